/** A graph in memory, as tables of rows by id: what a naive replay of edits makes. */
export type KeptRows = Record<Table, Map<number, Row>>;

export type Row = { id: number } & Record<string, unknown>;

export const TABLES = [
  'unit',
  'unit_alias',
  'legal_document',
  'plan',
  'task',
  'assignment',
  'deadline',
  'progress_report',
  'citation',
  'indicator',
  'observation',
] as const;
export type Table = (typeof TABLES)[number];

/** One edit: a row that is there now, whole, or is gone. */
export interface Edit {
  table: Table;
  id: number;
  row: Row | null;
}

export const noRows = (): KeptRows =>
  Object.fromEntries(TABLES.map((table) => [table, new Map<number, Row>()])) as KeptRows;

/** What hangs on a row by a column: it goes with the row, or loses it. */
const HANGING: readonly { on: Table; table: Table; column: string; goes: boolean }[] = [
  { on: 'plan', table: 'task', column: 'plan_id', goes: true },
  { on: 'plan', table: 'citation', column: 'plan_id', goes: true },
  { on: 'plan', table: 'indicator', column: 'plan_id', goes: true },
  { on: 'task', table: 'assignment', column: 'task_id', goes: true },
  { on: 'task', table: 'deadline', column: 'task_id', goes: true },
  { on: 'task', table: 'progress_report', column: 'task_id', goes: true },
  { on: 'task', table: 'citation', column: 'task_id', goes: false },
  { on: 'indicator', table: 'observation', column: 'indicator_id', goes: true },
];

/** An edit, and those that the database makes with it. */
export function withWhatHangs(rows: KeptRows, edit: Edit): Edit[] {
  if (edit.row) return [edit];
  return [
    edit,
    ...HANGING.filter(({ on }) => on === edit.table).flatMap(({ table, column, goes }) =>
      [...rows[table].values()]
        .filter((row) => row[column] === edit.id)
        .flatMap((row) => withWhatHangs(rows, { table, id: row.id, row: goes ? null : { ...row, [column]: null } })),
    ),
  ];
}

export function apply(rows: KeptRows, edits: readonly Edit[]): void {
  for (const { table, id, row } of edits) {
    if (row) rows[table].set(id, row);
    else rows[table].delete(id);
  }
}
