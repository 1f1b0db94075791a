import { type CursorValues, decodeCursor } from './cursor';
import type { ManyLink, OrderTerm } from './links';
import type { Page } from './page';
import { type EntityClass, tableOf } from './row-table';

/** A statement whose parameters after the parents' ids (`$1`, an int[]) are known. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** The values of a link's arguments; null or absent: not narrowed. */
export type LinkArgs = Readonly<Record<string, unknown>>;

/** Collects parameters: `bind(5)` is `$2`, since `$1` is the parents' ids. */
const parameters = () => {
  const values: unknown[] = [];
  return { values, bind: (value: unknown) => `$${values.push(value) + 1}` };
};

const flipped = (term: OrderTerm): OrderTerm => ({
  property: term.property,
  direction: term.direction === 'ASC' ? 'DESC' : 'ASC',
  nulls: term.nulls === 'FIRST' ? 'LAST' : 'FIRST',
});

type Bind = (value: unknown) => string;

/**
 * All rows of a plain list, grouped by parent in `__parent`, in the link's order; a row that is paired twice is there
 * once. Served by the index on the column that holds the parent's id.
 */
export function listStatement(link: ManyLink, entity: EntityClass, args: LinkArgs): Statement {
  const { values, bind } = parameters();
  const table = tableOf(entity);
  const near = link.via ? viaColumn(link, link.via.near) : table.column('t', link.property ?? 'id');
  const ofParents = `${near} = any($1::int[])`;
  const parent = link.via ? 'v.parent' : near;
  const from = link.via
    ? `(select distinct ${near} as parent, ${viaColumn(link, link.via.far)} as far from ${tableOf(link.via.entity()).name} v
         where ${[ofParents, ...viaNarrowing(link, args, bind)].join(' and ')}) v join ${table.name} t on t.id = v.far`
    : `${table.name} t`;
  const conditions = [...(link.via ? [] : [ofParents]), ...narrowing(link, entity, args, bind)];
  const text = `select ${parent} as "__parent", ${table.select('t')} from ${from}${where(conditions)} order by ${orderBy(link.order, entity)}`;
  return { text, values };
}

/**
 * One page per parent, at most `size + 1` rows each (the extra one says that there are more), in page order: from the
 * end where the page is backward. Served per parent by the index on the column that holds its id.
 */
export function pageStatement(link: ManyLink, entity: EntityClass, args: LinkArgs, page: Page): Statement {
  const { values, bind } = parameters();
  const table = tableOf(entity);
  const order = page.isBackward ? link.order.map(flipped) : link.order;
  const conditions = [...belonging(link, entity, args, bind), ...narrowing(link, entity, args, bind)];
  if (page.after !== null)
    conditions.push(beyond(link.order, decodeCursor(page.after, link.order, table.fits, 'after'), entity, bind));
  if (page.before !== null)
    conditions.push(
      beyond(link.order.map(flipped), decodeCursor(page.before, link.order, table.fits, 'before'), entity, bind),
    );
  const rows = `select ${table.select('t')} from ${table.name} t${where(conditions)} order by ${orderBy(order, entity)} limit ${bind(page.size + 1)}`;
  const ranked = `select p.id as "__parent", r.* from unnest($1::int[]) as p(id) cross join lateral (${rows}) r`;
  return { text: ranked, values };
}

/** How many rows each parent has, under the same conditions as its pages. */
export function countStatement(link: ManyLink, entity: EntityClass, args: LinkArgs): Statement {
  const { values, bind } = parameters();
  const conditions = [...belonging(link, entity, args, bind), ...narrowing(link, entity, args, bind)];
  const count = `select count(*)::int from ${tableOf(entity).name} t${where(conditions)}`;
  return { text: `select p.id as "__parent", (${count}) as n from unnest($1::int[]) as p(id)`, values };
}

const where = (conditions: readonly string[]): string =>
  conditions.length ? ` where ${conditions.join(' and ')}` : '';

const viaColumn = (link: ManyLink, property: string): string => {
  if (!link.via) throw new Error('This link has no pairing table.');
  return tableOf(link.via.entity()).column('v', property);
};

/** Ties a row to the parent `p`; a row that is paired twice is there once. */
function belonging(link: ManyLink, entity: EntityClass, args: LinkArgs, bind: Bind): string[] {
  if (link.property !== null) return [`${tableOf(entity).column('t', link.property)} = p.id`];
  if (!link.via) return [];
  const pairing = tableOf(link.via.entity());
  const paired = [
    `${viaColumn(link, link.via.far)} = t.id`,
    `${viaColumn(link, link.via.near)} = p.id`,
    ...viaNarrowing(link, args, bind),
  ];
  return [`exists (select from ${pairing.name} v where ${paired.join(' and ')})`];
}

/** What the arguments ask of the pairing table `v`. */
const viaNarrowing = (link: ManyLink, args: LinkArgs, bind: Bind): string[] =>
  Object.entries(link.args)
    .filter(([name, arg]) => arg.isOnVia && args[name] !== undefined && args[name] !== null)
    .map(([name, arg]) => equals(viaColumn(link, arg.property), args[name], bind));

function narrowing(link: ManyLink, entity: EntityClass, args: LinkArgs, bind: Bind): string[] {
  const table = tableOf(entity);
  const fixed = Object.entries(link.only).map(([property, value]) => equals(table.column('t', property), value, bind));
  const asked = Object.entries(link.args)
    .filter(([name, arg]) => !arg.isOnVia && args[name] !== undefined && args[name] !== null)
    .map(([name, arg]) => equals(table.column('t', arg.property), args[name], bind));
  return [...fixed, ...asked];
}

const equals = (column: string, value: unknown, bind: Bind): string =>
  Array.isArray(value) ? `${column}::text = any(${bind(value)}::text[])` : `${column} = ${bind(value)}`;

const orderBy = (order: readonly OrderTerm[], entity: EntityClass): string =>
  order
    .map((term) => `${tableOf(entity).column('t', term.property)} ${term.direction} nulls ${term.nulls.toLowerCase()}`)
    .join(', ');

/** Keyset: the rows that come after `values` in `order`, nulls placed as the order places them. */
function beyond(order: readonly OrderTerm[], values: CursorValues, entity: EntityClass, bind: Bind): string {
  const table = tableOf(entity);
  const alternatives: string[] = [];
  const tied: string[] = [];
  order.forEach((term, i) => {
    const column = table.column('t', term.property);
    const value = values[i] ?? null;
    if (value === null) {
      if (term.nulls === 'FIRST') alternatives.push([...tied, `${column} is not null`].join(' and '));
      tied.push(`${column} is null`);
      return;
    }
    const bound = bind(value);
    const after = `${column} ${term.direction === 'ASC' ? '>' : '<'} ${bound}`;
    alternatives.push([...tied, term.nulls === 'LAST' ? `(${after} or ${column} is null)` : after].join(' and '));
    tied.push(`${column} = ${bound}`);
  });
  return `(${alternatives.map((alternative) => `(${alternative})`).join(' or ')})`;
}
