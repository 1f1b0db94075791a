import { connect } from '../../src/graph/connection';
import type { Edge } from '../../src/graph/link-loaders';
import { countLoader, listLoader } from '../../src/graph/link-loaders';
import { listVia, type ManyLink, pagesVia } from '../../src/graph/links';
import { plainly } from '../../src/graph/page-statement';
import type { Row } from '../../src/graph/rows-by-id';
import { Assignment } from '../../src/modules/plans/assignment.entity';
import { Task } from '../../src/modules/plans/task.entity';
import { AssignmentRole } from '../../src/modules/plans/task.enums';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';

const VIA = { entity: () => Assignment, near: 'unitId', far: 'taskId' };
const OPTIONS = {
  order: ['position'],
  args: { role: { type: () => AssignmentRole, property: 'role', isOnVia: true, description: '' } },
};
const edge = (link: ManyLink): Edge => ({ from: 'Unit', name: 'work', link, entity: Task });
const LIST = edge(listVia('Task', VIA, '', { ...OPTIONS, size: 5 }));
const PAGES = edge(pagesVia('Task', VIA, '', OPTIONS));

let graph: GraphOnRows;
/** Leads and coordinates `twice`, leads `led`, coordinates `joined`. */
let unit: number;
let idle: number;
let [twice, led, joined] = [0, 0, 0];

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  unit = await plant.unit('Phòng A');
  idle = await plant.unit('Phòng B');
  const plan = await plant.plan();
  [joined, led, twice] = [await plant.task(plan), await plant.task(plan), await plant.task(plan)];
  await plant.assignment(twice, unit, 'COORDINATE');
  await plant.assignment(twice, unit, 'LEAD');
  await plant.assignment(led, unit, 'LEAD');
  await plant.assignment(joined, unit, 'COORDINATE');
});

afterAll(() => graph.close());

const ids = (rows: readonly unknown[]) => (rows as Row[]).map((row) => row.id);

describe.each([
  [undefined, () => [joined, led, twice]],
  ['LEAD', () => [led, twice]],
  ['COORDINATE', () => [joined, twice]],
])('with the role %s', (role, expected) => {
  const ask = plainly(PAGES.link, role ? { role } : {});

  test('a list holds each row once, in its order, however often it is paired', async () => {
    const ctx = graph.context();
    const [own, none] = await Promise.all([
      ctx.load(listLoader(LIST, ask), unit),
      ctx.load(listLoader(LIST, ask), idle),
    ]);
    expect(ids(own)).toEqual(expected());
    expect(none).toEqual([]);
  });

  test('a page and its count hold each row once', async () => {
    const connection = connect(graph.context(), PAGES, unit, ask, {});
    expect(ids(await connection.nodes())).toEqual(expected());
    expect(await connection.totalCount()).toBe(expected().length);
    expect(await graph.context().load(countLoader(PAGES, ask), idle)).toBe(0);
  });
});
