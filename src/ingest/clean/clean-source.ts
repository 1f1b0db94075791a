import type { Diagnostic, Span } from '../parsed-document';
import type { SourceNote, SourceTable, SourceText } from '../read/source-text';
import { type CleanText, cleanText } from './clean-text';
import type { OffsetMap } from './offset-map';

/** A file's text cleaned, and what its format tells of it, in spans of the cleaned text. */
export interface CleanSource extends CleanText {
  tables: SourceTable[];
  notes: SourceNote[];
  sheets?: SourceText['sheets'];
  remarks: Diagnostic[];
}

/** The source in NFC with plain spaces and letters; the marks of notes are left out of the sentences that they stand in. */
export function cleanSource({
  text,
  tables,
  noteMarks = [],
  notes = [],
  remarks = [],
  sheets,
}: SourceText): CleanSource {
  const cleaned = cleanText(text, noteMarks);
  const moved = mover(cleaned.offsets);
  return {
    ...cleaned,
    tables: tables.map((table) => ({
      ...moved(table),
      rows: table.rows.map((row) => ({
        ...moved(row),
        cells: row.cells.map((cell) => {
          const { paragraphs } = cell;
          return paragraphs === undefined ? moved(cell) : { ...moved(cell), paragraphs: paragraphs.map(moved) };
        }),
      })),
    })),
    sheets,
    remarks: remarks.map((remark) => ({ ...remark, place: remark.place && moved(remark.place) })),
    notes: notes.map((note) => ({ ...moved(note), refersTo: cleaned.offsets.toCleaned(note.refersTo) })),
  };
}

function mover(offsets: OffsetMap): <T extends Span>(span: T) => T {
  return (span) => ({ ...span, start: offsets.toCleaned(span.start), end: offsets.toCleaned(span.end) });
}
