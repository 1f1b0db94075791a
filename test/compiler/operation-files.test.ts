import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewer } from '../../src/auth/viewer';
import { graphFacts } from '../../src/compiler/graph-facts';
import { type AskingBoth, areAlike, askingBoth, isMissed } from '../support/compiler/both-ways';
import { CALLERS } from '../support/compiler/callers';
import { instantAfterAll } from '../support/instant';
import { operationCases } from '../support/operation-cases';
import { planText } from '../support/plan-text';
import { openTestHub, type TestHub } from '../support/test-hub';

const OPERATIONS = join(__dirname, '../operations');
const QUESTIONS = join(__dirname, '../bench/compare/operations/hub');

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((file) => (file.endsWith('.graphql') ? [file.replace('.graphql', '')] : []));
const read = (folder: string, file: string): string => readFileSync(join(folder, `${file}.graphql`), 'utf8');

type Variables = Record<string, unknown>;

let hub: TestHub;
let both: AskingBoth;
let cases: Readonly<Record<string, readonly Variables[]>>;
let benchCases: Readonly<Record<string, readonly Variables[]>>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  for (const number of ['7/KH-SDL', '8/KH-SDL'])
    await hub.importText(planText({ number, taskCount: 30, indicatorCount: 5 }));
  const past = (await instantAfterAll()).toISOString();
  for (const statement of [
    "update task set title = title || ' (sửa)' where position % 2 = 0",
    "update unit set name = name || ' mới' where id % 2 = 0",
    "update legal_document set title = 'Về việc khác' where id % 3 = 0",
    "insert into observation (indicator_id, period, observed_on, value) select id, '2026-Q' || n, '2026-03-31', n from indicator, generate_series(1, 4) n",
  ])
    await hub.database.rows(statement, []);
  cases = (await operationCases(hub, past)).reading;
  benchCases = await questionCases();
  both = askingBoth(hub, graphFacts());
}, 120_000);

afterAll(() => hub?.close());

/** What the questions of the benchmark are asked with here: all that is there, and what is nowhere. */
async function questionCases(): Promise<Record<string, Variables[]>> {
  const { data } = await hub.ask<Record<string, never>, Variables>(
    '{ plans { nodes { number } } legalDocuments(first: 40) { nodes { number } } units(first: 40) { nodes { id } } tasks(first: 9) { edges { cursor } } }',
  );
  const { plans, legalDocuments, units, tasks } = data as unknown as {
    plans: { nodes: { number: string }[] };
    legalDocuments: { nodes: { number: string }[] };
    units: { nodes: { id: string }[] };
    tasks: { edges: { cursor: string }[] };
  };
  const byNumber = (nodes: { number: string }[]) =>
    [...nodes, { number: '0/KH-KHONG' }].map(({ number }) => ({ number }));
  return {
    mission: byNumber(plans.nodes),
    tiny: byNumber(plans.nodes),
    reverse: byNumber(legalDocuments.nodes),
    workload: units.nodes.flatMap(({ id }) => ['NOT_STARTED', 'COMPLETED'].map((status) => ({ unit: id, status }))),
    export: tasks.edges.map(({ cursor }) => ({ after: cursor })),
  };
}

/** Each case is asked by each caller, or where there are many by one after the other; at least one is answered without errors. */
async function expectAlike(query: string, cases: readonly Variables[]): Promise<void> {
  const callers = Object.values(CALLERS);
  const askers = (i: number) => (cases.length > callers.length ? [callers[i % callers.length] as Viewer] : callers);
  let answered = 0;
  for (const [i, variables] of cases.entries())
    for (const caller of askers(i)) {
      const answers = await both.ask({ query, variables, caller });
      const shown = { variables, caller, ...answers };
      expect(areAlike(answers) && !isMissed(answers) ? null : shown).toBeNull();
      if (!answers.interpreted.hasErrors) answered += 1;
    }
  expect(answered).toBeGreaterThan(0);
}

test('every operation and every question has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(filesIn(OPERATIONS).sort());
  expect(Object.keys(benchCases).sort()).toEqual(filesIn(QUESTIONS).sort());
});

test.each(filesIn(OPERATIONS))('%s is compiled, to what is interpreted', (file) =>
  expectAlike(read(OPERATIONS, file), cases[file] ?? []),
);

test.each(filesIn(QUESTIONS))('the question %s is compiled, to what is interpreted', (file) =>
  expectAlike(read(QUESTIONS, file), benchCases[file] ?? []),
);
