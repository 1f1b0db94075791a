import { filterType } from '../../src/graph/filter-model';
import { orderFields } from '../../src/graph/orders';
import { tableOf } from '../../src/graph/row-table';
import { parameters } from '../../src/graph/sql-scope';
import { type BruteForce, bruteForceOver, idsOf, type PlainRow, TYPES } from '../support/filter/brute-force';
import { randomFilter } from '../support/filter/random-filter';
import { plantRandomRows } from '../support/filter/random-rows';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';
import { proofSize, recordProof } from '../support/proof';
import { type Chance, chanceOf } from '../support/seeded-chance';

const SEED = 20261123;
const PATIENCE = proofSize(120_000, 3_600_000);
const TODAY = '2026-11-22';
const ROOTS = [
  { field: 'plans', type: 'Plan', order: ['id'] },
  { field: 'tasks', type: 'Task', order: ['planId', 'position', 'id'] },
  { field: 'units', type: 'Unit', order: ['id'] },
  { field: 'indicators', type: 'Indicator', order: ['planId', 'position', 'id'] },
  { field: 'legalDocuments', type: 'LegalDocument', order: ['id'] },
] as const;

let graph: GraphOnRows;
let model: BruteForce;

beforeAll(async () => {
  graph = await openGraphOnRows();
  await plantRandomRows(graph.database, chanceOf(SEED), { plans: 12, tasks: 60 });
  model = await bruteForceOver(graph.database, TODAY);
});

afterAll(() => graph.close());

const query = ({ field, type }: (typeof ROOTS)[number]) => `
  query ($filter: ${type}Filter, $orderBy: [${type}Order!], $first: Int, $after: String, $last: Int, $before: String) {
    ${field}(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

interface Found {
  totalCount: number;
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

async function found(root: (typeof ROOTS)[number], variables: Record<string, unknown>): Promise<Found> {
  const { data, errors } = await graph.ask(query(root), variables);
  if (errors.length > 0) throw new Error(`${JSON.stringify(variables)}: ${JSON.stringify(errors)}`);
  return data?.[root.field] as Found;
}

interface Term {
  field: string;
  direction: 'ASC' | 'DESC';
  nulls: 'FIRST' | 'LAST';
}

const inVietnamese = new Intl.Collator('vi');

/** The order of two values as the graph has it: text in Vietnamese order, enums in the order of their declaration. */
function compared(type: string, name: string, a: PlainRow, b: PlainRow, term: Term): number {
  const [left, right] = [orderValue(type, name, a), orderValue(type, name, b)];
  if (left === null || right === null)
    return left === right ? 0 : (left === null) === (term.nulls === 'FIRST') ? -1 : 1;
  const sign = term.direction === 'ASC' ? 1 : -1;
  if (typeof left === 'string' && typeof right === 'string')
    return sign * (inVietnamese.compare(left, right) || Buffer.compare(Buffer.from(left), Buffer.from(right)));
  return sign * (left < right ? -1 : left > right ? 1 : 0);
}

/** A value of the row's own, or of the row that a link to one leads to: "PLAN_ISSUED_ON" of a task. */
function orderValue(type: string, name: string, row: PlainRow): string | number | boolean | null {
  const known = filterType(type);
  const own = [...known.fields.keys()].find((field) => constant(field) === name);
  if (own !== undefined) {
    const value = model.value(type, row, own) as string | number | null;
    const { enumClass } = known.fields.get(own) ?? {};
    return enumClass && value !== null ? Object.keys(enumClass).indexOf(value as string) : value;
  }
  for (const [link, { to }] of known.links)
    if (name.startsWith(`${constant(link)}_`)) {
      const [far] = model.linked(type, row, link)[0]?.rows ?? [];
      const rest = name.slice(constant(link).length + 1);
      if ([...filterType(to).fields.keys()].some((field) => constant(field) === rest))
        return far ? orderValue(to, rest, far) : null;
    }
  throw new Error(`${type} has no ${name}.`);
}

const constant = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function inOrder(root: (typeof ROOTS)[number], rows: readonly PlainRow[], terms: readonly Term[]): PlainRow[] {
  return rows.toSorted((a, b) => {
    for (const term of terms) {
      const sign = compared(root.type, term.field, a, b, term);
      if (sign !== 0) return sign;
    }
    for (const property of root.order)
      if (a[property] !== b[property]) return (a[property] as number) - (b[property] as number);
    return 0;
  });
}

function anyOrder(chance: Chance, type: string): Term[] {
  const names = chance.shuffled([...orderFields(type).keys()]).slice(0, chance.below(4));
  return names.map((field) => ({
    field,
    direction: chance.oneOf(['ASC', 'DESC']),
    nulls: chance.oneOf(['FIRST', 'LAST']),
  }));
}

test.each(TYPES)('the published view of %s has every column that filters read', async (type) => {
  const { view, fields, links } = filterType(type);
  const scope = parameters(TODAY, 0);
  const columns = [...fields.values()].map((field, i) => `${field.sql('t', scope, null)} as c${i}`);
  const held = [...links.values()].flatMap((link) =>
    link.form === 'one' ? [tableOf(filterType(type).entity).column('t', link.property)] : [],
  );
  const rows = graph.database.rows(`select ${[...columns, ...held].join(', ')} from ${view} t limit 0`, scope.values);
  expect(await rows).toEqual([]);
});

test(
  'random filters give the rows, the order and the count that a plain walk over all rows gives',
  async () => {
    const cases = proofSize(300, 10_000);
    let withRows = 0;
    for (let number = 0; number < cases; number++) {
      const chance = chanceOf(SEED + number);
      const root = chance.oneOf(ROOTS);
      const filter = randomFilter(model, chance, root.type, 3);
      const orderBy = anyOrder(chance, root.type);
      const expected = inOrder(
        root,
        model.rows(root.type).filter((row) => model.passes(root.type, row, filter)),
        orderBy,
      );
      const answer = await found(root, { filter, orderBy, first: 1000 });
      const said = {
        number,
        root: root.field,
        filter,
        orderBy,
        totalCount: answer.totalCount,
        ids: answer.nodes.map(({ id }) => id),
      };
      expect(said).toEqual({ ...said, totalCount: expected.length, ids: idsOf(expected, root.type) });
      if (expected.length > 0) withRows += 1;
    }
    const share = Math.round((1000 * withRows) / cases) / 10;
    console.log(`filters: ${cases} cases, seed ${SEED}, ${share} % return something`);
    recordProof('filters', { seed: SEED, cases, returningSomethingPercent: share, differing: 0 });
    expect(share).toBeGreaterThanOrEqual(80);
  },
  PATIENCE,
);

/** All pages from one end, with sizes drawn for each; `between` runs after every page. */
async function walked(
  root: (typeof ROOTS)[number],
  variables: Record<string, unknown>,
  isBackward: boolean,
  chance: Chance,
  between: () => Promise<unknown>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const size = 1 + chance.below(15);
    const page: Found = await found(root, {
      ...variables,
      ...(isBackward ? { last: size, before: cursor } : { first: size, after: cursor }),
    });
    const own = page.nodes.map(({ id }) => id);
    if (own.some((id) => ids.includes(id))) throw new Error(`${JSON.stringify(variables)}: a row comes twice`);
    ids.push(...(isBackward ? own.toReversed() : own));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(isBackward ? hasPreviousPage : hasNextPage)) return ids;
    cursor = isBackward ? startCursor : endCursor;
    await between();
  }
}

test(
  'pages of any size, forward or backward, give every row once and in order while others are inserted',
  async () => {
    const walks = proofSize(20, 500);
    const plant = planter(graph.database);
    const [tasks, plan] = [ROOTS[1], model.rows('Plan')[0]];
    for (let number = 0; number < walks; number++) {
      const chance = chanceOf(SEED - 1 - number);
      const orderBy = anyOrder(chance, 'Task');
      const filter = chance.below(3) === 0 ? randomFilter(model, chance, 'Task', 2) : null;
      const isBackward = chance.below(2) === 0;
      const expected = inOrder(
        tasks,
        model.rows('Task').filter((row) => filter === null || model.passes('Task', row, filter)),
        orderBy,
      );
      const ids = await walked(tasks, { filter, orderBy }, isBackward, chance, () =>
        plant.task(plan?.id ?? 0, { title: chance.oneOf(['Đào tạo', 'a', 'z']) }),
      );
      await graph.database.source.query('delete from task where not (id = any($1))', [
        model.rows('Task').map(({ id }) => id),
      ]);
      const held = new Set(idsOf(model.rows('Task'), 'Task'));
      const said = { number, filter, orderBy, isBackward };
      expect({ ...said, ids: ids.filter((id) => held.has(id)) }).toEqual({
        ...said,
        ids: idsOf(isBackward ? expected.toReversed() : expected, 'Task'),
      });
      expect(new Set(ids).size).toBe(ids.length);
    }
    recordProof('pages', { seed: SEED, walks, differing: 0 });
  },
  PATIENCE,
);
