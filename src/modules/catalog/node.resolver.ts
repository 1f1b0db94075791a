import { Arg, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../../errors';
import { decodeId } from '../../graph/global-id';
import { Key } from '../../graph/key';
import { Node } from '../../graph/node';
import { shown } from '../../graph/shown';

/** The types that node and nodes find. */
const NODE_TYPES: ReadonlySet<string> = new Set(['Plan', 'Task', 'Unit', 'Indicator', 'LegalDocument']);

/** How many ids one request may look up. */
const MAX_IDS = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null where there is no such row.' })
  node(@Arg('id', () => ID, { description: 'An id as a query returned it.' }) id: string): Key | null {
    return keyOf(id, 'id');
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'At most 100 things by their ids, in that order, null where there is no such row.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'Ids as queries returned them.' }) ids: string[]): (Key | null)[] {
    if (ids.length > MAX_IDS)
      throw new HubError('BAD_USER_INPUT', `ids: ${ids.length} are too many; give at most ${MAX_IDS} at a time.`, {
        argument: 'ids',
      });
    return ids.map((id) => keyOf(id, 'ids'));
  }
}

/** Errors: BAD_USER_INPUT for an id of another form, which no row can ever have. */
function keyOf(id: string, argument: string): Key | null {
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
