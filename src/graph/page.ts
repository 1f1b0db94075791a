import { ArgsType, Field, Int } from 'type-graphql';
import { HubError } from '../errors';

/** How many rows a page holds where the caller does not say. */
export const DEFAULT_PAGE_SIZE = 20;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the start, 20 where neither first nor last is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

/** A page that was asked for, checked: `size` rows from one end, between two cursors. */
export interface Page {
  size: number;
  isBackward: boolean;
  after: string | null;
  before: string | null;
}

/** Errors: BAD_USER_INPUT, which names the argument, for a size outside 0…maxSize or both first and last. */
export function checkPage(args: PageArgs, maxSize: number): Page {
  const { first = null, last = null, after = null, before = null } = args;
  if (first !== null && last !== null)
    throw new HubError('BAD_USER_INPUT', `first: ${first} and last: ${last} exclude each other; give one.`, {
      argument: 'last',
    });
  for (const [argument, size] of [
    ['first', first],
    ['last', last],
  ] as const)
    if (size !== null && (size < 0 || size > maxSize))
      throw new HubError(
        'BAD_USER_INPUT',
        `${argument}: ${size} is not a page size; give 0 to ${maxSize} and page on with cursors.`,
        { argument },
      );
  return { size: first ?? last ?? DEFAULT_PAGE_SIZE, isBackward: last !== null, after, before };
}
