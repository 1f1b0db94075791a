import { parse } from 'graphql';
import { openDatabase } from '../../src/database/database';
import { areAlike, askingBoth } from '../support/compiler/both-ways';
import { openRandomQuestions, type RandomQuestions } from '../support/compiler/random-questions';
import { returnsRows } from '../support/operation/returns-rows';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { copyTestDatabase } from '../support/template-database';
import { answerOf, areSame } from '../support/visibility/asking-shown';
import { recordedHistories } from '../support/visibility/recorded-histories';
import { drawnRules, readWorld, storeRules } from '../support/visibility/rule-set';
import { keepWithinPlans } from '../support/visibility/within-their-plans';
import { takeOut } from '../support/visibility/without-hidden';

/** Another seed draws other rules and other operations: PLANGRAPH_SEED=7 npm run prove visibility. */
const SEED = Number(process.env.PLANGRAPH_SEED ?? 20_261_124);
const RULE_SETS = proofSize(8, 200);
const OPERATIONS = 30;
const MOST_SHOWN = 5;

let questions: RandomQuestions;

beforeAll(async () => {
  questions = await openRandomQuestions(SEED);
  // a database is copied while nobody is connected
  await questions.hub.close();
  await keepWithinPlans(questions.hub.databaseUrl);
}, 60_000);

test(
  'what is hidden from a caller is answered as if it had never been written, wherever it is asked for',
  async () => {
    const { schema } = questions.facts;
    const figures = { hiding: 0, asked: 0, withRows: 0, changedByRules: 0, differing: 0, differingCompiled: 0 };
    const roots = new Map<string, number>();
    const callers = new Map<string, number>();
    const differences: unknown[] = [];
    for (let number = 0; number < RULE_SETS; number++) {
      const chance = chanceOf(SEED + 7919 * number);
      const url = await copyTestDatabase(questions.hub.databaseUrl);
      const writing = await openDatabase(url, 1);
      const { rules, caller, callerName, hidden } = drawnRules(await readWorld(writing), chance);
      await storeRules(writing, rules);
      await writing.close();
      const withoutUrl = await copyTestDatabase(url);
      // an editor sees everything, the rules too
      if (caller.role !== 'EDITOR') await takeOut(withoutUrl, hidden);
      if (hidden.length > 0) figures.hiding += 1;
      callers.set(callerName, (callers.get(callerName) ?? 0) + 1);
      const [restricted, without] = await Promise.all([openDatabase(url, 4), openDatabase(withoutUrl, 4)]);
      const both = askingBoth({ ...questions.hub, database: restricted }, questions.facts);
      try {
        const histories = await recordedHistories();
        for (let n = 0; n <= OPERATIONS; n++) {
          const drawn = n < OPERATIONS ? questions.drawn(number * OPERATIONS + n) : histories;
          if (!drawn.isValid || asksOfWhoSees(drawn.query)) continue;
          const question = { ...drawn, caller };
          const [shown, expected, all, alike] = await Promise.all([
            answerOf(schema, restricted, question),
            answerOf(schema, without, question, 'everything'),
            answerOf(schema, restricted, question, 'everything'),
            both.ask(question),
          ]);
          figures.asked += 1;
          if (returnsRows(JSON.parse(shown).data)) figures.withRows += 1;
          if (all !== shown) {
            figures.changedByRules += 1;
            for (const root of rootsOf(drawn.query)) roots.set(root, (roots.get(root) ?? 0) + 1);
          }
          if (!areAlike(alike)) figures.differingCompiled += 1;
          const isSame = areSame(shown, expected);
          if (!isSame) figures.differing += 1;
          if ((!isSame || !areAlike(alike)) && differences.length < MOST_SHOWN)
            differences.push({
              number,
              n,
              callerName,
              query: drawn.query,
              variables: drawn.variables,
              ...firstDifference(shown, expected),
            });
        }
      } finally {
        await Promise.all([restricted.close(), without.close()]);
      }
    }
    recordProof('what is hidden, as if it had never been written', {
      seed: SEED,
      'rule sets': RULE_SETS,
      ...figures,
      ...Object.fromEntries(callers),
      'roots whose answers the rules changed': roots.size,
    });
    expect(differences).toEqual([]);
    expect(figures.hiding).toBeGreaterThanOrEqual(0.8 * RULE_SETS);
    expect(figures.changedByRules).toBeGreaterThan(figures.asked / 10);
  },
  proofSize(120_000, 7_200_000),
);

/** These are told to editors alone, so that the other side, which sees everything of what is left, is no measure. */
const asksOfWhoSees = (query: string): boolean => /\b(?:visibility|visibleTo|RESTRICTION)\b/.test(query);

function rootsOf(query: string): string[] {
  return parse(query).definitions.flatMap((one) =>
    one.kind === 'OperationDefinition'
      ? one.selectionSet.selections.flatMap((field) => (field.kind === 'Field' ? [field.name.value] : []))
      : [],
  );
}

function firstDifference(shown: string, expected: string) {
  let at = 0;
  while (at < shown.length && shown[at] === expected[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 300), at + 200);
  return { shown: around(shown), expected: around(expected) };
}
