import { ArgsType, type ClassType, Field } from 'type-graphql';
import type { ManyLink } from './links';
import { PageArgs } from './page';

/** The arguments of a many link: what it can be narrowed by, and a page where it is paged. */
export function linkArgsClass(name: string, link: ManyLink): ClassType {
  const Base = link.isPaged ? PageArgs : Object;
  @ArgsType()
  class LinkArguments extends Base {}
  Object.defineProperty(LinkArguments, 'name', { value: `${name} arguments` });
  for (const [argument, { type, description }] of Object.entries(link.args))
    Field(type as () => ClassType, { nullable: true, description })(LinkArguments.prototype, argument);
  return LinkArguments;
}
