import type { Condition } from './condition';
import { conditionSql } from './condition-sql';
import { placeName } from './cursor';
import { ALL, joinedSql, type Properties, type Wanted } from './joined-rows';
import { foundIn, ownRows, type Source } from './kept-rows';
import { between, orderBy, type Place } from './keyset';
import type { ManyLink, OrderTerm } from './links';
import { orderJoins } from './orders';
import type { Page } from './page';
import { type EntityClass, tableOf } from './row-table';
import { parameters, type Scope } from './sql-scope';

/** A statement whose parameters after the parents' ids (`$1`, an int[]) are known. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** The values of a link's arguments; null or absent: not narrowed. */
export type LinkArgs = Readonly<Record<string, unknown>>;

/** What a caller asks of a many link, checked. */
export interface Ask {
  args: LinkArgs;
  /** Narrows the rows, and their count with them. */
  where: Condition | null;
  /** Ends with the id, so that it is one order. */
  order: readonly OrderTerm[];
}

/** A link as it is where nothing is asked of it. */
export const plainly = (link: ManyLink, args: LinkArgs = {}): Ask => ({ args, where: null, order: link.order });

/**
 * All rows of a plain list, parent by parent (`__parent`) in the link's order; a row that is paired twice is there once.
 * Served by the index on the column that holds the parent's id, in its own order where that is the link's too.
 */
export function listStatement(
  link: ManyLink,
  entity: EntityClass,
  ask: Ask,
  today: string,
  { properties, joined }: Wanted = ALL,
): Statement {
  const scope = parameters(today);
  const table = tableOf(entity);
  const along = joinedSql('t', table, joined);
  const near = link.via ? viaColumn(link, link.via.near) : table.column('t', link.property ?? 'id');
  const ofParents = `${near} = any($1::int[])`;
  const parent = link.via ? 'v.parent' : near;
  const from = link.via
    ? `(select distinct ${near} as parent, ${viaColumn(link, link.via.far)} as far from ${tableOf(link.via.entity()).name} v
         where ${[ofParents, ...viaNarrowing(link, ask.args, scope)].join(' and ')}) v join ${table.name} t on t.id = v.far`
    : `${table.name} t`;
  const conditions = [
    ...(link.via ? [] : [ofParents]),
    ...narrowing(link, entity, ask, ownRows(link.to, entity), scope),
  ];
  const order = [parent, orderBy(link.order.map((term) => placeSql(term, entity, scope)))].join(', ');
  const text = `select ${parent} as "__parent", ${table.select('t', properties)}${along.select} from ${from}${along.joins}${where(conditions)} order by ${order}`;
  return { text, values: scope.values };
}

/**
 * One page per parent, at most `size + 1` rows each (the extra one says that there are more), in page order: from the
 * end where the page is backward. Served per parent by the index on the column that holds its id.
 */
export function pageStatement(
  link: ManyLink,
  entity: EntityClass,
  ask: Ask,
  page: Page,
  today: string,
  properties: Properties = null,
): Statement {
  const scope = parameters(today);
  const table = tableOf(entity);
  const source = ownRows(link.to, entity);
  const { places, from } = orderedRows(ask, entity, source, scope);
  const conditions = [...belonging(link, entity, ask.args, scope), ...narrowing(link, entity, ask, source, scope)];
  const { order, bounds } = between(places, page, entity, scope);
  const rows = `select ${table.select('t', properties)}${writtenPlaces(places)} from ${from}${where([...conditions, ...bounds])} order by ${orderBy(order)} limit ${scope.bind(page.size + 1)}`;
  const ranked = `select p.id as "__parent", r.* from unnest($1::int[]) as p(id) cross join lateral (${rows}) r`;
  return { text: ranked, values: scope.values };
}

/** The rows under `t` with what they are ordered by: the terms of the order, and the tables that these need. */
export function orderedRows(
  { order }: Ask,
  entity: EntityClass,
  { table, isKept }: Source,
  scope: Scope,
): { places: Place[]; from: string } {
  const joins = orderJoins(order, entity, 't');
  const joined = (term: OrderTerm) => joins.get(term.by?.via?.property ?? '')?.alias;
  const places = order.map((term) => placeSql(term, entity, scope, joined(term), isKept));
  return { places, from: `${table} t${[...joins.values()].map(({ sql }) => sql).join('')}` };
}

/** What a select list has besides the columns, so that cursors can be made: the terms that are no columns, as text. */
export const writtenPlaces = (places: readonly Place[]): string =>
  places.map(({ term, sql }, i) => (term.by ? `, ${sql}::text as "${placeName(term, i)}"` : '')).join('');

/** How many rows each parent has, under the same conditions as its pages. */
export function countStatement(link: ManyLink, entity: EntityClass, ask: Ask, today: string): Statement {
  const { text, scope } = foundIn(ownRows(link.to, entity), today, 1, (source, scope) => {
    const conditions = [...belonging(link, entity, ask.args, scope), ...narrowing(link, entity, ask, source, scope)];
    return { text: `select count(*)::int from ${source.table} t${where(conditions)}` };
  });
  return { text: `select p.id as "__parent", (${text}) as n from unnest($1::int[]) as p(id)`, values: scope.values };
}

export const where = (conditions: readonly string[]): string =>
  conditions.length ? ` where ${conditions.join(' and ')}` : '';

const viaColumn = (link: ManyLink, property: string): string => {
  if (!link.via) throw new Error('This link has no pairing table.');
  return tableOf(link.via.entity()).column('v', property);
};

/** Ties a row to the parent `p`; a row that is paired twice is there once. */
function belonging(link: ManyLink, entity: EntityClass, args: LinkArgs, scope: Scope): string[] {
  if (link.property !== null) return [`${tableOf(entity).column('t', link.property)} = p.id`];
  if (!link.via) return [];
  const pairing = tableOf(link.via.entity());
  const paired = [
    `${viaColumn(link, link.via.far)} = t.id`,
    `${viaColumn(link, link.via.near)} = p.id`,
    ...viaNarrowing(link, args, scope),
  ];
  return [`exists (select from ${pairing.name} v where ${paired.join(' and ')})`];
}

/** What the arguments ask of the pairing table `v`. */
const viaNarrowing = (link: ManyLink, args: LinkArgs, scope: Scope): string[] =>
  Object.entries(link.args)
    .filter(([name, arg]) => arg.isOnVia && args[name] !== undefined && args[name] !== null)
    .map(([name, arg]) => equals(viaColumn(link, arg.property), args[name], scope));

/** What the link and the caller ask of the rows under `t`. */
export function narrowing(
  link: ManyLink,
  entity: EntityClass,
  { args, where }: Ask,
  { type }: Source,
  scope: Scope,
): string[] {
  const table = tableOf(entity);
  const fixed = Object.entries(link.only).map(([property, value]) => equals(table.column('t', property), value, scope));
  const asked = Object.entries(link.args)
    .filter(([name, arg]) => !arg.isOnVia && args[name] !== undefined && args[name] !== null)
    .map(([name, arg]) => equals(table.column('t', arg.property), args[name], scope));
  return [...fixed, ...asked, ...(where ? [conditionSql(where, type, 't', scope)] : [])];
}

const equals = (column: string, value: unknown, scope: Scope): string =>
  Array.isArray(value) ? `${column}::text = any(${scope.bind(value)}::text[])` : `${column} = ${scope.bind(value)}`;

const placeSql = (term: OrderTerm, entity: EntityClass, scope: Scope, joined?: string, isKept = false): Place => ({
  term,
  sql: term.by ? term.by.sql(joined ?? 't', scope, isKept) : tableOf(entity).column('t', term.property),
});
