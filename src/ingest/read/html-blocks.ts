import type { Span } from '../parsed-document';
import { type ContentBlock, paragraph } from './content-block';
import { bulletSign } from './docx-symbols';
import { labelled, listLabels } from './html-list';
import { collapsed, isElement, isUnseen, seenText, styleOf } from './html-node';
import { readHtmlTable } from './html-table';
import type { MarkupNode } from './xml';

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary tr ul'.split(
    ' ',
  ),
);

/** Footnotes of a page that Word saved, with the mark that refers to each. */
export interface HtmlNote {
  mark: string;
  blocks: ContentBlock[];
}

/** What was read since the last paragraph ended. Kept in pieces: to look at the end of a string that grows copies it. */
class OpenLine {
  private pieces: string[] = [];
  private length = 0;
  private last = ' ';
  private marks: Span[] = [];

  add(data: string, isPre: boolean): void {
    // Matches: line ends of the source and runs of spaces, which a page shows as one space. Must not match: a no-break space.
    let text = isPre ? data.replace(/\r\n?/g, '\n') : data.replace(/[ \t\r\n\f]+/g, ' ');
    if (!isPre && (this.last === ' ' || this.last === '\n') && text.startsWith(' ')) text = text.slice(1);
    this.put(text);
  }

  addMark(mark: string): void {
    this.marks.push({ start: this.length, end: this.length + mark.length });
    this.put(mark);
  }

  end(): { text: string; marks: Span[] } {
    const ended = { text: this.pieces.join(''), marks: this.marks };
    this.pieces = [];
    this.length = 0;
    this.last = ' ';
    this.marks = [];
    return ended;
  }

  private put(text: string): void {
    if (text === '') return;
    this.pieces.push(text);
    this.length += text.length;
    this.last = text.at(-1) as string;
  }
}

/** Reads the blocks of a page: what a browser sets on lines of its own is a paragraph. */
export class HtmlBlocks {
  readonly notes: HtmlNote[] = [];
  private blocks: ContentBlock[] = [];
  private line = new OpenLine();
  private label = '';

  constructor(
    /** Blocks to put in the place of an element, or null to read it. */
    private readonly replaced: (node: MarkupNode) => ContentBlock[] | null,
  ) {}

  read(node: MarkupNode): ContentBlock[] {
    const { blocks: outerBlocks, line: outerLine, label: outerLabel } = this;
    this.blocks = [];
    this.line = new OpenLine();
    this.label = '';
    this.readChildren(node, false);
    this.endParagraph();
    const { blocks } = this;
    this.blocks = outerBlocks;
    this.line = outerLine;
    this.label = outerLabel;
    return blocks;
  }

  private readChildren(node: MarkupNode, isPre: boolean): void {
    const labels = node.name === 'ol' || node.name === 'ul' ? listLabels(node) : null;
    for (const child of node.children ?? []) {
      if (child.type === 'text') this.line.add(child.data ?? '', isPre);
      else if (!isUnseen(child)) this.readElement(child, isPre, labels?.get(child) ?? null);
    }
  }

  private readElement(node: MarkupNode, isPre: boolean, label: string | null): void {
    const replacement = this.replaced(node);
    if (replacement !== null) {
      this.endParagraph();
      for (const block of replacement) this.blocks.push(block);
    } else if (node.name === 'table') this.addTable(node);
    else if (node.name === 'br') this.line.add('\n', true);
    else if (isNote(node)) this.addNote(node);
    else if (noteMarkOf(node) !== null) this.line.addMark(noteMarkOf(node) as string);
    // Matches: the number or bullet that Word wrote before an item: "mso-list:Ignore". Must not match: "mso-list:l0 level1".
    else if (/mso-list\s{0,3}:\s{0,3}ignore/i.test(styleOf(node))) this.line.add(`${wordLabel(node)} `, false);
    else if (BLOCKS.has(node.name ?? '')) {
      this.endParagraph();
      if (label !== null) this.label = label;
      // Matches: "white-space: pre-wrap". Must not match: "white-space: normal".
      this.readChildren(node, isPre || node.name === 'pre' || /white-space\s{0,3}:\s{0,3}pre/i.test(styleOf(node)));
      this.endParagraph();
    } else this.readChildren(node, isPre);
  }

  private endParagraph(): void {
    const { text: written, marks } = this.line.end();
    if (written.trim() === '') return;
    const read = paragraph(written, marks);
    const text = this.label === '' ? read.text : labelled(this.label, read.text);
    const by = text.length - read.text.length;
    const noteMarks = read.noteMarks.map(({ start, end }) => ({ start: start + by, end: end + by }));
    this.blocks.push({ kind: 'paragraph', text, noteMarks });
    this.label = '';
  }

  private addTable(node: MarkupNode): void {
    this.endParagraph();
    for (const caption of node.children ?? [])
      if (caption.name === 'caption') for (const block of this.read(caption)) this.blocks.push(block);
    this.blocks.push(readHtmlTable(node, (cell) => this.read(cell)));
  }

  private addNote(node: MarkupNode): void {
    this.endParagraph();
    const blocks = this.read(node);
    const [first] = blocks;
    if (first?.kind !== 'paragraph') return;
    // Matches: the mark that a note begins with: "[1]", "1.", "(2)", "3". Must not match: "2026".
    const mark = /^[[(]?(\d{1,3})[\]).]?\s+/.exec(first.text);
    if (mark === null) for (const block of blocks) this.blocks.push(block);
    else
      this.notes.push({
        mark: `[${mark[1]}]`,
        blocks: [paragraph(first.text.slice(mark[0].length)), ...blocks.slice(1)],
      });
  }
}

/** Whether the element holds a footnote, as Word writes them. */
function isNote(node: MarkupNode): boolean {
  // Matches: "mso-element:footnote", "mso-element:endnote". Must not match: "mso-element:footnote-list", which holds them all.
  return (
    /mso-element\s{0,3}:\s{0,3}(?:foot|end)note(?!-)/i.test(styleOf(node)) ||
    /^(?:ftn|edn)\d{1,4}$/.test(node.attribs?.id ?? '')
  );
}

/** The mark of a note that the link leads to: "[1]". */
function noteMarkOf(node: MarkupNode): string | null {
  if (!isElement(node) || node.name !== 'a') return null;
  // Matches: "#_ftn1", "#fn2", "page.htm#_edn3". Must not match: "#_ftnref1", which leads back, "#muc1".
  if (!/#_?(?:ftn|edn|fn|footnote)-?\d{1,4}$/i.test(node.attribs?.href ?? '')) return null;
  // Matches: "[1]", "1", "(2)". Must not match: "khoản 1".
  const number = /^[[(]?(\d{1,3})[\])]?$/.exec(collapsed(seenText(node)))?.[1];
  return number === undefined ? null : `[${number}]`;
}

/** What Word set before an item: a number, or the sign of a symbol font. */
function wordLabel(node: MarkupNode): string {
  const text = collapsed(seenText(node));
  // Matches: "1.", "a)", "-", "Điều 5.". Must not match: "·", "§", "o".
  if (/^[\p{L}\d][\p{L}\d.)/ ]/u.test(text) || text.length !== 1) return text;
  return bulletSign(text, null);
}
