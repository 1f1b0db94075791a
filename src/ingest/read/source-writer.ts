import type { Span } from '../parsed-document';
import {
  type ContentBlock,
  type ContentCell,
  type ContentParagraph,
  type ContentTable,
  paragraphsOf,
} from './content-block';
import type { SourceCell, SourceNote, SourceRow, SourceTable, SourceText } from './source-text';
import { isOfficialHeadTable, isPageLayout } from './table-layout';

/**
 * Writes a document's blocks as text: a paragraph is a line, a table's row one line with " | " between its cells. Tables of
 * an official head are set line by line as they look on the page, those that only lay out a page are passed through.
 */
export class SourceWriter {
  private readonly pieces: string[] = [];
  private length = 0;
  private lastLine = '';
  private readonly tables: SourceTable[] = [];
  private readonly noteMarks: Span[] = [];
  private readonly notes: SourceNote[] = [];
  /** Where each mark stands first. */
  private readonly placesByMark = new Map<string, number>();

  addBlocks(blocks: readonly ContentBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.addParagraph(block);
      else this.addTable(block);
    }
  }

  /** Writes a note as one line behind what was written; its mark must stand in that. */
  addNote(blocks: readonly ContentBlock[], mark: string): void {
    if (paragraphsOf(blocks).length === 0) return;
    const start = this.length;
    this.put(`${mark} `);
    this.addOnOneLine(blocks);
    this.notes.push({ start, end: this.length, refersTo: this.placesByMark.get(mark) ?? start });
    this.put('\n');
  }

  source(): SourceText {
    const { tables, noteMarks, notes } = this;
    return { text: this.pieces.join(''), tables, noteMarks, notes };
  }

  private put(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
  }

  private putLine(text: string): void {
    this.put(`${text}\n`);
    this.lastLine = text;
  }

  private addParagraph(paragraph: ContentParagraph): void {
    // one empty line keeps two paragraphs apart, more say nothing
    if (paragraph.text === '' && (this.lastLine === '' || this.length === 0)) return;
    this.addMarks(paragraph);
    this.putLine(paragraph.text);
  }

  private addTable(table: ContentTable): void {
    if (isPageLayout(table)) for (const cell of table.rows.flat()) this.addBlocks(cell.blocks);
    else if (isOfficialHeadTable(table)) for (const row of table.rows) this.addHeadRow(row);
    else this.addDataTable(table);
  }

  /** The cells' lines side by side: the first lines of all of them, then the second ones. */
  private addHeadRow(row: readonly ContentCell[]): void {
    const columns = row.map((cell) => paragraphsOf(cell.blocks).flatMap(({ text }) => text.split('\n')));
    const height = Math.max(0, ...columns.map((lines) => lines.length));
    for (let i = 0; i < height; i++) {
      const side = columns.flatMap((lines) => lines[i]?.trim() || []);
      if (side.length > 0) this.putLine(side.join(' | '));
    }
  }

  private addDataTable(table: ContentTable): void {
    const start = this.length;
    const rows: SourceRow[] = [];
    let merged: Array<{ column: number; rowsLeft: number }> = [];
    for (const row of table.rows) {
      const rowStart = this.length;
      const cells: SourceCell[] = [];
      // a place under a merged cell stays empty, so that the bars of all rows stand for the same columns
      const places = [...row, ...merged].sort((a, b) => a.column - b.column);
      for (const [i, place] of places.entries()) {
        if (i > 0) this.put(' | ');
        if ('blocks' in place) cells.push(this.addCell(place));
      }
      rows.push({ start: rowStart, end: this.length, cells });
      this.put('\n');
      this.lastLine = '|';
      merged = [...merged, ...row.map(({ column, rows: height }) => ({ column, rowsLeft: height }))]
        .map(({ column, rowsLeft }) => ({ column, rowsLeft: rowsLeft - 1 }))
        .filter(({ rowsLeft }) => rowsLeft > 0);
    }
    if (rows.length > 0) this.tables.push({ start, end: this.length - 1, rows });
  }

  private addCell({ column, columns, rows, blocks }: ContentCell): SourceCell {
    const start = this.length;
    const lines = this.addOnOneLine(blocks);
    const cell = { start, end: this.length, column, columns, rows };
    return lines.length > 1 ? { ...cell, paragraphs: lines } : cell;
  }

  /** Writes the paragraphs with a space between them: a line end would cut the row. Returns the lines that they had. */
  private addOnOneLine(blocks: readonly ContentBlock[]): Span[] {
    const lines: Span[] = [];
    for (const paragraph of paragraphsOf(blocks)) {
      if (lines.length > 0) this.put(' ');
      this.addMarks(paragraph);
      for (const [i, line] of paragraph.text.split('\n').entries()) {
        if (i > 0) this.put(' ');
        const start = this.length;
        this.put(line);
        if (line.trim() !== '') lines.push({ start, end: this.length });
      }
    }
    return lines;
  }

  private addMarks({ text, noteMarks }: ContentParagraph): void {
    for (const { start, end } of noteMarks) {
      const mark = text.slice(start, end);
      if (!this.placesByMark.has(mark)) this.placesByMark.set(mark, this.length + start);
      this.noteMarks.push({ start: this.length + start, end: this.length + end });
    }
  }
}
