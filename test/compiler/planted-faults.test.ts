import { graphFacts } from '../../src/compiler/graph-facts';
import {
  type AskingBoth,
  areAlike,
  askingBoth,
  type Compile,
  type Interpreted,
  isMissed,
  type Question,
} from '../support/compiler/both-ways';
import { plantDirectedQuestions } from '../support/compiler/directed-questions';
import { FAULTS_IN_READING, READING_APART } from '../support/compiler/faults-in-reading';
import { FAULTS_IN_WRITING } from '../support/compiler/faults-in-writing';
import { faultyCompiler } from '../support/compiler/faulty-compiler';
import { openRandomQuestions, type RandomQuestions } from '../support/compiler/random-questions';
import { proofSize, recordProof } from '../support/proof';

/** Faults are to be found by this many of the operations that random-operations.test.ts draws. */
const WITHIN = proofSize(60, 400);
const SEED = 20_261_123;

let questions: RandomQuestions;
let both: AskingBoth;
const asked: { question: Question; interpreted: Interpreted }[] = [];

beforeAll(async () => {
  questions = await openRandomQuestions(SEED);
  both = askingBoth(questions.hub, questions.facts);
  const drawn = Array.from({ length: WITHIN }, (_, number) => questions.drawn(number)).filter(({ isValid }) => isValid);
  for (const question of [...(await plantDirectedQuestions(questions.hub.database)), ...drawn])
    asked.push({ question, interpreted: await both.interpret(question) });
}, 120_000);

afterAll(async () => {
  recordProof('faults planted in the compiler', { ...figures, 'operations they are looked for by': asked.length });
  await questions?.hub.close();
});

const figures = { faults: 0, found: 0, 'the last by operation': 0 };

/** The first operation that is answered otherwise, or no longer. */
async function firstFound(compile: Compile | undefined, facts = questions.facts) {
  for (const [number, { question, interpreted }] of asked.entries()) {
    const answers = { interpreted, compiled: await both.write(question, compile, facts) };
    if (!areAlike(answers) || isMissed(answers)) return { number, question, ...answers };
  }
  return null;
}

async function expectFound(compile: Compile | undefined, facts = questions.facts): Promise<void> {
  figures.faults += 1;
  const found = await firstFound(compile, facts);
  expect(found).not.toBeNull();
  figures.found += 1;
  figures['the last by operation'] = Math.max(figures['the last by operation'], 1 + (found?.number ?? 0));
}

test('nothing is found where there is no fault', async () => {
  expect(await firstFound(undefined)).toBeNull();
});

test('nothing is found where what few rows lead to is read apart, as it is for many', async () => {
  expect(await firstFound(faultyCompiler(READING_APART))).toBeNull();
});

test.each([...FAULTS_IN_WRITING, ...FAULTS_IN_READING])('$part: $what: is found', (fault) =>
  expectFound(faultyCompiler(fault)),
);

/** What resolvers say that they read, but for the id, which is always there. */
const saying = graphFacts();
const DECLARED = [...saying.reads].flatMap(([place, properties]) =>
  properties.flatMap((property) => (property === 'id' ? [] : [{ place, property }])),
);

test.each(DECLARED)('that $place says nothing of $property is found', ({ place, property }) => {
  const fewer = saying.reads.get(place)?.filter((one) => one !== property) ?? [];
  const facts = { ...questions.facts, reads: new Map([...questions.facts.reads, [place, fewer]]) };
  return expectFound(undefined, facts);
});

test('that Task.deadline says nothing of what it picks by is found', () => {
  const picked = questions.facts.picked.get('Task.deadline');
  const facts = { ...questions.facts, picked: new Map([['Task.deadline', { ...picked, reads: [] }]]) };
  return expectFound(undefined, facts as never);
});

test('that resolvers are said to read once which read again is found', () => {
  const facts = { ...questions.facts, readsOnce: questions.facts.resolved };
  return expectFound(undefined, facts);
});
