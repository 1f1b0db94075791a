import { isDeepStrictEqual } from 'node:util';
import { encodeId } from '../../graph/global-id';
import { ref } from '../../graph/key';
import { kindOfType } from '../../graph/node-kind';
import { shownFields } from '../../graph/shown-rows';
import type { KeptChange } from './change.queries';
import type { Change, ChangedField, ChangeOperation, NodePart } from './change.types';

const OPERATIONS: Readonly<Record<KeptChange['operation'], ChangeOperation>> = {
  INSERT: 'CREATED',
  UPDATE: 'CHANGED',
  DELETE: 'REMOVED',
};

/** A row of the history in the words of the graph, with nothing in it that the graph does not show. */
export function shownChange(kept: KeptChange): Change {
  const [type, digits] = kept.node.split(':') as [string, string];
  const kind = kindOfType(type);
  const nodeRowId = Number(digits);
  const table = kept.tableName.toUpperCase();
  const isPart = table !== kind;
  return {
    id: kept.id,
    position: kept.position,
    node: ref(type, nodeRowId),
    nodeId: encodeId(type, nodeRowId),
    kind,
    part: isPart ? (table as NodePart) : null,
    partId: isPart ? encodeId(pascal(kept.tableName), kept.rowId) : null,
    recordingId: encodeId('Recording', kept.recordingId),
    operation: OPERATIONS[kept.operation],
    fields: changedFields(kept),
    recordedAt: kept.recordedAt,
    actor: kept.actor,
    reason: kept.reason,
  };
}

/** What differs of what the graph shows, in the order in which the graph declares it. */
function changedFields({ tableName, before, after }: KeptChange): ChangedField[] {
  return shownFields(tableName).flatMap(({ name, read }) => {
    const was = (before && read(before)) ?? null;
    const is = (after && read(after)) ?? null;
    return isDeepStrictEqual(was, is) ? [] : [{ name, before: was, after: is }];
  });
}

// Matches: "u" and "_a" of "unit_alias", which becomes "UnitAlias". Must not match: the "n" of "unit".
const pascal = (table: string): string =>
  table.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
