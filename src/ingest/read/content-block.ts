import type { Span } from '../parsed-document';

/** One piece of a document's content in reading order, as its format tells it. */
export type ContentBlock = ContentParagraph | ContentTable;

/** Its lines are kept apart by "\n"; white space around it is cut off. */
export interface ContentParagraph {
  kind: 'paragraph';
  text: string;
  /** Where in `text` the marks of notes stand. */
  noteMarks: readonly Span[];
}

export interface ContentTable {
  kind: 'table';
  rows: readonly (readonly ContentCell[])[];
}

/** A cell where it begins; what it covers to the right and below is not given again. */
export interface ContentCell {
  column: number;
  columns: number;
  rows: number;
  blocks: readonly ContentBlock[];
}

/** The paragraph with the white space around it cut off, and its marks moved along. */
export function paragraph(text: string, noteMarks: readonly Span[] = []): ContentParagraph {
  const trimmed = text.trim();
  const cut = trimmed === '' ? 0 : text.indexOf(trimmed[0] as string);
  const marks = noteMarks.map(({ start, end }) => ({ start: start - cut, end: end - cut }));
  return { kind: 'paragraph', text: trimmed, noteMarks: marks };
}

/** The paragraphs of the blocks in reading order, those of tables too, empty ones left out. */
export function paragraphsOf(blocks: readonly ContentBlock[]): ContentParagraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.text === '' ? [] : [block];
    return block.rows.flat().flatMap((cell) => paragraphsOf(cell.blocks));
  });
}
