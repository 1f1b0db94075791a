import type { ContentBlock, ContentCell, ContentTable } from './content-block';
import { isUnseen } from './html-node';
import type { MarkupNode } from './xml';

/** What a browser allows. */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;

/** A <table> with its merged cells told once, where they begin. */
export function readHtmlTable(table: MarkupNode, readCell: (cell: MarkupNode) => ContentBlock[]): ContentTable {
  const rows = rowsOf(table);
  const read: ContentCell[][] = [];
  /** For each column, how many rows a cell from above still covers. */
  let covered: number[] = [];
  for (const [y, row] of rows.entries()) {
    const cells: ContentCell[] = [];
    const below = covered.map((left) => Math.max(0, left - 1));
    let column = 0;
    for (const cell of row.children ?? []) {
      if ((cell.name !== 'td' && cell.name !== 'th') || isUnseen(cell)) continue;
      while ((covered[column] ?? 0) > 0) column += 1;
      if (column >= MOST_COLUMNS) break;
      const columns = Math.min(span(cell.attribs?.colspan, 1), MOST_COLUMNS - column);
      // a rowspan of 0 reaches down to the table's end
      const wanted = span(cell.attribs?.rowspan, rows.length);
      const height = Math.max(1, Math.min(wanted, rows.length - y));
      cells.push({ column, columns, rows: height, blocks: readCell(cell) });
      for (let x = column; x < column + columns; x++) below[x] = height - 1;
      column += columns;
    }
    covered = Array.from(below, (left) => left ?? 0);
    read.push(cells);
  }
  return { kind: 'table', rows: read };
}

function rowsOf(table: MarkupNode): MarkupNode[] {
  return (table.children ?? [])
    .flatMap((child) => {
      if (isUnseen(child)) return [];
      if (child.name === 'tr') return [child];
      const isSection = child.name === 'tbody' || child.name === 'thead' || child.name === 'tfoot';
      return isSection ? (child.children ?? []).filter((row) => row.name === 'tr' && !isUnseen(row)) : [];
    })
    .slice(0, MOST_ROWS);
}

function span(value: string | undefined, ofZero: number): number {
  const number = Number.parseInt(value ?? '1', 10);
  if (number === 0) return ofZero;
  return number > 0 ? Math.min(number, MOST_ROWS) : 1;
}
