import { ArgsType, type ClassType, Field } from 'type-graphql';
import { RECORDED_AT } from './as-recorded';
import { checkFilter } from './check-filter';
import { filterInput } from './filter-inputs';
import { hasFilters } from './filter-model';
import type { ManyLink } from './links';
import { checkOrder, type OrderAsked, orderInput } from './orders';
import { PageArgs } from './page';
import type { Ask } from './page-statement';

/** The arguments of a many link: what it can be narrowed by, and where it is paged an order and a page. */
export function linkArgsClass(name: string, link: ManyLink): ClassType {
  const Base = link.isPaged ? PageArgs : Object;
  @ArgsType()
  class LinkArguments extends Base {}
  Object.defineProperty(LinkArguments, 'name', { value: `${name} arguments` });
  for (const [argument, { type, description }] of Object.entries(link.args))
    Field(type as () => ClassType, { nullable: true, description })(LinkArguments.prototype, argument);
  if (isOfAll(link))
    Field(() => Date, { nullable: true, description: RECORDED_AT })(LinkArguments.prototype, 'recordedAt');
  if (!hasFilters(link.to)) return LinkArguments;
  const filter = filterInput(link.to);
  Field(() => filter, {
    nullable: true,
    description: 'Only the rows that are such; the count is narrowed likewise (lọc).',
  })(LinkArguments.prototype, 'filter');
  if (!link.isPaged) return LinkArguments;
  const order = orderInput(link.to);
  Field(() => [order], {
    nullable: true,
    description: 'By what they are ordered, one after the other; in document order where absent (sắp xếp).',
  })(LinkArguments.prototype, 'orderBy');
  return LinkArguments;
}

/** Is it a list of every row of its type: one that can be read as it was recorded at an instant? */
const isOfAll = (link: ManyLink): boolean => link.property === null && link.via === null;

/** Is nothing asked of a link? */
export const isPlain = (args: Readonly<Record<string, unknown>>): boolean =>
  Object.values(args).every((value) => value === null || value === undefined);

/** What a caller asks of a link, checked. Errors: BAD_USER_INPUT, which names the argument. */
export function askOf(link: ManyLink, given: Readonly<Record<string, unknown>>): Ask {
  return {
    args: Object.fromEntries(Object.keys(link.args).map((name) => [name, given[name] ?? null])),
    where: checkFilter(link.to, given.filter),
    order: [...checkOrder(link.to, given.orderBy as OrderAsked[] | null | undefined), ...link.order],
  };
}
