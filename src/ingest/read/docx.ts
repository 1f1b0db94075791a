import type { ContentBlock } from './content-block';
import { paragraphsOf } from './content-block';
import { DocxBlocks } from './docx-blocks';
import { DocxInlines } from './docx-inline';
import { formatNumber } from './docx-number-format';
import { DocxNumbering } from './docx-numbering';
import { type DocxPackage, openDocx } from './docx-package';
import { DocxStyles } from './docx-styles';
import { type ReadSource, refuse } from './file-format';
import { legacyEncodingOf } from './legacy-encoding';
import { refuseLegacy } from './plain-text';
import { SourceWriter } from './source-writer';
import { attributeOf, childAt, childrenNamed, type MarkupNode } from './xml';

/** The text and tables of a Word file (.docx) as Word shows them, its notes behind the body; or why they cannot be had. */
export function readDocx(bytes: Buffer, fileName: string): ReadSource {
  const opened = openDocx(bytes, fileName);
  if (opened.kind === 'refused') return opened;
  const { docx } = opened;
  const notes = new DocxNotes(docx);
  const styles = new DocxStyles(docx.styles);
  const inlines = new DocxInlines(styles, (kind, id) => notes.mark(kind, id));
  const blocks = new DocxBlocks(styles, new DocxNumbering(docx.numbering, styles), inlines);
  const body = childAt(docx.document, 'body');
  const content = body === null ? [] : blocks.read(body);
  const writer = new SourceWriter();
  writer.addBlocks(headOfPages(docx, content, blocks));
  writer.addBlocks(content);
  // a note may refer to another one, which then stands behind it
  for (let i = 0; i < notes.marked.length; i++) {
    const note = notes.marked[i];
    if (note !== undefined) writer.addNote(blocks.read(note.node), note.mark);
  }
  const source = writer.source();
  if (source.text.trim() === '')
    return refuse(
      'NO_TEXT',
      `"${fileName}" holds no text: its pages are pictures, or it is empty. Give a file that has the text itself, or run text recognition first.`,
    );
  const encoding = legacyEncodingOf(source.text);
  return encoding === null ? { kind: 'text', source } : refuseLegacy(fileName, encoding);
}

// Matches: "Số: 12/KH-UBND", "Số 57-NQ/TW". Must not match: "Số 12 Lê Lợi".
const NUMBER = /Số\s{0,3}:?\s{0,4}\d{0,6}\s{0,9}(?:\/\d{4})?[/-]\s{0,3}\p{Lu}/u;
const HEAD_LENGTH = 3000;

/** What the pages' header says, where the number stands there and not in the text. */
function headOfPages(docx: DocxPackage, content: readonly ContentBlock[], blocks: DocxBlocks): ContentBlock[] {
  const textOf = (some: readonly ContentBlock[]) =>
    paragraphsOf(some)
      .map(({ text }) => text)
      .join('\n');
  if (docx.headers.size === 0 || NUMBER.test(textOf(content).slice(0, HEAD_LENGTH).normalize('NFC'))) return [];
  for (const header of docx.headers.values()) {
    const read = blocks.read(header);
    if (NUMBER.test(textOf(read).normalize('NFC'))) return read;
  }
  return [];
}

/** The notes in the order in which the text refers to them; footnotes are counted 1, 2, …, endnotes i, ii, … */
class DocxNotes {
  readonly marked: Array<{ node: MarkupNode; mark: string }> = [];
  private readonly marks = new Map<string, string>();
  private readonly counts = { footnote: 0, endnote: 0 };

  private readonly nodes = new Map<string, MarkupNode>();

  constructor(docx: DocxPackage) {
    for (const kind of ['footnote', 'endnote'] as const)
      for (const note of childrenNamed(docx[`${kind}s`], kind))
        this.nodes.set(`${kind} ${attributeOf(note, 'id')}`, note);
  }

  mark(kind: 'footnote' | 'endnote', id: string): string | null {
    const key = `${kind} ${id}`;
    const known = this.marks.get(key);
    if (known !== undefined) return known;
    const node = this.nodes.get(key);
    if (node === undefined) return null;
    this.counts[kind] += 1;
    const mark = `[${formatNumber(this.counts[kind], kind === 'footnote' ? 'decimal' : 'lowerRoman')}]`;
    this.marks.set(key, mark);
    this.marked.push({ node, mark });
    return mark;
  }
}
