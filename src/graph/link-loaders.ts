import type { Context, Loader } from './context';
import { ALL, joinedSql, type Wanted } from './joined-rows';
import type { BackLink, ManyLink } from './links';
import type { Page } from './page';
import { type Ask, countStatement, listStatement, pageStatement, type Statement } from './page-statement';
import { type EntityClass, tableOf } from './row-table';
import type { Row } from './rows-by-id';

type ParentedRow = Row & { __parent: number };

/** A many link that leaves `from` under the field name `name`, with the far end's entity. */
export interface Edge<L = ManyLink> {
  from: string;
  name: string;
  link: L;
  entity: EntityClass;
}

const nameOf = (edge: Edge<unknown>, ...parts: unknown[]): string =>
  `${edge.from}.${edge.name} ${JSON.stringify(parts)}`;

/** What tells two asks apart. */
const said = ({ args, where, order }: Ask): unknown[] => [
  args,
  where,
  order.map(({ property, direction, nulls }) => [property, direction, nulls]),
];

async function rowsByParent(ctx: Context, { text, values }: Statement, ids: readonly number[]): Promise<Row[][]> {
  const groups = new Map<number, Row[]>(ids.map((id) => [id, []]));
  for (const row of await ctx.db.rows<ParentedRow>(text, [ids, ...values])) groups.get(row.__parent)?.push(row);
  return ids.map((id) => groups.get(id) ?? []);
}

/** Every row of a plain list, per parent. */
export const listLoader = (edge: Edge, ask: Ask): Loader<Row[]> => ({
  name: nameOf(edge, 'list', said(ask)),
  batch: (ctx, ids) => rowsByParent(ctx, listStatement(edge.link, edge.entity, ask, ctx.today), ids),
});

/** One page of rows, per parent, with one row more where there are more. */
export const pageLoader = (edge: Edge, ask: Ask, page: Page): Loader<Row[]> => ({
  name: nameOf(edge, 'page', said(ask), page),
  batch: (ctx, ids) => rowsByParent(ctx, pageStatement(edge.link, edge.entity, ask, page, ctx.today), ids),
});

/** How many rows there are, per parent. */
export const countLoader = (edge: Edge, ask: Ask): Loader<number> => ({
  name: nameOf(edge, 'count', ask.args, ask.where),
  batch: async (ctx, ids) => {
    const { text, values } = countStatement(edge.link, edge.entity, ask, ctx.today);
    const rows = await ctx.db.rows<{ __parent: number; n: number }>(text, [ids, ...values]);
    const counts = new Map(rows.map((row) => [row.__parent, row.n]));
    return ids.map((id) => counts.get(id) ?? 0);
  },
});

/** The rows that hold the ids of others in the link's column. Served by the unique index on it. */
export function backText({ link, entity }: Edge<BackLink>, { properties, joined }: Wanted = ALL): string {
  const table = tableOf(entity);
  const along = joinedSql('t', table, joined);
  const column = table.column('t', link.property);
  return `select ${column} as "__parent", ${table.select('t', properties)}${along.select} from ${table.name} t${along.joins} where ${column} = any($1::int[])`;
}

/** The one row that holds this row's id, or null. */
export const backLoader = (edge: Edge<BackLink>): Loader<Row | null> => ({
  name: nameOf(edge),
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<ParentedRow>(backText(edge), [ids]);
    const rowsById = new Map(rows.map((row) => [row.__parent, row]));
    return ids.map((id) => rowsById.get(id) ?? null);
  },
});
