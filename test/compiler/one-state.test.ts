import { parse } from 'graphql';
import { ANONYMOUS } from '../../src/auth/viewer';
import { compile } from '../../src/compiler/compiled-operation';
import { graphFacts } from '../../src/compiler/graph-facts';
import type { Reader } from '../../src/reader';
import { contextFor } from '../../src/server/request-context';
import { type KnownHub, openKnownHub } from '../support/known-hub';
import { planter } from '../support/planted-rows';
import { proofSize, recordProof } from '../support/proof';

const BOTH = `{
  one: plan(number: "1/KH-SNV") { ...All }
  other: plan(number: "2/KH-SNV") { ...All }
}
fragment All on Plan { title tasks(first: 50) { totalCount nodes { title plan { title } assignments { unit { name } } } } all: tasks { totalCount } }`;

/** As often a task is moved and all is read while it is. */
const READINGS = proofSize(200, 5000);
const READERS = 4;

let known: KnownHub;
let moved: number;

beforeAll(async () => {
  known = await openKnownHub({ hasSample: false, poolSize: READERS + 1 });
  const plant = planter(known.hub.database);
  const unit = await plant.unit('Sở Y tế');
  const plans = [];
  for (const number of ['1/KH-SNV', '2/KH-SNV']) plans.push(await plant.plan({ number, title: 'không' }));
  for (const plan of plans) for (let i = 0; i < 5; i++) await plant.assignment(await plant.task(plan), unit, 'LEAD');
  moved = await plant.task(plans[0] as number, { title: 'Việc chuyển' });
  await plant.assignment(moved, unit, 'LEAD');
  await move();
});

afterAll(() => known?.close());

/** In one transaction the task goes to the other plan, and both plans say who has it. */
const move = (): Promise<void> =>
  known.hub.database.transaction(async (tx) => {
    await tx.query('update task set plan_id = (select p.id from plan p where p.id <> plan_id) where id = $1', [moved]);
    await tx.query(
      `update plan p set title = case when exists (select from task t where t.plan_id = p.id and t.id = $1) then 'có' else 'không' end`,
      [moved],
    );
  });

interface ShownPlan {
  title: string;
  tasks: { totalCount: number; nodes: { title: string; plan: { title: string }; assignments: unknown[] }[] };
  all: { totalCount: number };
}

/** Null where an answer shows one state; else what of it is of another. */
function halfStateIn(data: Record<'one' | 'other', ShownPlan>): string | null {
  const plans = [data.one, data.other];
  const holders = plans.filter(({ tasks }) => tasks.nodes.some(({ title }) => title === 'Việc chuyển'));
  if (holders.length !== 1) return `the task is in ${holders.length} plans`;
  for (const plan of plans) {
    const isHolder = plan === holders[0];
    if (plan.title !== (isHolder ? 'có' : 'không')) return 'a title is of another state than the tasks';
    const counts = [plan.tasks.nodes.length, plan.tasks.totalCount, plan.all.totalCount];
    if (counts.some((count) => count !== (isHolder ? 6 : 5))) return `its counts are ${counts.join(', ')}`;
    if (plan.tasks.nodes.some((task) => task.plan.title !== plan.title)) return 'its tasks have another plan';
    if (plan.tasks.nodes.some(({ assignments }) => assignments.length !== 1)) return 'a task has lost its unit';
  }
  return null;
}

const operation = compile(graphFacts(), parse(BOTH));

/** What is read when the task is moved after each statement that is answered. */
async function readWhileMoving(isInSnapshot: boolean): Promise<string | null> {
  const { database: db, importDocument } = known.hub;
  const surroundings = { db, importDocument, writers: null as never, maxPageSize: 100 };
  const ctx = contextFor(surroundings, ANONYMOUS, new Date());
  const snapshot = ctx.db.snapshot();
  const reader: Reader = isInSnapshot ? snapshot : db;
  const rows: Reader['rows'] = async (text, values, form) => {
    const found = await reader.rows(text, values, form);
    await move();
    return found as never;
  };
  try {
    ctx.db = { ...ctx.db, rows };
    return halfStateIn(JSON.parse(String(await operation?.execute({}, ctx, snapshot))).data);
  } finally {
    snapshot.end();
  }
}

test('what is compiled reads one state, however its rows are moved between its statements', async () => {
  for (let i = 0; i < 20; i++) expect(await readWhileMoving(true)).toBeNull();
});

test('read without a snapshot, what a move leaves in halves is found', async () => {
  const found = [];
  for (let i = 0; i < 20; i++) found.push(await readWhileMoving(false));
  expect(found.filter((one) => one !== null)).not.toEqual([]);
});

test(
  'over HTTP every answer is of one state while a task goes from plan to plan',
  async () => {
    const ask = async () => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query: BOTH });
      const response = await fetch(`${known.url}/graphql`, { method: 'POST', headers, body });
      return (await response.json()) as { data: Parameters<typeof halfStateIn>[0] };
    };
    await ask();
    known.counted();
    let left = READINGS;
    let moves = 0;
    const states = new Map<string, number>();
    const halves: string[] = [];
    const read = async () => {
      while (left > 0) {
        left -= 1;
        const { data } = await ask();
        const half = halfStateIn(data);
        if (half !== null) halves.push(half);
        states.set(data.one.title, (states.get(data.one.title) ?? 0) + 1);
      }
    };
    const write = async () => {
      for (; left > 0; moves += 1) await move();
    };
    await Promise.all([write(), ...Array.from({ length: READERS }, read)]);
    expect(known.counted()).toEqual({ compiled: READINGS, left: 0 });
    expect(halves).toEqual([]);
    recordProof('one state while rows move', { readings: READINGS, moves, ...Object.fromEntries(states), halves: 0 });
    // both states were seen, so that there was something to mix
    expect([...states.keys()].sort()).toEqual(['có', 'không']);
  },
  proofSize(60_000, 600_000),
);
