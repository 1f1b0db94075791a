import { fold } from '../../vietnamese/fold';
import type { DeadlineMention, Diagnostic, Section } from '../parsed-document';
import type { Passage } from '../segment/passage';
import type { Block } from '../segment/section-tree';
import type { Table } from '../segment/table';
import { findDeadlines, readDeadlineCell } from './deadline';
import type { Calendar } from './period';
import { enclosing, sectionPath } from './section-path';
import { type TableRow, toTableRows } from './table-rows';
import { mentionDeadlines, type TaskDraft } from './task-draft';
import { titleOf } from './task-title';
import { readUnitCell } from './unit-cell';

// Matches: "nt", "-nt-", "Như trên", "(như trên)", "\"", "''", "〃". Must not match: a unit's name.
const SAME_AS_ABOVE = /^[-–"”'’(\s]*(?:n\.?t\.?|như trên|như mục trên|["”'’〃]{1,2})[-–"”'’)\s.]*$/iu;

/** The column that names a task table's tasks, or null where the table holds none. */
export function taskColumn(table: Table): 'TASK' | 'DOCUMENT' | null {
  const has = (...roles: string[]) => roles.some((role) => table.columns.includes(role as Table['columns'][number]));
  if (has('INDICATOR') && has('TARGET')) return null;
  // a column that a person calls the tasks' is, whatever stands beside it
  if (table.isColumnsGiven === true && has('TASK')) return 'TASK';
  if (!has('LEAD', 'COORDINATE', 'DEADLINE', 'RESULT')) return null;
  return has('TASK') ? 'TASK' : has('DOCUMENT') ? 'DOCUMENT' : null;
}

/** The tasks that the rows of task tables give to units, in document order. */
export function findTasksInTables(
  blocks: readonly Block[],
  sections: readonly Section[],
  calendar: Calendar,
  diagnostics: Diagnostic[],
): TaskDraft[] {
  const tasks: TaskDraft[] = [];
  /** Where each group numbers its rows from 1 again, the group's number is needed to tell them apart. */
  const ordinals = new Set<string>();
  for (const block of blocks) {
    const column = block.kind === 'table' ? taskColumn(block.table) : null;
    if (block.kind !== 'table' || column === null) continue;
    const annex = enclosing(sections, block.section, 'ANNEX');
    const path = annex === null ? sectionPath(sections, block.section) : (sections[annex]?.ordinal ?? null);
    let group: string | null = null;
    let above: TaskDraft | null = null;
    let parentAt: number | null = null;
    for (const row of toTableRows(block.table, column)) {
      const name = row.cells[column];
      if (row.kind === 'GROUP') group = row.ordinal;
      if (row.kind === 'GROUP' || name === undefined) continue;
      const parent: TaskDraft | null = row.isChild && parentAt !== null ? (tasks[parentAt] ?? null) : null;
      const task = rowTask(row, name, path, block.section, row.isChild ? parentAt : null, calendar, diagnostics);
      if (task.ordinal !== null && ordinals.has(task.ordinal) && group !== null)
        task.ordinal = [path, group, row.ordinal].filter((part) => part !== null).join('.');
      if (task.ordinal !== null) ordinals.add(task.ordinal);
      if (row.isUnsure) diagnostics.push(unsureRow(task));
      inherit(task, row, parent ?? above);
      tasks.push(task);
      if (!row.isChild) parentAt = tasks.length - 1;
      above = task;
    }
  }
  return tasks;
}

function rowTask(
  row: TableRow,
  name: Passage,
  path: string | null,
  section: number | null,
  parent: number | null,
  calendar: Calendar,
  diagnostics: Diagnostic[],
): TaskDraft {
  // Matches: the bullet of a sub-row. Must not match: letters.
  const text = name.text.replace(/^[-–+•]\s*/u, '');
  const task: TaskDraft = {
    ordinal: row.ordinal === null ? null : path === null ? row.ordinal : `${path}.${row.ordinal}`,
    title: titleOf(text),
    text,
    section,
    parent,
    assignments: [],
    deadlines: [],
    expectedResult: row.cells.RESULT?.text ?? null,
    place: { start: name.start, end: row.end },
  };
  for (const { role, cell } of row.all) {
    if (SAME_AS_ABOVE.test(cell.text)) continue;
    if (role === 'LEAD' || role === 'COORDINATE') task.assignments.push(...readUnitCell(cell, role));
    if (role === 'DEADLINE') task.deadlines.push(...readDeadlines(cell, calendar, diagnostics));
  }
  diagnostics.push(...inBothRoles(task));
  if (row.cells.DEADLINE === undefined)
    task.deadlines.push(...mentionDeadlines(name, findDeadlines(name.text, calendar)));
  return task;
}

/** A unit that the row names both to lead and to help: it leads, but one of the two may be a slip for another. A class can do both. */
function inBothRoles({ ordinal, title, assignments }: TaskDraft): Diagnostic[] {
  const leads = new Set(assignments.filter((a) => a.role === 'LEAD' && !a.isCollective).map(({ unit }) => fold(unit)));
  return assignments
    .filter(({ role, unit }) => role === 'COORDINATE' && leads.has(fold(unit)))
    .map(({ unit, place }) => ({
      code: 'TASK_UNIT_UNSURE',
      severity: 'WARNING',
      message: `"${unit}" is named both to lead task ${ordinal ?? `"${title}"`} and to help with it.`,
      place,
    }));
}

function unsureRow({ ordinal, title, assignments, deadlines, place }: TaskDraft): Diagnostic {
  // of the row, what may be wrong: the documents that its text names are read well
  const parts = [...assignments, ...deadlines].map((part) => part.place);
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  return {
    code: 'TASK_ROW_UNSURE',
    severity: 'WARNING',
    message: `Task ${ordinal ?? `"${title}"`} stands in a table without rules; its units or its deadline may be cut wrongly.`,
    place: parts.length === 0 ? place : { start, end },
  };
}

function readDeadlines(cell: Passage, calendar: Calendar, diagnostics: Diagnostic[]): DeadlineMention[] {
  const read = readDeadlineCell(cell.text, calendar);
  if (read !== null) return mentionDeadlines(cell, read);
  const message = `The deadline "${cell.text}" has none of the known forms; it is kept as written.`;
  diagnostics.push({
    code: 'DEADLINE_UNREAD',
    severity: 'WARNING',
    message,
    place: { start: cell.start, end: cell.end },
  });
  return mentionDeadlines(cell, [
    { text: cell.text, ...whole(cell), from: null, on: null, recurring: false, rule: null },
  ]);
}

/** A sub-row, or a row that says "as above", takes over what its own cells leave out. */
function inherit(task: TaskDraft, row: TableRow, from: TaskDraft | null): void {
  if (from === null) return;
  const takes = (cell: Passage | undefined) => (cell === undefined ? row.isChild : SAME_AS_ABOVE.test(cell.text));
  const has = (role: string) => task.assignments.some((a) => a.role === role);
  for (const role of ['LEAD', 'COORDINATE'] as const) {
    if (!has(role) && takes(row.cells[role])) task.assignments.push(...from.assignments.filter((a) => a.role === role));
  }
  if (task.deadlines.length === 0 && takes(row.cells.DEADLINE)) task.deadlines.push(...from.deadlines);
}

function whole(cell: Passage): { start: number; end: number } {
  return { start: 0, end: cell.text.length };
}
