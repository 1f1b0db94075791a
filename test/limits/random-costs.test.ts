import 'reflect-metadata';
import { parse, print } from 'graphql';
import { readConfig } from '../../src/config';
import { costRule } from '../../src/limits/cost-rule';
import { type AskingBoth, askingBoth } from '../support/compiler/both-ways';
import { openRandomQuestions, type RandomQuestions } from '../support/compiler/random-questions';
import { objectsIn, withTypes } from '../support/limits/counted-objects';
import { proofSize, recordProof } from '../support/proof';

/** Another seed draws other rows and other operations: PLANGRAPH_SEED=7 npm run prove costs. */
const SEED = Number(process.env.PLANGRAPH_SEED ?? 20_261_124);
const OPERATIONS = proofSize(200, 5000);
const MOST_SHOWN = 5;

let questions: RandomQuestions;
let both: AskingBoth;

beforeAll(async () => {
  questions = await openRandomQuestions(SEED);
  both = askingBoth(questions.hub, questions.facts);
}, 60_000);

afterAll(() => questions?.hub.close());

test(
  'what random operations cost is never more than was estimated, and never less than the objects of the answer',
  async () => {
    const { anonymous } = readConfig({}).limits.budgets;
    const { schema } = questions.facts;
    const figures = { withRows: 0, tight: 0, overAnonymous: 0, withLongerLists: 0, wrong: 0 };
    const ratios: number[] = [];
    const wrong: unknown[] = [];
    let asked = 0;
    for (let number = 0; asked < OPERATIONS; number++) {
      const question = questions.drawn(number);
      if (!question.isValid) continue;
      asked += 1;
      const { query, variables } = question;
      const typed = withTypes(query);
      const { text } = await both.interpret({ ...question, query: print(typed) });
      const rule = costRule(schema, parse(query));
      const data: unknown = text === null ? null : JSON.parse(text);
      const estimated = rule?.estimate(variables) ?? 0;
      const actual = rule?.actual(variables, data) ?? 0;
      const { counted, longer } = data === null ? { counted: 0, longer: 0 } : objectsIn(schema, typed, data);
      if (estimated > anonymous) figures.overAnonymous += 1;
      if (longer > 0) figures.withLongerLists += 1;
      if (counted > 0) {
        figures.withRows += 1;
        ratios.push(actual / estimated);
        if (actual === estimated) figures.tight += 1;
      }
      if (counted <= actual && actual <= estimated) continue;
      figures.wrong += 1;
      if (wrong.length < MOST_SHOWN) wrong.push({ number, query, variables, counted, actual, estimated });
    }
    const tightPercent = Math.round((1000 * figures.tight) / figures.withRows) / 10;
    recordProof('cost of random operations', {
      seed: SEED,
      operations: asked,
      ...figures,
      'tight percent': tightPercent,
      'median of actual to estimate': Math.round(100 * (ratios.sort((a, b) => a - b)[ratios.length >> 1] ?? 0)) / 100,
    });
    expect(wrong).toEqual([]);
    expect(figures.withRows).toBeGreaterThan(asked / 2);
    // an estimate that is far from what comes would be of no use
    expect(tightPercent).toBeGreaterThan(5);
  },
  proofSize(60_000, 1_800_000),
);
