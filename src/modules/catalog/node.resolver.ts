import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../../errors';
import { keyIn, RECORDED_AT } from '../../graph/as-recorded';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { decodeId } from '../../graph/global-id';
import { Key } from '../../graph/key';
import { Node } from '../../graph/node';
import { NODE_TYPES } from '../../graph/node-kind';
import { shown } from '../../graph/shown';

/** How many ids one request may look up. */
const MAX_IDS = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null where there is no such row.' })
  async node(
    @Arg('id', () => ID, { description: 'An id as a query returned it.' }) id: string,
    @Arg('recordedAt', () => Date, { nullable: true, description: RECORDED_AT }) recordedAt: Date | null,
    @Ctx() ctx: Context,
  ): Promise<Key> {
    const key = keyOf(id, 'id');
    return recordedAt ? keyIn(await ctx.asRecorded(recordedAt), key) : key;
  }

  @Costing({ size: { of: 'ids' } })
  @Query(() => [Node], {
    nullable: 'items',
    description: 'At most 100 things by their ids, in that order, null where there is no such row.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'Ids as queries returned them.' }) ids: string[],
    @Arg('recordedAt', () => Date, { nullable: true, description: RECORDED_AT }) recordedAt: Date | null,
    @Ctx() ctx: Context,
  ): Promise<Key[]> {
    if (ids.length > MAX_IDS)
      throw new HubError('BAD_USER_INPUT', `ids: ${ids.length} are too many; give at most ${MAX_IDS} at a time.`, {
        argument: 'ids',
      });
    const keys = ids.map((id) => keyOf(id, 'ids'));
    if (!recordedAt) return keys;
    const at = await ctx.asRecorded(recordedAt);
    return keys.map((key) => keyIn(at, key));
  }
}

/** Errors: BAD_USER_INPUT for an id of another form, which no row can ever have. */
function keyOf(id: string, argument: string): Key {
  const decoded = decodeId(id);
  if (!decoded || !NODE_TYPES.has(decoded.type))
    throw new HubError(
      'BAD_USER_INPUT',
      `${argument}: ${shown(id)} is not an id of this graph; give the "id" of a node as a query returned it.`,
      {
        argument,
      },
    );
  return new Key(decoded.type, decoded.id);
}
