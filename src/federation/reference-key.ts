import { decodeId, encodeId } from '../graph/global-id';

/** The hidden field by which subgraphs refer to each other's rows: decision 0030. */
export const REFERENCE_KEY = 'ref';

/** A row as one subgraph refers to it: which one, and as recorded when; null: as it is now. */
export interface ReferenceKey {
  type: string;
  id: number;
  recordedAt: Date | null;
}

/** The row's global id, followed by the instant where it was read as recorded: "VGFzazoxMg@2026-03-01T00:00:00.000Z". */
export const encodeReference = ({ type, id, recordedAt }: ReferenceKey): string =>
  recordedAt === null ? encodeId(type, id) : `${encodeId(type, id)}@${recordedAt.toISOString()}`;

/** What a reference stands for, or null where it is none of ours. A plain global id is one, too. */
export function decodeReference(reference: string): ReferenceKey | null {
  const [globalId = '', instant, ...more] = reference.split('@');
  const row = decodeId(globalId);
  if (row === null || more.length > 0) return null;
  if (instant === undefined) return { ...row, recordedAt: null };
  const recordedAt = new Date(instant);
  // one way of writing each: anything else was not made here
  return Number.isNaN(recordedAt.getTime()) || recordedAt.toISOString() !== instant ? null : { ...row, recordedAt };
}
