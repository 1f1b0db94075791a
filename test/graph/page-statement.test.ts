import type { Database } from '../../src/database/database';
import { encodeCursor } from '../../src/graph/cursor';
import { allPages, type ManyLink, type OrderTerm, pages } from '../../src/graph/links';
import type { Page } from '../../src/graph/page';
import { countStatement, pageStatement, plainly } from '../../src/graph/page-statement';
import type { Row } from '../../src/graph/rows-by-id';
import { LegalDocument } from '../../src/modules/legal/legal-document.entity';
import { planLinks, planRoots } from '../../src/modules/plans/plan.entity';
import { Task } from '../../src/modules/plans/task.entity';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';
import { type Chance, chanceOf } from '../support/seeded-chance';

const ROWS = 120;
const TODAY = '2026-11-22';
const ORDERED = ['issuedOn', 'effectiveOn', 'title', 'type', 'issuerId', 'number'];

let graph: GraphOnRows;
let rows: Row[];
let issuers: number[];

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  const chance = chanceOf(1);
  issuers = [await plant.unit('Sở A'), await plant.unit('Sở B'), await plant.unit('Sở C')];
  const day = () => chance.maybeNull(0.3, () => `2026-0${chance.below(4) + 1}-0${chance.below(3) + 1}`);
  for (let i = 0; i < ROWS; i++)
    await plant.document({
      type: chance.oneOf(['Nghị định', 'Quyết định', 'a', 'B']),
      title: chance.maybeNull(0.3, () => chance.oneOf(['', 'á', 'z', "it's", 'Đ'])),
      issuer_id: chance.maybeNull(0.3, () => chance.oneOf(issuers)),
      issued_on: day(),
      effective_on: day(),
    });
  const all = {
    ...allPages('LegalDocument', ''),
    order: [{ property: 'id', direction: 'ASC', nulls: 'LAST' }],
  } as ManyLink;
  rows = (await pageOf(graph.database, all, { size: 1000, isBackward: false, after: null, before: null })).get(0) ?? [];
  expect(rows).toHaveLength(ROWS);
});

afterAll(() => graph.close());

async function pageOf(db: Database, link: ManyLink, page: Page, parents = [0]): Promise<Map<number, Row[]>> {
  const { text, values } = pageStatement(link, LegalDocument, plainly(link), page, TODAY);
  const found = await db.rows<Row & { __parent: number }>(text, [parents, ...values]);
  return new Map(parents.map((id) => [id, found.filter((row) => row.__parent === id)]));
}

/** Up to four terms in random directions, ending with the id as every link's order does. */
function anyOrder(chance: Chance): OrderTerm[] {
  const properties = chance.shuffled(ORDERED).slice(0, chance.below(4));
  return [...properties, 'id'].map((property) => ({
    property,
    direction: chance.oneOf(['ASC', 'DESC']),
    nulls: chance.oneOf(['FIRST', 'LAST']),
  }));
}

/** The model: the rows in order, sorted here. The test cluster sorts text by its bytes. */
function inOrder(order: readonly OrderTerm[]): Row[] {
  const compare = (a: Row, b: Row): number => {
    for (const { property, direction, nulls } of order) {
      const [x, y] = [a[property], b[property]] as [string | number | null, string | number | null];
      if (x === y) continue;
      if (x === null || y === null) return (x === null) === (nulls === 'FIRST') ? -1 : 1;
      const isLess = typeof x === 'number' ? x < Number(y) : Buffer.compare(Buffer.from(x), Buffer.from(String(y))) < 0;
      return isLess === (direction === 'ASC') ? -1 : 1;
    }
    return 0;
  };
  return rows.toSorted(compare);
}

const ids = (found: readonly Row[] | undefined) => (found ?? []).map((row) => row.id);
const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);

test.each(SEEDS)(
  'walked forward by pages of random sizes, every row is there once, in order (seed %i)',
  async (seed) => {
    const chance = chanceOf(seed);
    const link = { ...allPages('LegalDocument', ''), order: anyOrder(chance) };
    const walked: Row[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      const size = chance.below(17) + 1;
      const found = (await pageOf(graph.database, link, { size, isBackward: false, after, before: null })).get(0) ?? [];
      expect(found.length).toBeLessThanOrEqual(size + 1);
      isMore = found.length > size;
      walked.push(...found.slice(0, size));
      // a walk that goes in circles ends here
      expect(walked.length).toBeLessThanOrEqual(ROWS);
      after = encodeCursor(walked.at(-1) as Row, link.order);
    }
    expect(ids(walked)).toEqual(ids(inOrder(link.order)));
  },
);

test.each(SEEDS)(
  'walked backward by pages of random sizes, every row is there once, in order (seed %i)',
  async (seed) => {
    const chance = chanceOf(1000 + seed);
    const link = { ...allPages('LegalDocument', ''), order: anyOrder(chance) };
    const walked: Row[] = [];
    for (let before: string | null = null, isMore = true; isMore; ) {
      const size = chance.below(17) + 1;
      const found = (await pageOf(graph.database, link, { size, isBackward: true, after: null, before })).get(0) ?? [];
      isMore = found.length > size;
      walked.unshift(...found.slice(0, size).reverse());
      expect(walked.length).toBeLessThanOrEqual(ROWS);
      before = encodeCursor(walked[0] as Row, link.order);
    }
    expect(ids(walked)).toEqual(ids(inOrder(link.order)));
  },
);

test.each(SEEDS)(
  'a page between two cursors holds what the model has there, from either end (seed %i)',
  async (seed) => {
    const chance = chanceOf(2000 + seed);
    const link = { ...allPages('LegalDocument', ''), order: anyOrder(chance) };
    const model = inOrder(link.order);
    const [from, to] = [chance.below(ROWS), chance.below(ROWS)];
    const size = chance.below(40);
    const cursors = {
      after: encodeCursor(model[from] as Row, link.order),
      before: encodeCursor(model[to] as Row, link.order),
    };
    const between = ids(model.slice(from + 1, to));
    const forward = await pageOf(graph.database, link, { size, isBackward: false, ...cursors });
    expect(ids(forward.get(0))).toEqual(between.slice(0, size + 1));
    const backward = await pageOf(graph.database, link, { size, isBackward: true, ...cursors });
    expect(ids(backward.get(0))).toEqual(between.toReversed().slice(0, size + 1));
  },
);

test.each(SEEDS.slice(0, 10))("each parent's page holds its own rows only, cut for itself (seed %i)", async (seed) => {
  const chance = chanceOf(3000 + seed);
  const link = { ...pages('LegalDocument', 'issuerId', ''), order: anyOrder(chance) };
  const size = chance.below(20);
  const absent = 999_999;
  const found = await pageOf(graph.database, link, { size, isBackward: false, after: null, before: null }, [
    ...issuers,
    absent,
  ]);
  for (const issuer of issuers) {
    const own = inOrder(link.order).filter((row) => row.issuerId === issuer);
    expect(ids(found.get(issuer))).toEqual(ids(own).slice(0, size + 1));
  }
  expect(found.get(absent)).toEqual([]);
});

test('the count is of the whole list, per parent, and not of a page', async () => {
  const link = pages('LegalDocument', 'issuerId', '');
  const { text, values } = countStatement(link, LegalDocument, plainly(link), TODAY);
  const counted = await graph.database.rows<{ __parent: number; n: number }>(text, [[...issuers, 999_999], ...values]);
  const own = (id: number) => rows.filter((row) => row.issuerId === id).length;
  expect(counted).toEqual([...issuers, 999_999].map((id) => ({ __parent: id, n: own(id) })));
});

const PLACE = { id: 7, planId: 2, position: 40 };
const ALL_TASKS = planRoots.links.tasks as ManyLink;
const TASKS_OF_PLAN = planLinks.links.tasks as ManyLink;
const PLAN_DESCENDING = ALL_TASKS.order.map((term) =>
  term.property === 'planId' ? { ...term, direction: 'DESC' as const } : term,
);

test.each<[string, ManyLink, boolean, string]>([
  ['all tasks', ALL_TASKS, false, 'ROW(plan_id, "position", id) >= ROW(2, 40, 7)'],
  ['all tasks, backward', ALL_TASKS, true, 'ROW(plan_id, "position", id) <= ROW(2, 40, 7)'],
  ['all tasks, plans the other way round', { ...ALL_TASKS, order: PLAN_DESCENDING }, false, 'plan_id <= 2'],
  ["a plan's tasks", TASKS_OF_PLAN, false, 'ROW("position", id) >= ROW(40, 7)'],
])(
  'a page of %s begins in the index at its cursor, not at the start of the list',
  async (_, link, isBackward, bound) => {
    const cursor = encodeCursor(PLACE, link.order);
    const page = { size: 20, isBackward, after: isBackward ? null : cursor, before: isBackward ? cursor : null };
    const { text, values } = pageStatement(link, Task, plainly(link), page, TODAY);
    const lines = await graph.database.transaction(async (tx) => {
      // of a table without rows
      await tx.query('set local enable_seqscan = off');
      return tx.query<Record<string, string>[]>(`explain ${text}`, [[0], ...values]);
    });
    const conditions = lines.map((line) => String(line['QUERY PLAN'])).filter((line) => line.includes('Index Cond'));
    expect(conditions).toEqual([expect.stringContaining(bound)]);
  },
);
