import { openDatabase } from '../../src/database/database';
import { openRandomQuestions, type RandomQuestions } from '../support/compiler/random-questions';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { copyTestDatabase } from '../support/template-database';
import { answerOf, areSame } from '../support/visibility/asking-shown';
import { recordedHistories } from '../support/visibility/recorded-histories';
import { readWorld, storeRules } from '../support/visibility/rule-set';
import { keepWithinPlans } from '../support/visibility/within-their-plans';
import { takeOut } from '../support/visibility/without-hidden';

const SEED = 20_261_125;
const OPERATIONS = proofSize(400, 800);

/**
 * Views by which something could be seen, each with the table that it then shows whole. What is left out is reached through a
 * plan, task or indicator alone, and hidden with it: parts of a plan, deadlines, texts.
 */
const LEAKS: readonly (readonly [view: string, table: string])[] = [
  ...['plan', 'task', 'indicator', 'legal_document', 'citation', 'history'].map(
    (name) => [`shown.${name}`, `public.${name}`] as const,
  ),
  ['shown_search.entry', 'search.entry'],
  ...['plan', 'task', 'indicator', 'legal_document', 'history'].map(
    (name) => [`shown_as_recorded.${name}`, `as_recorded.${name}`] as const,
  ),
];
const PLANTED = proofSize(3, LEAKS.length);

let questions: RandomQuestions;

beforeAll(async () => {
  questions = await openRandomQuestions(SEED);
  await questions.hub.close();
  await keepWithinPlans(questions.hub.databaseUrl);
}, 60_000);

test(
  'a view that shows what it is to hide is found out',
  async () => {
    const { schema } = questions.facts;
    const url = await copyTestDatabase(questions.hub.databaseUrl);
    const writing = await openDatabase(url, 1);
    const { documents } = await readWorld(writing);
    // every other plan is a draft
    const hidden = documents.filter(({ planId }) => planId !== null && planId % 2 === 0);
    await storeRules(
      writing,
      hidden.map(({ id, planId }) => ({ documentId: id, planId, unitIds: [] })),
    );
    await writing.close();
    const withoutUrl = await copyTestDatabase(url);
    await takeOut(
      withoutUrl,
      hidden.map(({ id }) => id),
    );
    const [restricted, without] = await Promise.all([openDatabase(url, 4), openDatabase(withoutUrl, 4)]);
    const histories = await recordedHistories();
    const found = new Map<string, number | null>();
    const wanted = chanceOf(SEED).shuffled(LEAKS).slice(0, PLANTED);
    try {
      for (const [view, table] of wanted) {
        const [kept] = await restricted.rows<{ text: string; columns: string }>(
          `select pg_get_viewdef($1::regclass) as text,
                  (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = $1::regclass and attnum > 0) as columns`,
          [view],
        );
        await restricted.source.query(`create or replace view ${view} as select ${kept?.columns} from ${table}`);
        found.set(view, null);
        for (let n = 0; n <= OPERATIONS; n++) {
          const question = n < OPERATIONS ? questions.drawn(n) : histories;
          if (!question.isValid || /\b(?:visibility|visibleTo|RESTRICTION)\b/.test(question.query)) continue;
          const asked = { ...question, caller: { kind: 'anonymous', role: 'READER' } as const };
          const [shown, expected] = await Promise.all([
            answerOf(schema, restricted, asked),
            answerOf(schema, without, asked, 'everything'),
          ]);
          if (areSame(shown, expected)) continue;
          found.set(view, n + 1);
          break;
        }
        await restricted.source.query(`create or replace view ${view} as ${kept?.text}`);
      }
    } finally {
      await Promise.all([restricted.close(), without.close()]);
    }
    recordProof('leaks that were planted in what is shown', { planted: wanted.length, ...Object.fromEntries(found) });
    expect([...found].filter(([, after]) => after === null)).toEqual([]);
  },
  proofSize(120_000, 3_600_000),
);
