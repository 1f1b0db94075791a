import type { EntityManager } from 'typeorm';
import { requireRole } from '../auth/require-role';
import { type Role, type Scope, seesOf, type Viewer } from '../auth/viewer';
import type { Context } from './context';
import type { ConflictFailure, NotFoundFailure, ValidationFailure } from './failure';
import { requireId } from './global-id';
import { once } from './idempotency';
import { conflict, fault, invalid, notFound, Refused } from './refused';
import { tableOf } from './row-table';
import { shown } from './shown';
import { beginWriting, callerOf } from './write-transaction';

/** What a mutation is asked to do, as `write` needs to know it. */
export interface Write<Row, Stored, Answer> {
  /** The mutation's name. */
  operation: string;
  input: { idempotencyKey?: string | null; reason?: string | null };
  /** What the caller's key must allow; EDITOR where absent. */
  role?: Role;
  /** Which of what the role allows it is; what is usual for the role where absent. */
  scope?: Scope;
  /** The row that is changed, locked before `store` sees it; null where there is none. */
  target: Target<Row>;
  /** Sees whether the caller may change this very row. Errors: FORBIDDEN, for the whole request. */
  permit?: (tx: EntityManager, row: Row) => Promise<void>;
  /** Makes rows that others would make too (units, documents): waits until nobody else writes. */
  alone?: boolean;
  /** Changes nothing of the graph: waits for nobody, however long an import takes. */
  apart?: boolean;
  /** Writes, and gives what `answer` needs, as JSON: a retry with the same key is answered from it. `at` is now. */
  store: (tx: EntityManager, row: Row, at: Date) => Promise<Stored>;
  /** The success member of the mutation's result. */
  answer: (stored: Stored) => Answer;
}

export type Target<Row> = (tx: EntityManager, viewer: Viewer) => Promise<Row>;

/** Longest reason that the history keeps. */
const LONGEST_REASON = 2000;

/** Two that wait for each other, or overtake each other: PostgreSQL ends one, and it is tried again. */
const OVERTAKEN: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const MOST_TRIES = 3;

/** How long a mutation waits for who writes now, and what PostgreSQL calls that. */
const PATIENCE = '10s';
const WAITED_TOO_LONG = '55P03';

/**
 * Changes the graph for a caller, all of it or nothing, with who and why in the history. What is expected to go wrong is
 * returned as a failure. Errors: UNAUTHENTICATED, FORBIDDEN; BAD_USER_INPUT for what no id can be.
 */
export async function write<Row, Stored, Answer>(
  ctx: Context,
  change: Write<Row, Stored, Answer>,
): Promise<Answer | ValidationFailure | ConflictFailure | NotFoundFailure> {
  requireRole(ctx.viewer, change.role ?? 'EDITOR', change.scope);
  for (let tries = 1; ; tries++) {
    try {
      const stored = await ctx.db.transaction((tx) => storeOnce(ctx, tx, change));
      // what this request has read before may be different now
      ctx.forget();
      return change.answer(stored);
    } catch (error) {
      if (error instanceof Refused) return error.failure;
      const { code } = error as { code?: unknown };
      if (code === WAITED_TOO_LONG)
        return conflict('Somebody else is writing, an import perhaps. Nothing was stored; try again in a moment.', null)
          .failure;
      if (tries >= MOST_TRIES || !OVERTAKEN.has(code)) throw error;
    }
  }
}

/** One change within a transaction; `otherwise` is the reason where its input gives none. Errors: Refused. */
export async function storeOnce<Row, Stored, Answer>(
  ctx: Context,
  tx: EntityManager,
  change: Write<Row, Stored, Answer>,
  otherwise: string | null = null,
): Promise<Stored> {
  const { operation, input } = change;
  const reason = input.reason?.trim() || otherwise?.trim() || null;
  if (reason !== null && (reason.length > LONGEST_REASON || reason.includes('\0')))
    throw invalid(fault('reason', 'INVALID_TEXT', `It is a text of at most ${LONGEST_REASON} characters.`));
  // a long import must not take every connection away from those who read
  await tx.query(`set local lock_timeout = '${PATIENCE}'`);
  const { alone = false, apart = false } = change;
  const at = await beginWriting(tx, { viewer: ctx.viewer, reason, alone, apart });
  const store = async () => {
    const row = await change.target(tx, ctx.viewer);
    await change.permit?.(tx, row);
    return change.store(tx, row, at);
  };
  // null and absent mean the same: no retry is expected
  const key = input.idempotencyKey ?? null;
  return key === null ? store() : once(tx, { caller: callerOf(ctx.viewer), key, operation, input }, store);
}

/** A row as it is locked: with the version that the database counts. */
type Versioned = { id: number; version: number };

/**
 * The row of `entity` that a caller's id names, locked, in the version that the caller saw (null: in whichever). Errors:
 * BAD_USER_INPUT for an id of another kind; Refused where it is absent or was changed meanwhile.
 */
export function rowToChange<Row extends Versioned>(
  entity: new () => Row,
  type: string,
  id: string,
  expectedVersion: number | null,
  argument = 'id',
): Target<Row> {
  const rowId = requireId(id, type, argument);
  const table = tableOf(entity);
  return async (tx, viewer) => {
    const [row] = (await isShown(tx, viewer, table.name, rowId))
      ? await tx.query<Row[]>(`select ${table.select('t')} from ${table.name} t where t.id = $1 for update`, [rowId])
      : [];
    return expectVersion(row, { type, id, argument, expectedVersion });
  };
}

/** Those of a table's rows that the caller sees. What it does not see is not there for it, whatever it sends (decision 0039). */
export async function shownIds(
  tx: EntityManager,
  viewer: Viewer,
  table: string,
  ids: readonly number[],
): Promise<readonly number[]> {
  if ((await schemaSeen(tx, viewer)) === 'published') return ids;
  const found = await tx.query<{ id: number }[]>(`select id from shown.${table} where id = any($1::int[])`, [ids]);
  return found.map(({ id }) => id);
}

/** The schema of the views that hold what the caller sees, in this transaction. */
export async function schemaSeen(tx: EntityManager, viewer: Viewer): Promise<'published' | 'shown_published'> {
  const sees = seesOf(viewer);
  if (sees === 'everything') return 'published';
  await tx.query(`select set_config('plangraph.unit', $1, true)`, [sees === 'public' ? '' : sees]);
  return 'shown_published';
}

const isShown = async (tx: EntityManager, viewer: Viewer, table: string, id: number): Promise<boolean> =>
  (await shownIds(tx, viewer, table, [id])).length > 0;

/** The row, where it is there in the version that the caller saw. Errors: Refused. */
export function expectVersion<Row extends { version: number }>(
  row: Row | undefined,
  asked: { type: string; id: string; argument: string; expectedVersion: number | null },
): Row {
  const { type, id, argument, expectedVersion } = asked;
  if (row === undefined)
    throw notFound(`${argument}: there is no ${type} with the id ${shown(id)}; it may have been removed.`);
  if (expectedVersion !== null && row.version !== expectedVersion)
    throw conflict(
      `${type} ${shown(id)} was changed meanwhile: it has version ${row.version}, not ${expectedVersion}. Read it again and decide anew.`,
      row.version,
    );
  return row;
}
