import type { ColumnRole } from '../segment/column';
import type { Passage } from '../segment/passage';
import type { Table } from '../segment/table';

/** A row as what it is in its table: a heading of a group, or an item, perhaps under the item before it. */
export interface TableRow {
  kind: 'GROUP' | 'ITEM';
  ordinal: string | null;
  isChild: boolean;
  /** Its cells were told apart by their looks and may be wrong. */
  isUnsure: boolean;
  start: number;
  end: number;
  /** The first filled cell of each role. */
  cells: Partial<Record<ColumnRole, Passage>>;
  all: readonly { role: ColumnRole; cell: Passage }[];
}

// Matches: "I", "IV.", "A", "B.". Must not match: "1", "1.1".
const GROUP_ORDINAL = /^(?:[IVX]{1,5}|[A-HĐ])[.)]?$/u;
// Matches: "-", "+", "•", "1.1". Must not match: "1", "12.".
const CHILD_ORDINAL = /^(?:[-–+•*]|\d{1,3}\.\d{1,3}.*|[a-zđ][.)]?)$/u;

/** What only an item has: a row with a group's number and none of it is a group. */
const OF_ITEMS: ReadonlySet<ColumnRole> = new Set(['LEAD', 'COORDINATE', 'DEADLINE', 'TARGET', 'MEASURE_UNIT']);

/** The rows of a table whose columns are known, without its header; `main` is the column that names the items. */
export function toTableRows(table: Table, main: ColumnRole): TableRow[] {
  // where a person names no column but the items' own, a row that fills it alone is an item
  const isPlainList =
    table.isColumnsGiven === true && table.columns.every((role) => role === main || role === 'UNKNOWN');
  return table.rows.flatMap((row, i): TableRow[] => {
    const all = row.cells.map((cell, i) => ({ role: (row.roles ?? table.columns)[i] ?? 'UNKNOWN', cell }));
    const filled = all.filter(({ cell }) => cell.text !== '');
    if (filled.length === 0) return [];
    const cells: TableRow['cells'] = {};
    for (const { role, cell } of filled) cells[role] ??= cell;
    // Matches: the Markdown marks of "**I**". Must not match: "I".
    const written = (cells.ORDINAL?.text ?? '').replace(/[*_]/g, '').trim();
    // Matches: the stop of "1.". Must not match: "1.1".
    const ordinal = written.replace(/[.)]$/, '');
    const beyondName = filled.filter(({ role }) => role !== 'ORDINAL' && role !== main);
    const isGroup =
      row.isGroup === true ||
      (beyondName.length === 0 && isAbove(ordinal, numberOf(table, i + 1))) ||
      (GROUP_ORDINAL.test(written) && !filled.some(({ role }) => OF_ITEMS.has(role))) ||
      (beyondName.length === 0 &&
        ((filled.length === 1 && !isPlainList) || GROUP_ORDINAL.test(written) || cells[main] === undefined));
    // Matches: the bullet of "- Rà soát". Must not match: "Rà soát".
    const isChild = CHILD_ORDINAL.test(written) || (written === '' && /^[-–+•]/u.test(cells[main]?.text ?? ''));
    return [
      {
        kind: isGroup ? 'GROUP' : 'ITEM',
        // Matches: "-". Must not match: "1".
        ordinal: ordinal === '' || /^[-–+•*]$/u.test(ordinal) ? null : ordinal,
        isChild,
        isUnsure: row.isUnsure === true,
        // a cell that is merged with rows above stands there
        start: Math.max(row.start, filled[0]?.cell.start ?? row.start),
        end: Math.max(row.start, ...filled.map(({ cell }) => cell.end)),
        cells,
        all: filled,
      },
    ];
  });
}

/** What the row's first column of numbers says, without marks: "1.1". */
function numberOf(table: Table, at: number): string {
  const column = table.columns.indexOf('ORDINAL');
  const row = table.rows[at];
  if (row === undefined || column < 0 || row.roles !== undefined) return '';
  // Matches: the marks of "**1.1.**". Must not match: "1.1".
  return (row.cells[column]?.text ?? '').replace(/[*_\s]|[.)]$/g, '');
}

/** Whether a row's number stands above the next one's: "1" above "1.1". */
function isAbove(number: string, next: string): boolean {
  return number !== '' && next.startsWith(`${number}.`);
}
