import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { HubError } from '../../errors';
import type { Context } from '../../graph/context';
import { COUNT_OF_ALL_COST, Costing } from '../../graph/costs';
import { decodeId } from '../../graph/global-id';
import { NODE_TYPES, TYPE_OF_KIND } from '../../graph/node-kind';
import { shown } from '../../graph/shown';
import { type ChangeConditions, countChanges, findChanges } from './change.queries';
import { ChangeConnection, ChangeFilter } from './change.types';
import { changePage } from './change-page';

@Resolver()
export class ChangeResolver {
  @Costing({ isOfAll: true, count: COUNT_OF_ALL_COST })
  @Query(() => ChangeConnection, {
    description:
      'What changed, in the order of commits (thay đổi). Who asks again after the last cursor misses nothing, whatever was under way meanwhile.',
  })
  changes(
    @Arg('after', () => String, {
      nullable: true,
      description: 'Only what follows this cursor: the last that was read is where to go on, tomorrow too.',
    })
    after: string | null,
    @Arg('filter', () => ChangeFilter, { nullable: true, description: 'Which; all where absent.' })
    filter: ChangeFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 20 where absent.' }) first: number | null,
    @Arg('newestFirst', () => Boolean, {
      nullable: true,
      description: 'From the last commit back: "after" is then the cursor of what was read last, too (mới nhất trước).',
    })
    newestFirst: boolean | null,
    @Ctx() ctx: Context,
  ) {
    const asked = conditionsOf(filter ?? {});
    return changePage(
      ctx,
      { first, after },
      {
        read: (place, limit) => findChanges(ctx.db, asked, place, limit, newestFirst ?? false),
        count: () => countChanges(ctx.db, asked),
      },
    );
  }
}

/** Errors: BAD_USER_INPUT, with the argument. */
export function conditionsOf({
  since = null,
  until = null,
  kinds,
  nodeId,
  within,
  actor = null,
}: ChangeFilter): ChangeConditions {
  if (since && until && since > until)
    throw new HubError(
      'BAD_USER_INPUT',
      `filter.since: ${since.toISOString()} is after until, ${until.toISOString()}; nothing can lie between them.`,
      { argument: 'filter.since' },
    );
  return {
    since,
    until,
    types: kinds?.map((kind) => TYPE_OF_KIND[kind]) ?? null,
    node: nodeId === null || nodeId === undefined ? null : nodeOf(nodeId),
    within: within === null || within === undefined ? null : wholeOf(within),
    actor,
  };
}

function nodeOf(id: string): string {
  const decoded = decodeId(id);
  if (decoded && NODE_TYPES.has(decoded.type)) return `${decoded.type}:${decoded.id}`;
  throw new HubError(
    'BAD_USER_INPUT',
    `filter.nodeId: ${shown(id)} is not the id of a node; give the "id" of a plan, task, unit, indicator or legal document as a query returned it.`,
    { argument: 'filter.nodeId' },
  );
}

function wholeOf(id: string): { type: 'Plan' | 'Unit'; id: number } {
  const decoded = decodeId(id);
  if (decoded?.type === 'Plan' || decoded?.type === 'Unit') return { type: decoded.type, id: decoded.id };
  throw new HubError(
    'BAD_USER_INPUT',
    `filter.within: ${shown(id)} is not the id of a plan or unit; give the "id" of one as a query returned it.`,
    { argument: 'filter.within' },
  );
}
