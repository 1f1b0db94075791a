import type { QueryRunner } from 'typeorm';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';
import { proofSize, recordProof } from '../support/proof';
import {
  apply,
  type Edit,
  type KeptRows,
  noRows,
  type Row,
  type Table,
  withWhatHangs,
} from '../support/replay/kept-rows';
import { naiveAnswer, OPERATION } from '../support/replay/naive-answer';
import { editor } from '../support/replay/random-edits';
import { chanceOf } from '../support/seeded-chance';

const EDITS = proofSize(400, 5000);
const INSTANTS = proofSize(40, 500);
const PLANS = 16;

/** The edits of one transaction, in the order of commits. */
interface Commit {
  edits: Edit[];
  recordedAt: number;
}

let graph: GraphOnRows;
const commits: Commit[] = [];
let overlapping = 0;

beforeAll(async () => {
  graph = await openGraphOnRows();
  await edit();
  const stamps = await graph.database.rows<{ position: number; at: Date }>(
    'select position, recorded_at as at from recording order by position',
    [],
  );
  // what was planted first is none of the edits
  const own = stamps.slice(-commits.length);
  expect(own.map(({ position }) => position)).toEqual(own.map((_, i) => (own[0]?.position ?? 0) + i));
  for (const [i, { at }] of own.entries()) (commits[i] as Commit).recordedAt = at.getTime();
}, 600_000);

afterAll(() => graph.close());

/** Which plan a row is of; null for units, their names and documents. */
function planOf(rows: KeptRows, row: Row, table: Table): number | null {
  const above = (of: Table, column: string) => planOf(rows, rows[of].get(row[column] as number) as Row, of);
  if (table === 'plan') return row.id;
  if (typeof row.plan_id === 'number') return row.plan_id;
  if (table === 'observation') return above('indicator', 'indicator_id');
  return 'task_id' in row ? above('task', 'task_id') : null;
}

/** Random edits in transactions of one to four; every third is open while another one, on other plans, is committed. */
async function edit(): Promise<void> {
  const chance = chanceOf(20_261_123);
  const rows = noRows();
  const runners = [graph.database.source.createQueryRunner(), graph.database.source.createQueryRunner()];
  let side: number | null = null;
  // two that touch one row, or what search keeps of a plan by the name of its issuer, would wait for each other
  const plans: number[] = [];
  const sideOf = (row: Row, table: Table) => plans.indexOf(planOf(rows, row, table) ?? 0) % 2;
  const make = editor(chance, rows, (row, table) => side === null || sideOf(row, table) === side);
  const work = async (i: number, made: Edit): Promise<Edit[]> => {
    const all = withWhatHangs(rows, made);
    const before = rows[made.table].get(made.id);
    await write(runners[i] as QueryRunner, made, before);
    apply(rows, all);
    return all;
  };

  const plant = planter(graph.database);
  const sources: number[] = [];
  for (let i = 0; i < PLANS; i++) sources.push(await plant.sourceText());
  const start: Edit[] = [];
  await runners[0]?.startTransaction();
  for (let i = 0; i < 10; i++) start.push(...(await work(0, make.unit())), ...(await work(0, make.document())));
  for (const source of sources) {
    const [document] = await work(0, make.document());
    const [plan] = await work(0, make.plan(source, (document as Edit).id));
    plans.push((plan as Edit).id);
    start.push(document as Edit, plan as Edit);
  }
  for (const made of make.named()) start.push(...(await work(0, made)));
  await runners[0]?.commitTransaction();
  commits.push({ edits: start, recordedAt: 0 });

  for (let done = 0; done < EDITS; ) {
    const open = chance.below(3) === 0 ? [0, 1] : [0];
    const made: Edit[][] = [[], []];
    for (const i of open) {
      await runners[i]?.startTransaction();
      await runners[i]?.query(`set local lock_timeout = '20s'`);
    }
    for (let left = open.length * (1 + chance.below(4)); left > 0; left--) {
      const i = left % open.length;
      side = open.length > 1 ? i : null;
      made[i]?.push(...(await work(i, make.any())));
      done += 1;
    }
    if (open.length > 1) overlapping += 1;
    for (const i of chance.shuffled(open)) {
      await runners[i]?.commitTransaction();
      commits.push({ edits: made[i] as Edit[], recordedAt: 0 });
    }
  }
  for (const runner of runners) await runner.release();
}

/** What one edit is in SQL: only what it changes of a row. */
async function write(runner: QueryRunner, { table, id, row }: Edit, before: Row | undefined): Promise<void> {
  if (!row) {
    await runner.query(`delete from ${table} where id = $1`, [id]);
    return;
  }
  const changed = Object.entries(row).filter(([column, value]) => before?.[column] !== value);
  const columns = changed.map(([column]) => column);
  const values = changed.map(([, value]) => value);
  const places = columns.map((_, i) => `$${i + 1}`);
  await runner.query(
    before
      ? `update ${table} set ${columns.map((column, i) => `${column} = $${i + 1}`).join(', ')} where id = ${id}`
      : `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    values,
  );
}

test('a plan and all tasks as recorded are what a replay of the edits up to that instant makes of them', async () => {
  const chance = chanceOf(7);
  const [first, last] = [commits[0]?.recordedAt ?? 0, commits.at(-1)?.recordedAt ?? 0];
  // some at the very instant of a commit, some just before it, some anywhere, the first ones before there was anything
  const instants = Array.from({ length: INSTANTS }, (_, i) => {
    const { recordedAt } = chance.oneOf(commits);
    return i < 2 ? first - 1 - i : chance.oneOf([recordedAt, recordedAt - 1, first + chance.below(last - first + 1)]);
  }).sort((a, b) => a - b);
  const rows = noRows();
  let replayed = 0;
  let found = 0;
  for (const at of instants) {
    for (; (commits[replayed]?.recordedAt ?? Number.POSITIVE_INFINITY) <= at; replayed++)
      apply(rows, commits[replayed]?.edits ?? []);
    const number = chance.oneOf(numbers());
    const { data, errors } = await graph.ask(OPERATION, { number, at: new Date(at).toISOString() });
    const expected = naiveAnswer(rows, number);
    expect({ at, ...data }).toEqual({ at, ...expected });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(expected.plan ? [] : ['NOT_FOUND']);
    if (expected.plan) found += 1;
  }
  const edits = commits.reduce((sum, commit) => sum + commit.edits.length, 0);
  recordProof('recordedAt equals a replay', {
    edits,
    transactions: commits.length,
    overlapping,
    instants: INSTANTS,
    'with a plan': found,
  });
  expect(edits).toBeGreaterThanOrEqual(EDITS);
  expect(found).toBeGreaterThan(INSTANTS * 0.5);
}, 900_000);

/** The numbers of all plans there ever were. */
const numbers = (): string[] =>
  (commits[0]?.edits ?? []).flatMap(({ table, row }) => (table === 'plan' ? [row?.number as string] : []));
