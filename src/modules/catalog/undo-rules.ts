import type { RecordedChange } from '../../graph/document-writers';

/** What people change by mutations, by table; null: whatever is done to it. Of others an import or its withdrawal is the author. */
const UNDONE: Readonly<Record<string, readonly string[] | null>> = {
  task: null,
  deadline: null,
  assignment: null,
  rejected_task: null,
  progress_report: null,
  observation: null,
  citation: null,
  rejected_citation: null,
  unit: null,
  unit_alias: null,
  unit_merge: null,
  unit_succession: null,
  indicator: ['UPDATE'],
  diagnostic: ['UPDATE'],
  reported_error: ['UPDATE'],
  plan: ['UPDATE'],
  legal_document: null,
};

/** What of these is said by an import, or is who sees it. */
const OTHERS_COLUMNS: ReadonlySet<string> = new Set(['source_text_id', 'visibility']);

/** What a report changes of the node that it is about. */
const REPORTED_COLUMNS: Readonly<Record<string, readonly string[] | null>> = {
  progress_report: null,
  observation: null,
  task: ['status', 'completed_on', 'reported_at', 'version', 'updated_at'],
  indicator: ['measured_at', 'version', 'updated_at'],
};

/** Whether a recording is of those that can be undone: what people decided, reported or merged. */
export const isUndoable = (changes: readonly RecordedChange[]): boolean =>
  changes.every(({ table, operation, columns }) => {
    const operations = UNDONE[table];
    if (operations === undefined || (operations && !operations.includes(operation))) return false;
    return operation !== 'UPDATE' || !columns.some((column) => OTHERS_COLUMNS.has(column));
  });

/** Whether it is nothing but reports on tasks and figures of indicators: who reports takes them back. */
export const isOfReports = (changes: readonly RecordedChange[]): boolean =>
  changes.some(({ table }) => table === 'progress_report' || table === 'observation') &&
  changes.every(({ table, operation, columns }) => {
    const reported = REPORTED_COLUMNS[table];
    if (reported === undefined) return false;
    return reported === null || (operation === 'UPDATE' && columns.every((column) => reported.includes(column)));
  });
