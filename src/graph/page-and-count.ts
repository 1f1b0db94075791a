import type { Condition } from './condition';
import { filterType } from './filter-model';
import { pathSql, servedBy } from './found-by-path';
import type { Properties } from './joined-rows';
import { foundIn, ownRows, type Source } from './kept-rows';
import { between, orderBy, type Place } from './keyset';
import type { ManyLink } from './links';
import type { Page } from './page';
import { type Ask, narrowing, orderedRows, type Statement, where, writtenPlaces } from './page-statement';
import { type EntityClass, tableOf } from './row-table';
import type { Scope } from './sql-scope';

/**
 * One page of a list of all rows of a type together with the count of the whole list, `__count` in every row: what is
 * asked for is found once, behind a fence, and then counted and sorted. A page without rows is one row with no id.
 */
export function pageAndCountStatement(
  link: ManyLink,
  entity: EntityClass,
  ask: Ask,
  page: Page,
  today: string,
  properties: Properties = null,
): Statement {
  const table = tableOf(entity);
  const { text: found, scope } = foundIn(ownRows(link.to, entity), today, 1, (source, scope) => {
    const { places, from } = orderedRows(ask, entity, source, scope);
    const written = places.map(({ sql }, i) => `${sql} as s${i}`).join(', ');
    return { text: `select t.id, ${written} from ${from}${where(sought(link, entity, ask, source, scope))}` };
  });
  const places = ask.order.map((term, i): Place => ({ term, sql: `m.s${i}` }));
  const { order, bounds } = between(places, page, entity, scope);
  const cut = `select * from m${where(bounds)} order by ${orderBy(order)} limit ${scope.bind(page.size + 1)}`;
  // the rest of a row is read of those that are shown
  const shown = `select ${table.select('t', properties)}${writtenPlaces(places)} from (${cut}) m join ${table.name} t on t.id = m.id order by ${orderBy(order)}`;
  const text = `with m as materialized (${found})
    select p.id as "__parent", c.n as "__count", r.* from unnest($1::int[]) as p(id)
     cross join (select count(*)::int as n from m) c left join lateral (${shown}) r on true`;
  return { text, values: scope.values };
}

/** What is asked of the rows under `t`, by a path where one serves it. */
function sought(link: ManyLink, entity: EntityClass, ask: Ask, source: Source, scope: Scope): string[] {
  const served = servedBy(ask.where, link.to);
  if (!served) return narrowing(link, entity, ask, source, scope);
  const rest = { ...ask, where: { form: 'all', of: served.rest } as const };
  return [pathSql(served, 't', scope), ...narrowing(link, entity, rest, source, scope)];
}

/**
 * Whether a page and its count are better found together (decision 0036): where a filter leaves few rows, found by the id of
 * another, or where all that it leaves must be found before the first is known. Else a page ends early, in an index's order.
 */
export const isFoundTogether = (link: ManyLink, { where, order }: Ask): boolean =>
  link.property === null &&
  link.via === null &&
  where !== null &&
  (order[0]?.by !== undefined || hasId(where, link.to));

/** Whether every row that is such has, or is led to by one that has, an id that is given. */
function hasId(condition: Condition, type: string): boolean {
  switch (condition.form) {
    case 'all':
      return condition.of.some((one) => hasId(one, type));
    case 'link': {
      const { link, choice, quantifier, of } = condition;
      const to = choice ?? filterType(type).links.get(link)?.to;
      return (quantifier === 'one' || quantifier === 'some') && to !== undefined && hasId(of, to);
    }
    case 'test': {
      const isGiven = condition.operator === 'eq' || condition.operator === 'in';
      return isGiven && filterType(type).fields.get(condition.field)?.kind === 'id';
    }
    default:
      return false;
  }
}
