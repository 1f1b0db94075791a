import { graphFacts } from '../../src/compiler/graph-facts';
import { encodeCursor } from '../../src/graph/cursor';
import { encodeId } from '../../src/graph/global-id';
import { askOf } from '../../src/graph/link-args';
import type { ManyLink } from '../../src/graph/links';
import type { Page } from '../../src/graph/page';
import { isFoundTogether, pageAndCountStatement } from '../../src/graph/page-and-count';
import { countStatement, pageStatement } from '../../src/graph/page-statement';
import type { Row } from '../../src/graph/rows-by-id';
import { planLinks, planRoots } from '../../src/modules/plans/plan.entity';
import { Task } from '../../src/modules/plans/task.entity';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';
import { type Chance, chanceOf } from '../support/seeded-chance';

const TODAY = '2026-11-22';
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'];
const TASKS = planRoots.links.tasks as ManyLink;
const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

graphFacts();
let graph: GraphOnRows;
let units: number[];
let merged: number;

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  const chance = chanceOf(1);
  units = [await plant.unit('Sở A'), await plant.unit('Sở B'), await plant.unit('Sở C')];
  merged = 900_001;
  await graph.database.source.query(`insert into unit_merge (merged_id, kept_id, name) values ($1, $2, 'Sở Z')`, [
    merged,
    units[0],
  ]);
  const plans = [await plant.plan({}), await plant.plan({})];
  for (let i = 0; i < 60; i++) {
    const task = await plant.task(chance.oneOf(plans), {
      status: chance.oneOf(STATUSES),
      title: chance.oneOf(['á', 'b', 'Đ']),
    });
    for (const unit of chance.shuffled(units).slice(0, chance.below(3))) await plant.assignment(task, unit, 'LEAD');
    for (let k = chance.below(3); k > 0; k--) {
      const day = chance.maybeNull(0.3, () => `2026-1${chance.below(3)}-0${chance.below(9) + 1}`);
      await graph.database.source.query(
        `insert into deadline (task_id, position, text, due_on, evidence) values ($1, $2, 'x', $3, '{"quote":"x","start":0,"end":1}')`,
        [task, k, day],
      );
    }
  }
});

afterAll(() => graph.close());

const unitIs = (id: number) => ({ assignments: { some: { unit: { id: { eq: encodeId('Unit', id) } } } } });
const by = (field: string, direction = 'ASC', nulls = 'LAST') => ({ field, direction, nulls });

function drawn(chance: Chance) {
  const filter = chance.oneOf<unknown>([
    { ...unitIs(chance.oneOf([...units, merged])), status: { eq: chance.oneOf(STATUSES) } },
    { ...unitIs(chance.oneOf(units)), status: { in: chance.shuffled(STATUSES).slice(0, 3) } },
    { ...unitIs(chance.oneOf(units)), status: { in: [] } },
    { ...unitIs(chance.oneOf(units)), not: { status: { eq: 'COMPLETED' } } },
    { ...unitIs(chance.oneOf(units)), status: { eq: 'COMPLETED' }, title: { eq: 'á' } },
    {
      assignments: { none: { unit: { id: { eq: encodeId('Unit', units[0] as number) } } } },
      status: { eq: 'COMPLETED' },
    },
    { or: [unitIs(units[0] as number), { status: { eq: 'COMPLETED' } }] },
    unitIs(chance.oneOf(units)),
    null,
  ]);
  const direction = chance.oneOf(['ASC', 'DESC']);
  const nulls = chance.oneOf(['FIRST', 'LAST']);
  const orderBy = chance.oneOf([
    null,
    [by('DUE_ON', direction, nulls)],
    [by('TITLE', direction), by('STATUS')],
    [by('PLAN_TITLE')],
  ]);
  return askOf(TASKS, { filter, orderBy });
}

const shown = (rows: readonly Row[]) => rows.map(({ __parent, __count, ...row }) => row);

test.each(SEEDS)('a page that is found with its count is the page, and the count (seed %i)', async (seed) => {
  const chance = chanceOf(seed);
  const ask = drawn(chance);
  const { database } = graph;
  const rowsOf = async ({ text, values }: { text: string; values: readonly unknown[] }) =>
    database.rows<Row>(text, [[0], ...values]);
  const [counted] = await rowsOf(countStatement(TASKS, Task, ask, TODAY));
  for (let after: string | null = null, step = 0; step < 4; step++) {
    const page: Page = { size: chance.below(9), isBackward: chance.below(3) === 0, after, before: null };
    const apart = await rowsOf(pageStatement(TASKS, Task, ask, page, TODAY));
    const together = await rowsOf(pageAndCountStatement(TASKS, Task, ask, page, TODAY));
    expect(shown(together.filter(({ id }) => id !== null))).toEqual(shown(apart));
    expect(new Set(together.map(({ __count }) => __count))).toEqual(new Set([counted?.n]));
    const last = apart.at(-1);
    if (!last) break;
    after = encodeCursor(last, ask.order);
  }
});

test.each<[string, unknown, unknown, boolean]>([
  ['nothing', null, null, false],
  ['an order alone', null, [by('DUE_ON')], false],
  ['a status', { status: { eq: 'COMPLETED' } }, null, false],
  ['a status and an order', { status: { eq: 'COMPLETED' } }, [by('DUE_ON')], true],
  ['the id of a unit', unitIs(1), null, true],
  ['the id of a plan', { plan: { id: { eq: encodeId('Plan', 1) } } }, null, true],
  ['the year of a plan', { plan: { year: { eq: 2026 } } }, null, false],
  ['all but a unit', { not: unitIs(1) }, null, false],
  ['a unit or a status', { or: [unitIs(1), { status: { eq: 'COMPLETED' } }] }, null, false],
])('where %s is asked, page and count are found together or not', (_, filter, orderBy, isTogether) => {
  expect(isFoundTogether(TASKS, askOf(TASKS, { filter, orderBy }))).toBe(isTogether);
});

test("a plan's own tasks are found plan by plan", () => {
  const link = planLinks.links.tasks as ManyLink;
  expect(isFoundTogether(link, askOf(link, { filter: unitIs(1), orderBy: [by('DUE_ON')] }))).toBe(false);
});

test.each<[string, unknown, boolean]>([
  ['a unit and a status', { ...unitIs(1), status: { eq: 'COMPLETED' } }, true],
  ['a unit and statuses', { ...unitIs(1), status: { in: ['COMPLETED', 'CANCELLED'] } }, true],
  ['a unit, a status and a title', { ...unitIs(1), status: { eq: 'COMPLETED' }, title: { contains: 'a' } }, true],
  ['a unit', unitIs(1), false],
  [
    'a unit in a role and a status',
    {
      assignments: { some: { unit: { id: { eq: encodeId('Unit', 1) } }, role: { eq: 'LEAD' } } },
      status: { eq: 'COMPLETED' },
    },
    false,
  ],
  [
    'a unit that is not, and a status',
    { assignments: { none: { unit: { id: { eq: encodeId('Unit', 1) } } } }, status: { eq: 'COMPLETED' } },
    false,
  ],
  ['a unit without a status', { ...unitIs(1), not: { status: { eq: 'COMPLETED' } } }, false],
])('%s: whether the path of units and statuses is taken', (_, filter, isTaken) => {
  const page = { size: 20, isBackward: false, after: null, before: null };
  const { text } = pageAndCountStatement(TASKS, Task, askOf(TASKS, { filter }), page, TODAY);
  expect(text.includes('derived.unit_task')).toBe(isTaken);
});

test.each<[string, unknown, unknown, boolean]>([
  ['a bucket', { timeliness: { eq: 'OPEN_OVERDUE' } }, [by('DUE_ON')], true],
  ['a status of a plan without parts', { status: { eq: 'COMPLETED' }, children: { none: {} } }, [by('DUE_ON')], true],
  ['the year of a plan', { plan: { year: { eq: 2026 } } }, [by('DUE_ON')], true],
  ['a unit', unitIs(1), null, true],
  ['a title', { title: { contains: 'a' }, timeliness: { eq: 'OPEN_OVERDUE' } }, [by('DUE_ON')], false],
  ['an order by title', { timeliness: { eq: 'OPEN_OVERDUE' } }, [by('TITLE')], false],
])('%s: whether tasks are found in what is kept of them', (_, filter, orderBy, isKept) => {
  const page = { size: 20, isBackward: false, after: null, before: null };
  const { text } = pageAndCountStatement(TASKS, Task, askOf(TASKS, { filter, orderBy }), page, TODAY);
  expect(text.includes('from derived.task_standing t')).toBe(isKept);
  expect(text.includes('parent_id = t.id')).toBe(false);
});
