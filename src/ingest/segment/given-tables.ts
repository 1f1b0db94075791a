import type { SourceTable } from '../read/source-text';
import { toGivenTable } from './given-table';
import { type Line, lineAfter, lineAt } from './lines';
import type { Table } from './table';

/** The tables that a file's format tells, as tables of the body, and the lines that they take. */
export interface GivenTables {
  /** The table that begins on the line, and the line after it; null where none does. */
  beginningAt(line: number): { table: Table; endLine: number } | null;
}

/** Reads the given tables below the official head, which is a table too in many files; `isClosing` marks signatures. */
export function readGivenTables(
  text: string,
  lines: readonly Line[],
  given: readonly SourceTable[],
  headEnd: number,
  isClosing: readonly boolean[],
): GivenTables {
  const found = new Map<number, { table: Table; endLine: number }>();
  let before: { table: Table; endLine: number } | null = null;
  const adjoins = (source: SourceTable) =>
    before !== null && lines.slice(before.endLine, lineAt(lines, source.start)).every((line) => line.text === '');
  for (const source of given) {
    if (lineAt(lines, source.start) < headEnd) continue;
    const table = toGivenTable(text, source, adjoins(source) ? (before?.table ?? null) : null);
    const line = lineAt(lines, table?.start ?? source.start);
    if (table === null || (table.header === null && isClosing[line] === true)) continue;
    before = { table, endLine: lineAfter(lines, source.end) };
    found.set(line, before);
  }
  return { beginningAt: (line) => found.get(line) ?? null };
}
