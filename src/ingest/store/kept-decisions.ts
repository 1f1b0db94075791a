import { isDeepStrictEqual } from 'node:util';
import { type Decided, readingOf } from '../../graph/decided';

/** A field that a person decided and of which the document says something else since. */
export interface KeptDecision {
  rowId: number;
  field: string;
  decided: unknown;
  read: unknown;
}

const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a ?? null, b ?? null);

/** What is new in a row that was read; of fields that a person decided only what the document says is noted. */
export function newsOf(
  stored: { id: number; decided?: Decided } & Record<string, unknown>,
  read: Readonly<Record<string, unknown>>,
): { news: Record<string, unknown>; kept: KeptDecision[] } {
  const decided = stored.decided ?? {};
  const isFree = ([field, value]: [string, unknown]) => !(field in decided) && !same(value, stored[field]);
  const news = Object.fromEntries(Object.entries(read).filter(isFree));
  const readings = Object.fromEntries(
    Object.entries(read)
      .filter(([field]) => field in decided)
      .map(([field, reading]) => [field, { reading, value: stored[field] }]),
  );
  const noted = noteReadings(stored.id, decided, readings);
  if (noted.decided !== decided) news.decided = noted.decided;
  return { news, kept: noted.kept };
}

/** The decisions with what the document says now, and those from which it differs anew; the same object where all is as it was. */
export function noteReadings(
  rowId: number,
  decided: Decided,
  readings: Readonly<Record<string, { reading: unknown; value: unknown }>>,
): { decided: Decided; kept: KeptDecision[] } {
  let noted = decided;
  const kept: KeptDecision[] = [];
  for (const [field, { reading, value }] of Object.entries(readings)) {
    const decision = decided[field];
    if (!decision) continue;
    if (!same(readingOf(decision), reading)) {
      const { at, was } = decision;
      noted = { ...noted, [field]: same(was, reading) ? { at, was } : { at, was, now: reading ?? null } };
    }
    if (!same(decision.was, reading) && !same(value, reading))
      kept.push({ rowId, field, decided: value, read: reading });
  }
  return { decided: noted, kept };
}
