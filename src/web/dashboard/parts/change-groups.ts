import type { ChangeRowFragment } from '../generated/graphql';

/** What was changed of one node at once, by one person, for one reason. */
export interface ChangeGroup {
  key: string;
  /** What was committed together: of other nodes too, perhaps. */
  recordingId: string;
  recordedAt: string;
  actor: string;
  reason: string | null;
  nodeId: string;
  changes: readonly ChangeRowFragment[];
}

/** Changes that were committed together are one event; in the order in which they come. */
export function changeGroups(changes: readonly ChangeRowFragment[]): ChangeGroup[] {
  const groups = new Map<string, ChangeRowFragment[]>();
  for (const change of changes) {
    const key = `${change.recordingId} ${change.nodeId}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups].map(([key, together]) => {
    const [{ recordingId, recordedAt, actor, nodeId }] = together as [ChangeRowFragment];
    const reason = together.find((change) => change.reason !== null)?.reason ?? null;
    return { key, recordingId, recordedAt, actor, reason, nodeId, changes: together };
  });
}
