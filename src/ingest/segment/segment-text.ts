import type { Section, Span } from '../parsed-document';
import { findClosing } from './closing';
import { flatHeaderAt } from './flat-header';
import { readFlatTable } from './flat-table';
import { toLines, wrapWidth } from './lines';
import { findOfficialHead, type OfficialHead } from './official-head';
import { toParagraphs } from './paragraphs';
import { type Found, findPortalBlock, type PortalBlock } from './portal-block';
import { blankRunningHeads } from './running-heads';
import { type Block, type BodyPart, buildSections } from './section-tree';
import { toTable } from './table';

/** The document cut into its parts. All spans count in the cleaned text. */
export interface SegmentedDocument {
  text: string;
  portal: PortalBlock | null;
  head: OfficialHead;
  sections: Section[];
  blocks: Block[];
  signer: Found | null;
  truncations: Span[];
}

/** Cuts a cleaned text into portal block, head, sections, paragraphs, tables and closing. */
export function segmentText(cleaned: string): SegmentedDocument {
  const { text, truncations } = blankRunningHeads(cleaned);
  const lines = toLines(text);
  const portal = findPortalBlock(lines);
  const head = findOfficialHead(text, lines, portal?.endLine ?? 0);
  const { isClosing, signer } = findClosing(lines, head.endLine);
  const width = wrapWidth(lines);
  const parts: BodyPart[] = [];
  const isTableLine = (i: number) => lines[i]?.text.includes('|') === true && !isClosing[i];
  const addParagraphs = (from: number, to: number) => {
    for (const paragraph of toParagraphs(text, lines, from, to, width)) parts.push({ kind: 'paragraph', ...paragraph });
  };
  for (let i = head.endLine; i < lines.length; ) {
    if (isClosing[i]) {
      i += 1;
      continue;
    }
    let to = i;
    const flat = readFlatTable(text, lines, i, (k) => isClosing[k] === true);
    if (flat !== null) {
      to = flat.endLine;
      parts.push({ kind: 'table', table: flat.table, start: flat.table.start, end: flat.table.end });
    } else if (isTableLine(i)) {
      to = tableEnd(i, lines.length, isTableLine, (k) => lines[k]?.text === '');
      const table = toTable(text, lines.slice(i, to));
      if (table !== null) parts.push({ kind: 'table', table, start: table.start, end: table.end });
      else addParagraphs(i, to);
    } else {
      to += 1;
      while (to < lines.length && !isClosing[to] && !isTableLine(to) && flatHeaderAt(lines, to) === null) to += 1;
      addParagraphs(i, to);
    }
    i = to;
  }
  const { sections, blocks } = buildSections(
    parts,
    head.authority.map((line) => line.text),
  );
  return { text, portal, head, sections, blocks, signer, truncations };
}

/** The line after the table that begins at `from`; one empty line may stand between two rows. */
function tableEnd(
  from: number,
  limit: number,
  isTableLine: (i: number) => boolean,
  isEmpty: (i: number) => boolean,
): number {
  let i = from;
  while (i < limit && (isTableLine(i) || (isEmpty(i) && isTableLine(i + 1)))) i += 1;
  return i;
}
