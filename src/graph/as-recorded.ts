import { HubError } from '../errors';
import type { Store } from '../reader';
import type { Context } from './context';
import type { Key } from './key';
import { loadsOf } from './loader';

/** The argument of the roots that answer as the graph was recorded at an instant. */
export const RECORDED_AT =
  'As the graph was recorded at this instant, all that is linked to it too, with the day of that instant for today; as it is now where absent (thời điểm ghi nhận).';

/** Under this key a row that was read as recorded carries the context it was read in: what is linked to it is read there. */
const READ_IN = Symbol('read in');

/** The context in which the fields of `root` are read: the one it was read in itself, else the request's. */
export const contextOf = (root: unknown, ctx: Context): Context =>
  (root as { [READ_IN]?: Context } | null | undefined)?.[READ_IN] ?? ctx;

/** The key, to be followed in a context: where a root was asked for the graph as recorded. */
export const keyIn = (ctx: Context, key: Key): Key => Object.assign(key, { [READ_IN]: ctx });

/** A copy of what a field of a row gave, and of each item of a list, which carries the context on. Other values stay. */
export function carrying(value: unknown, ctx: Context): unknown {
  if (Array.isArray(value)) return value.map((item) => carrying(item, ctx));
  if (typeof value !== 'object' || value === null || READ_IN in value) return value;
  // a Date, a key, a promise are no rows
  return Object.getPrototypeOf(value) === Object.prototype ? { ...value, [READ_IN]: ctx } : value;
}

/**
 * A context that reads the graph as it was recorded at an instant, `today` being the day of that. Errors: BAD_USER_INPUT
 * for an instant that is not past.
 */
export async function contextAsRecorded(now: Context, at: Date, today: string): Promise<Context> {
  const past = now.db.asRecorded(await positionAt(now.db, at));
  let load = loadsOf(() => ctx);
  const ctx: Context = {
    ...now,
    recordedAt: at,
    today,
    db: {
      rows: async <Row>(text: string, values: readonly unknown[]) =>
        (await past.rows<Row>(text, values)).map((row) => ({ ...row, [READ_IN]: ctx })),
      transaction: (work) => now.db.transaction(work),
      positionAt: (instant) => now.db.positionAt(instant),
      asRecorded: (position) => now.db.asRecorded(position),
    },
    load: (loader, id) => load(loader, id),
    forget: () => {
      load = loadsOf(() => ctx);
    },
  };
  return ctx;
}

/** Where in the order of commits an instant is; 0 before the first. Nothing can be committed before it any more. */
async function positionAt(db: Store, at: Date): Promise<number> {
  const year = at.getUTCFullYear();
  // PostgreSQL does not read the years that JavaScript writes with a sign, nor a year 0
  const position = year < 1 ? 0 : year > 9999 ? null : await db.positionAt(at);
  if (position !== null) return position;
  throw new HubError(
    'BAD_USER_INPUT',
    `recordedAt: ${at.toISOString()} is in the future; leave it out to read the graph as it is now.`,
    { argument: 'recordedAt' },
  );
}
