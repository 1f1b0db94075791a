import { fold } from '../../vietnamese/fold';
import { columnLetters, columnNumber } from '../read/sheet';
import { COLUMN_NAMES, type ColumnRole } from './column';

/** What a person says of the columns of a table file; the others are told by their headers. */
export type GivenColumns = readonly { column: string; role: ColumnRole }[];

export type ParsedColumns = { kind: 'columns'; columns: GivenColumns } | { kind: 'fault'; message: string };

const NAMES = Object.keys(COLUMN_NAMES).join(', ');

/** Reads "A=ordinal,B=task" or "Nội dung, công việc=task"; a fault names the column and the names that there are. */
export function parseGivenColumns(written: string): ParsedColumns {
  const columns: { column: string; role: ColumnRole }[] = [];
  for (const pair of pairsOf(written)) {
    const at = pair.lastIndexOf('=');
    const column = pair.slice(0, at).trim();
    const name = pair.slice(at + 1).trim();
    if (at < 0 || column === '')
      return fault(`"${pair.trim()}" does not say what a column holds. Write COLUMN=NAME, such as B=task, where`);
    const role = roleNamed(name);
    if (role === null) return fault(`The column "${column}" cannot hold "${name}":`);
    if (columns.some((other) => fold(other.column) === fold(column)))
      return fault(`The column "${column}" is given twice; give it once:`);
    columns.push({ column, role });
  }
  if (columns.length === 0) return fault('No column is given. Write COLUMN=NAME, such as B=task, where');
  return { kind: 'columns', columns };
}

const fault = (message: string): ParsedColumns => ({ kind: 'fault', message: `${message} NAME is one of ${NAMES}.` });

function roleNamed(name: string): ColumnRole | null {
  const known: Readonly<Record<string, ColumnRole>> = COLUMN_NAMES;
  return Object.hasOwn(known, name.toLowerCase()) ? (known[name.toLowerCase()] ?? null) : null;
}

/** A header may hold commas ("Nội dung, công việc"): a pair ends at the first comma after its "=". */
function pairsOf(written: string): string[] {
  const pairs: string[] = [];
  let open = '';
  for (const piece of written.split(',')) {
    open = open === '' ? piece : `${open},${piece}`;
    if (!open.includes('=')) continue;
    pairs.push(open);
    open = '';
  }
  if (open.trim() !== '') pairs.push(open);
  return pairs;
}

/** The roles of a table's columns with those given put in, or the column that the table does not have. */
export function withGivenColumns(
  guessed: readonly ColumnRole[],
  headers: readonly (readonly string[])[],
  given: GivenColumns,
): { kind: 'columns'; columns: ColumnRole[] } | { kind: 'fault'; message: string } {
  const at = new Map<number, ColumnRole>();
  for (const { column, role } of given) {
    const index = columnIndex(column, headers, guessed.length);
    if (index === null) return { kind: 'fault', message: absent(column, headers) };
    at.set(index, role);
  }
  const taken = new Set(at.values());
  // where a person says which column holds the task, no other column is guessed to
  const columns = guessed.map((role, i) => at.get(i) ?? (taken.has(role) ? 'UNKNOWN' : role));
  return { kind: 'columns', columns };
}

/** The index of a column named by its header or, where no header reads so, by its letters; null where there is none. */
export function columnIndex(column: string, headers: readonly (readonly string[])[], width: number): number | null {
  const key = fold(column);
  const whole = headers.findIndex((path) => fold(path.join(' ')) === key);
  if (whole >= 0) return whole;
  const part = headers.findIndex((path) => path.some((header) => fold(header) === key));
  if (part >= 0) return part;
  // Matches: "A", "AB". Must not match: "Nội dung", "ABCD".
  if (!/^[A-Za-z]{1,3}$/.test(column)) return null;
  const index = columnNumber(column) - 1;
  return index < width ? index : null;
}

function absent(column: string, headers: readonly (readonly string[])[]): string {
  const found = headers.map((path, i) => `${columnLetters(i + 1)} "${path.join(' / ')}"`).join(', ');
  return `The table has no column "${column}". Its columns are ${found}.`;
}
