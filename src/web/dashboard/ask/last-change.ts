import { ChangesSinceDocument } from '../generated/graphql';
import { type ChangeGroup, changeGroups } from '../parts/change-groups';
import { ask } from './ask';

/** The last change of a node, since an instant or at all. Null where there is none, or it cannot be asked. */
export async function lastChangeOf(nodeId: string, since: string | null): Promise<ChangeGroup | null> {
  const { changes } = await ask(ChangesSinceDocument, { nodeId, since }).catch(() => ({ changes: { nodes: [] } }));
  return changeGroups(changes.nodes)[0] ?? null;
}

/** What `put` did, and the change that it made of a node: null where nothing is different since. */
export async function changeMade<Done>(
  nodeId: string,
  put: () => Promise<Done | null>,
): Promise<{ done: Done; change: ChangeGroup | null } | null> {
  const before = await lastChangeOf(nodeId, null);
  const done = await put();
  if (done === null) return null;
  const change = await lastChangeOf(nodeId, null);
  return { done, change: change?.key === before?.key ? null : change };
}
