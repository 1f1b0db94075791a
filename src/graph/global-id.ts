import { HubError } from '../errors';
import { shown } from './shown';

/** The opaque id that clients see for row `id` of `type`. */
export const encodeId = (type: string, id: number): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** Largest id PostgreSQL's integer can hold: anything above cannot name a row. */
const MAX_ID = 2 ** 31 - 1;

/** What an id from a client stands for, or null where it is none of ours. */
export function decodeId(globalId: string): { type: string; id: number } | null {
  // "Task:12", not "Task:012", "Task:1x"
  const match = /^([A-Za-z]{1,64}):([1-9]\d{0,9})$/.exec(Buffer.from(globalId, 'base64url').toString('latin1'));
  if (!match) return null;
  const [, type, digits] = match as unknown as [string, string, string];
  const id = Number(digits);
  return id <= MAX_ID && encodeId(type, id) === globalId ? { type, id } : null;
}

/** As `decodeId`, for an argument that must be an id of `type`. Errors: BAD_USER_INPUT, which names the argument. */
export function requireId(globalId: string, type: string, argument: string): number {
  const decoded = decodeId(globalId);
  if (decoded?.type === type) return decoded.id;
  const what = decoded ? `is the id of ${withArticle(decoded.type)}` : 'is not an id of this graph';
  throw new HubError(
    'BAD_USER_INPUT',
    `${argument}: ${shown(globalId)} ${what}; give the "id" of ${withArticle(type)} as a query returned it.`,
    {
      argument,
    },
  );
}

// Matches: "Indicator". Must not match: "Unit", which is spoken with a consonant.
const withArticle = (type: string): string => `${/^[AEIO]/.test(type) ? 'an' : 'a'} ${type}`;
