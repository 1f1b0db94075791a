import { SQL_TYPES } from './condition-sql';
import { type CursorValues, decodeCursor } from './cursor';
import type { OrderTerm } from './links';
import type { Page } from './page';
import { type EntityClass, tableOf } from './row-table';
import type { Scope } from './sql-scope';

/** A term of an order with the SQL of what it compares. */
export interface Place {
  term: OrderTerm;
  sql: string;
}

/** A place in an order, with the parameter that holds a cursor's value there; null where the cursor has none. */
interface Bound extends Place {
  value: string | null;
  /** Rows without a value there come after the cursor. */
  isNullAfter: boolean;
}

/** The order in which a page is read, from its own end, and what holds of rows between its cursors. */
export function between(
  places: readonly Place[],
  page: Page,
  entity: EntityClass,
  scope: Scope,
): { order: readonly Place[]; bounds: string[] } {
  const { fits } = tableOf(entity);
  const terms = places.map(({ term }) => term);
  const backward = places.map((place) => ({ ...place, term: flipped(place.term) }));
  const bounds: string[] = [];
  if (page.after !== null) bounds.push(beyond(places, decodeCursor(page.after, terms, fits, 'after'), entity, scope));
  if (page.before !== null)
    bounds.push(beyond(backward, decodeCursor(page.before, terms, fits, 'before'), entity, scope));
  return { order: page.isBackward ? backward : places, bounds };
}

export const orderBy = (places: readonly Place[]): string =>
  places.map(({ term, sql }) => `${sql} ${term.direction} nulls ${term.nulls.toLowerCase()}`).join(', ');

const flipped = (term: OrderTerm): OrderTerm => ({
  ...term,
  direction: term.direction === 'ASC' ? 'DESC' : 'ASC',
  nulls: term.nulls === 'FIRST' ? 'LAST' : 'FIRST',
});

/** Keyset: the rows that come after `values` in their order, nulls placed as the order places them. */
function beyond(places: readonly Place[], values: CursorValues, entity: EntityClass, scope: Scope): string {
  const { fits } = tableOf(entity);
  const bounds = places.map(({ term, sql }, i): Bound => {
    const given = values[i] ?? null;
    const type = term.by ? `::text::${SQL_TYPES[term.by.kind]}` : '';
    const mayBeNull = term.by !== undefined || fits(term.property, null);
    const value = given === null ? null : `${scope.bind(given)}${type}`;
    return { term, sql, value, isNullAfter: value !== null && mayBeNull && term.nulls === 'LAST' };
  });
  return [...entry(bounds), behind(bounds)].join(' and ');
}

const signOf = ({ direction }: OrderTerm): string => (direction === 'ASC' ? '>' : '<');

/**
 * What `behind` says already, in the form in which PostgreSQL enters an index at the cursor: the first terms as one row, as
 * far as they go one way and no null comes after. Alone it would be taken for as many rows as its first term lets through.
 */
function entry(bounds: readonly Bound[]): string[] {
  const end = bounds.findIndex(
    ({ term, value, isNullAfter }) => value === null || isNullAfter || term.direction !== bounds[0]?.term.direction,
  );
  const [first, ...others] = end < 0 ? bounds : bounds.slice(0, end);
  if (!first) return [];
  const row = [first, ...others];
  return [
    `(${row.map(({ sql }) => sql).join(', ')}) ${signOf(first.term)}= (${row.map(({ value }) => value).join(', ')})`,
  ];
}

function behind([first, ...others]: readonly Bound[]): string {
  if (!first) throw new Error('An order has no term.');
  const { term, sql, value, isNullAfter } = first;
  if (value === null)
    return term.nulls === 'FIRST'
      ? `(${sql} is not null or ${behind(others)})`
      : `(${sql} is null and ${behind(others)})`;
  const alternatives = [
    `${sql} ${signOf(term)} ${value}`,
    ...(isNullAfter ? [`${sql} is null`] : []),
    // an order ends with the id, which has a value in every cursor
    ...(others.length > 0 ? [`(${sql} = ${value} and ${behind(others)})`] : []),
  ];
  return `(${alternatives.join(' or ')})`;
}
