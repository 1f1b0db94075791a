import type { Context, Loader } from './context';
import type { BackLink, ManyLink } from './links';
import type { Page } from './page';
import { countStatement, type LinkArgs, listStatement, pageStatement, type Statement } from './page-statement';
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

async function rowsByParent(ctx: Context, { text, values }: Statement, ids: readonly number[]): Promise<Row[][]> {
  const groups = new Map<number, Row[]>(ids.map((id) => [id, []]));
  for (const row of await ctx.db.rows<ParentedRow>(text, [ids, ...values])) groups.get(row.__parent)?.push(row);
  return ids.map((id) => groups.get(id) ?? []);
}

/** Every row of a plain list, per parent. */
export const listLoader = (edge: Edge, args: LinkArgs): Loader<Row[]> => ({
  name: nameOf(edge, 'list', args),
  batch: (ctx, ids) => rowsByParent(ctx, listStatement(edge.link, edge.entity, args), ids),
});

/** One page of rows, per parent, with one row more where there are more. */
export const pageLoader = (edge: Edge, args: LinkArgs, page: Page): Loader<Row[]> => ({
  name: nameOf(edge, 'page', args, page),
  batch: (ctx, ids) => rowsByParent(ctx, pageStatement(edge.link, edge.entity, args, page), ids),
});

/** How many rows there are, per parent. */
export const countLoader = (edge: Edge, args: LinkArgs): Loader<number> => ({
  name: nameOf(edge, 'count', args),
  batch: async (ctx, ids) => {
    const { text, values } = countStatement(edge.link, edge.entity, args);
    const rows = await ctx.db.rows<{ __parent: number; n: number }>(text, [ids, ...values]);
    const counts = new Map(rows.map((row) => [row.__parent, row.n]));
    return ids.map((id) => counts.get(id) ?? 0);
  },
});

/** The one row that holds this row's id, or null. */
export const backLoader = (edge: Edge<BackLink>): Loader<Row | null> => ({
  name: nameOf(edge),
  batch: async (ctx, ids) => {
    const table = tableOf(edge.entity);
    const column = table.column('t', edge.link.property);
    const text = `select ${column} as "__parent", ${table.select('t')} from ${table.name} t where ${column} = any($1::int[])`;
    const rows = await ctx.db.rows<ParentedRow>(text, [ids]);
    const rowsById = new Map(rows.map((row) => [row.__parent, row]));
    return ids.map((id) => rowsById.get(id) ?? null);
  },
});
