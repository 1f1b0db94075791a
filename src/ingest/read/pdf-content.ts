import type { Span } from '../parsed-document';
import { type ContentBlock, type ContentParagraph, paragraph } from './content-block';
import { MARK_END, MARK_START } from './pdf-lines';
import type { PdfBlock } from './pdf-paragraphs';

/** The blocks as every format's reader gives them; the marks of footnotes read "[1]". */
export function toContent(blocks: readonly PdfBlock[]): ContentBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'gap') return paragraph('');
    if (block.kind === 'paragraph') return toParagraph(block.text);
    const rows = block.table.rows.map((row) =>
      row.map(({ paragraphs, ...place }) => ({ ...place, blocks: paragraphs.map(toParagraph) })),
    );
    return { kind: 'table', rows };
  });
}

// Matches: a footnote's mark between its two signs. Must not match: "1".
const MARK = new RegExp(`${MARK_START}[([]?([^${MARK_END}]{1,4}?)[)\\]]?${MARK_END}`, 'g');

export function toParagraph(text: string): ContentParagraph {
  const noteMarks: Span[] = [];
  let written = '';
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    written += text.slice(from, match.index);
    const mark = `[${match[1]}]`;
    noteMarks.push({ start: written.length, end: written.length + mark.length });
    written += mark;
    from = match.index + match[0].length;
  }
  return paragraph(written + text.slice(from), noteMarks);
}
