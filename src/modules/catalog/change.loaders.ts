import type { Loader } from '../../graph/context';
import { type ChangePlace, changesOfNodes, countChangesOfNodes, type KeptChange } from './change.queries';

/** The first changes of a node after a place, in the order of commits, or against it. */
export const historyPage = (
  type: string,
  after: ChangePlace | null,
  limit: number,
  isNewestFirst: boolean,
): Loader<KeptChange[]> => ({
  name: `${type}.history ${JSON.stringify([after, limit, isNewestFirst])}`,
  batch: async (ctx, ids) => {
    const byNode = new Map<number, KeptChange[]>(ids.map((id) => [id, []]));
    const rows = await changesOfNodes(ctx.db, { type, ids, after, limit, isNewestFirst });
    for (const { nodeRowId, ...change } of rows) byNode.get(nodeRowId)?.push(change);
    return ids.map((id) => byNode.get(id) ?? []);
  },
});

/** How many changes a node has. */
export const historyCount = (type: string): Loader<number> => ({
  name: `${type}.history count`,
  batch: async (ctx, ids) => {
    const counts = await countChangesOfNodes(ctx.db, { type, ids });
    return ids.map((id) => counts.get(id) ?? 0);
  },
});
