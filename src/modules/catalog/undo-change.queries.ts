import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../auth/viewer';
import type { RecordedChange } from '../../graph/document-writers';
import { requireOwnUnit } from '../../graph/own-unit';
import { fault, invalid, notFound } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { shownIds } from '../../graph/write';

/** So many rows are put back at once: a unit that thousands of tasks name, not a database. */
const MOST_ROWS = 50_000;

/**
 * All that a recording changed, last first. Errors: Refused where there is none of that id, or the caller does not see all that it
 * changed. Served by history_recording_id_idx.
 */
export async function changesOfRecording(
  tx: EntityManager,
  viewer: Viewer,
  asked: { id: number; globalId: string },
): Promise<RecordedChange[]> {
  const changes = await tx.query<RecordedChange[]>(
    `select h.id, h.table_name as "table", h.row_id as "rowId", h.operation, h.node, array(
              select e.key from jsonb_each(coalesce(h.after, h.before)) e
               where h.operation <> 'UPDATE' or h.before->e.key is distinct from e.value order by e.key) as columns
       from history h where h.recording_id = $1 order by h.id desc limit $2`,
    [asked.id, MOST_ROWS + 1],
  );
  const isSeen = changes.length > 0 && (await seesAll(tx, viewer, changes));
  if (!isSeen) throw notFound(`recordingId: nothing was recorded under the id ${shown(asked.globalId)}.`);
  if (changes.length > MOST_ROWS)
    throw invalid(
      fault('recordingId', 'TOO_MUCH', `More than ${MOST_ROWS} rows were changed then; undo less at once.`),
    );
  return changes;
}

/** The nodes of a type among those that were changed. */
const idsOf = (changes: readonly RecordedChange[], type: string): number[] => [
  ...new Set(
    changes.flatMap(({ node }) => {
      const [of, id] = node?.split(':') ?? [];
      return of === type ? [Number(id)] : [];
    }),
  ),
];

/** What is not seen is not there: a report on what is hidden is nobody's to take back who does not see it. */
async function seesAll(tx: EntityManager, viewer: Viewer, changes: readonly RecordedChange[]): Promise<boolean> {
  for (const [type, table] of [
    ['Task', 'task'],
    ['Indicator', 'indicator'],
  ] as const) {
    const ids = idsOf(changes, type);
    if ((await shownIds(tx, viewer, table, ids)).length < ids.length) return false;
  }
  return true;
}

/** Errors: FORBIDDEN for a reporter of units that have nothing to do with one of what was reported on. Served by assignment_task_id_idx. */
export async function requireOwnReports(
  tx: EntityManager,
  viewer: Viewer,
  changes: readonly RecordedChange[],
): Promise<void> {
  const [tasks, indicators] = [idsOf(changes, 'Task'), idsOf(changes, 'Indicator')];
  const rows = await tx.query<{ unitIds: number[] }[]>(
    `select array(select a.unit_id from published.assignment a where a.task_id = t.id) as "unitIds" from unnest($1::int[]) t(id)
     union all
     select array_remove(i.owner_id || array(select a.unit_id from published.assignment a where a.task_id = i.task_id), null)
       from published.indicator i where i.id = any($2::int[])`,
    [tasks, indicators],
  );
  for (const { unitIds } of rows)
    await requireOwnUnit(tx, viewer, {
      argument: 'recordingId',
      rule: 'on what its unit, or one below it, does or answers for',
      unitIds: async () => unitIds,
    });
}
