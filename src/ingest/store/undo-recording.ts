import type { EntityManager } from 'typeorm';
import type { RecordedChange } from '../../graph/document-writers';
import { conflict } from '../../graph/refused';
import { allowDoubles, refuseDoubles } from '../resolve/document-rows';
import { type PutBack, putBack } from './put-back-rows';

/** What PostgreSQL says where what a row points at is not there, or something else has its place: of another row that is put back, perhaps. */
const NOT_YET: ReadonlySet<unknown> = new Set(['23503', '23505']);

/** What it says besides where a row cannot be as it was. */
const IN_THE_WAY: ReadonlySet<unknown> = new Set([...NOT_YET, '23502', '23514']);

/** Rows of these are made where somebody names them: who uses them since is not asked to do without. */
const STAY_ONCE_MADE: ReadonlySet<string> = new Set(['unit', 'unit_alias', 'unit_succession', 'legal_document']);

/**
 * Makes the rows be again what they were before a recording, the last first; the history keeps both. `changes` are all of it,
 * last first. Units and documents that it made stay. Gives how many rows. Errors: Refused where one of them is not as the recording left it,
 * or something has come since that stands on one.
 */
export async function undoRecording(tx: EntityManager, changes: readonly RecordedChange[]): Promise<number> {
  await refuseReportedSince(tx, changes);
  await allowDoubles(tx);
  const makesUnits = changes.some(({ table, operation }) => table === 'unit' && operation === 'INSERT');
  const undone = changes.filter(
    ({ table, operation }) =>
      operation !== 'INSERT' || !STAY_ONCE_MADE.has(table) || (table === 'unit_alias' && !makesUnits),
  );
  try {
    const count = await putAllBack(tx, runsOf(undone));
    await refuseDoubles(tx);
    await refuseMore(tx, count);
    return count;
  } catch (error) {
    if (IN_THE_WAY.has((error as { code?: unknown }).code))
      throw conflict(
        'Something else has come since in the place of what was there, or what it belonged to is gone. Nothing was put back; correct it by hand.',
        null,
      );
    throw error;
  }
}

/** A row that went with another is told after it: what cannot be put back yet waits for the others. Gives how many rows. */
async function putAllBack(tx: EntityManager, runs: readonly PutBack[]): Promise<number> {
  const waiting: PutBack[] = [];
  let count = 0;
  let fault: unknown;
  for (const run of runs) {
    await tx.query('savepoint put_back');
    try {
      count += await putBack(tx, run);
    } catch (error) {
      if (!NOT_YET.has((error as { code?: unknown }).code)) throw error;
      await tx.query('rollback to put_back');
      fault = error;
      waiting.push(run);
    }
    await tx.query('release put_back');
  }
  if (waiting.length === 0) return count;
  if (waiting.length === runs.length) throw fault;
  return count + (await putAllBack(tx, waiting));
}

/** What can be put back by one statement: the same done to the same columns of rows of one table, one after the other. */
function runsOf(changes: readonly RecordedChange[]): PutBack[] {
  const runs: (PutBack & { ids: number[] })[] = [];
  for (const { id, table, operation, columns } of changes) {
    const last = runs.at(-1);
    const isSame = last?.table === table && last.operation === operation && String(last.columns) === String(columns);
    if (last && isSame) last.ids.push(id);
    else runs.push({ table, operation, columns, ids: [id] });
  }
  return runs;
}

/** What was said of a task afterwards was said of how it stood then. Served by progress_report_task_id_idx and history_row_idx. */
async function refuseReportedSince(tx: EntityManager, changes: readonly RecordedChange[]): Promise<void> {
  const moved = changes.filter(({ table, columns }) => table === 'task' && columns.includes('status'));
  const [later] = await tx.query<unknown[]>(
    `select from progress_report r join history h on h.table_name = 'progress_report' and h.row_id = r.id and h.operation = 'INSERT'
      where r.task_id = any($1::int[]) and h.id > $2 limit 1`,
    [moved.map(({ rowId }) => rowId), Math.max(0, ...changes.map(({ id }) => id))],
  );
  if (later)
    throw conflict('Progress was reported since on a task whose status this changed. Take that back first.', null);
}

/** Rows go with those that they belong to: what has come since is not taken away in passing. Served by history_recording_id_idx. */
async function refuseMore(tx: EntityManager, count: number): Promise<void> {
  const [{ written }] = await tx.query<[{ written: number }]>(
    `select count(*)::int as written from history
      where recording_id = split_part(nullif(current_setting('plangraph.recording', true), ''), ' ', 1)::bigint`,
  );
  if (written > count)
    throw conflict(
      'Something has come since that stands on what would go. Nothing was put back; take that back first.',
      null,
    );
}
