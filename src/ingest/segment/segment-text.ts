import { documentTypeOf } from '../../vietnamese/document-type';
import type { Section, Span } from '../parsed-document';
import type { SourceNote, SourceTable, SourceText } from '../read/source-text';
import { type AttachedHead, findAttachedHeads } from './attached-head';
import { findClosing } from './closing';
import { flatHeaderAt } from './flat-header';
import { readFlatTable } from './flat-table';
import { readGivenTables } from './given-tables';
import { isGroupLine } from './group-row';
import { issuingSentences } from './issuing-words';
import { type Line, lineAt, toLines, wrapWidth } from './lines';
import { findOfficialHead, type OfficialHead } from './official-head';
import { toParagraphs } from './paragraphs';
import { toPassage } from './passage';
import { type Found, findPortalBlock, type PortalBlock } from './portal-block';
import { blankRunningHeads } from './running-heads';
import { type Block, type BodyPart, buildSections } from './section-tree';
import { findSheetHead } from './sheet-head';
import { maySpacedTableBegin, readSpacedTable } from './spaced-table';
import { toStretches } from './stretches';
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
  /** The text is that of sheets, which have no official head as a rule. */
  isSheets: boolean;
  /** The heads of the documents that are attached to this one in its file, in order. */
  attached: AttachedHead[];
  /** Which document of the file each stretch of the text belongs to, in order: all of the text is in one. */
  stretches: DocumentStretch[];
}

/** A stretch of the text that belongs to one document: 0 is the document itself, n the n-th of `attached`. */
export interface DocumentStretch extends Span {
  document: number;
  /** Its blocks: `blocks.slice(fromBlock, toBlock)`. */
  fromBlock: number;
  toBlock: number;
}

/** What the format of a file tells of its text, in spans of the cleaned text. */
export interface GivenParts {
  tables: readonly SourceTable[];
  /** Footnotes, which stand behind the body. */
  notes: readonly SourceNote[];
  /** Set for a file of sheets. */
  sheets?: SourceText['sheets'];
}
const NONE_GIVEN: GivenParts = { tables: [], notes: [] };

/** Cuts a cleaned text into portal block, head, sections, paragraphs, tables and closing. */
export function segmentText(cleaned: string, given: GivenParts = NONE_GIVEN): SegmentedDocument {
  const { text, truncations } = blankRunningHeads(cleaned);
  const lines = toLines(text);
  const portal = findPortalBlock(lines);
  const head =
    given.sheets === undefined
      ? findOfficialHead(text, lines, portal?.endLine ?? 0)
      : findSheetHead(text, lines, firstTableLine(lines, given.tables), given.sheets);
  const { isClosing, signer } = findClosing(lines, head.endLine);
  const issuing = issuingOf(text, lines, head, portal, isClosing.indexOf(true));
  const attached = findAttachedHeads(text, lines, head.endLine, isClosing, issuing);
  // the head of an attached document is read by itself, as the first one is
  for (const { startLine, endLine } of attached) isClosing.fill(true, startLine, endLine);
  const runs = toStretches(text, lines, attached, issuing.type).map((run) => ({ ...run, parts: [] as BodyPart[] }));
  const begins = new Set(runs.map((run) => run.fromLine));
  const width = wrapWidth(lines);
  const tables = readGivenTables(text, lines, given.tables, head.endLine, isClosing);
  const bodyEnd = given.notes[0] === undefined ? lines.length : lineAt(lines, given.notes[0].start);
  let run = 0;
  let parts = runs[0]?.parts ?? [];
  const isTableLine = (i: number) =>
    lines[i]?.text.includes('|') === true && !isClosing[i] && tables.beginningAt(i) === null;
  const addParagraphs = (from: number, to: number) => {
    for (const paragraph of toParagraphs(text, lines, from, to, width)) parts.push({ kind: 'paragraph', ...paragraph });
  };
  for (let i = head.endLine; i < bodyEnd; ) {
    while (i >= (runs[run + 1]?.fromLine ?? lines.length)) {
      run += 1;
      parts = runs[run]?.parts ?? parts;
    }
    const known = tables.beginningAt(i);
    if (known !== null) {
      const { table, endLine } = known;
      parts.push({ kind: 'table', table, start: table.start, end: table.end });
      i = endLine;
      continue;
    }
    if (isClosing[i]) {
      i += 1;
      continue;
    }
    let to = i;
    const isEnd = (k: number) => k >= bodyEnd || isClosing[k] === true || (k > i && begins.has(k));
    const flat = readFlatTable(text, lines, i, isEnd) ?? readSpacedTable(text, lines, i, isEnd);
    if (flat !== null) {
      to = flat.endLine;
      parts.push({ kind: 'table', table: flat.table, start: flat.table.start, end: flat.table.end });
    } else if (isTableLine(i)) {
      to = tableEnd(i, bodyEnd, isTableLine, (k) => mayStandInTable(lines[k]?.text ?? '', lines[k + 1]?.text ?? ''));
      const table = toTable(text, lines.slice(i, to));
      if (table !== null) parts.push({ kind: 'table', table, start: table.start, end: table.end });
      else addParagraphs(i, to);
    } else {
      to += 1;
      while (
        to < bodyEnd &&
        !isClosing[to] &&
        tables.beginningAt(to) === null &&
        !begins.has(to) &&
        !isTableLine(to) &&
        flatHeaderAt(lines, to) === null &&
        !maySpacedTableBegin(lines[to])
      )
        to += 1;
      addParagraphs(i, to);
    }
    i = to;
  }
  const pieces = head.authority.map((line) => line.text);
  const authority = [...pieces, pieces.join(' ')];
  const sections: Section[] = [];
  const blocks: Block[] = [];
  const stretches: DocumentStretch[] = [];
  for (const [k, { document, fromLine, parts }] of runs.entries()) {
    // each document numbers its sections anew
    const built = buildSections(parts, authority);
    const above = sections.length;
    const fromBlock = blocks.length;
    const under = (index: number | null) => (index === null ? null : index + above);
    for (const section of built.sections) sections.push({ ...section, parent: under(section.parent) });
    for (const block of built.blocks) blocks.push({ ...block, section: under(block.section) });
    const start = k === 0 ? 0 : (lines[fromLine]?.start ?? text.length);
    const end = lines[runs[k + 1]?.fromLine ?? lines.length]?.start ?? text.length;
    for (const note of notesIn(text, given.notes, { start, end })) blocks.push(note);
    stretches.push({ document, start, end, fromBlock, toBlock: blocks.length });
  }
  const isSheets = given.sheets !== undefined;
  return { text, portal, head, sections, blocks, signer, truncations, isSheets, attached, stretches };
}

/** The notes that the stretch refers to: no part of any section, and read with the document that they belong to. */
function notesIn(text: string, notes: readonly SourceNote[], stretch: Span): Block[] {
  return notes
    .filter(({ refersTo }) => refersTo >= stretch.start && refersTo < stretch.end)
    .map(({ start, end }) => ({ kind: 'paragraph', marker: null, section: null, ...toPassage(text, start, end) }));
}

/** The line on which the first given table begins, or the line after the last. */
function firstTableLine(lines: readonly Line[], [first]: readonly SourceTable[]): number {
  return first === undefined ? lines.length : lineAt(lines, first.start);
}

/** What the document says of others that it issues; its own text ends with its signature. */
function issuingOf(
  text: string,
  lines: readonly Line[],
  head: OfficialHead,
  portal: PortalBlock | null,
  closingLine: number,
) {
  const words = head.type ?? portal?.values.type ?? null;
  const isDispatch = words === null && head.title.length > 0;
  const end = lines[closingLine < 0 ? lines.length : closingLine]?.start ?? text.length;
  return {
    type: words === null ? (isDispatch ? 'Công văn' : null) : (documentTypeOf(words.text)?.name ?? null),
    number: (head.number ?? portal?.values.number)?.text ?? null,
    sentences: issuingSentences(text, lines[head.endLine]?.start ?? 0, end),
  };
}

/** Whether a line without bars may stand between two rows of a table: an empty one, or the name of a group. */
function mayStandInTable(line: string, next: string): boolean {
  return line === '' || isGroupLine(line, next);
}

/** The line after the table that begins at `from`; one line that may stand in a table may stand between two rows. */
function tableEnd(
  from: number,
  limit: number,
  isTableLine: (i: number) => boolean,
  mayStand: (i: number) => boolean,
): number {
  let i = from;
  while (i < limit && (isTableLine(i) || (mayStand(i) && isTableLine(i + 1)))) i += 1;
  return i;
}
