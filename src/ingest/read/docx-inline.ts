import type { Span } from '../parsed-document';
import { type DocxStyles, type LetterStyle, letterStyleOf, overlaid } from './docx-styles';
import { isSymbolFont, symbolOf, withSymbols } from './docx-symbols';
import { attributeOf, childAt, childrenNamed, descendantsNamed, localName, type MarkupNode } from './xml';

/** What a paragraph says: its text, the marks of notes in it, and the text boxes anchored at it. */
export interface DocxInline {
  text: string;
  noteMarks: Span[];
  boxes: MarkupNode[];
}

/** Elements that only wrap what stands in a line. */
const WRAPPERS = new Set(
  'hyperlink smartTag customXml ins moveTo fldSimple sdtContent dir bdo oMath oMathPara ruby rubyBase'.split(' '),
);

interface Field {
  instruction: string;
  isInResult: boolean;
}

/** Reads the lines of a .docx file, one paragraph after the other: a field may begin in one and end in another. */
export class DocxInlines {
  private readonly fields: Field[] = [];

  constructor(
    private readonly styles: DocxStyles,
    /** Called for each reference to a note; returns the mark that is shown. */
    private readonly markOf: (kind: 'footnote' | 'endnote', id: string) => string | null,
  ) {}

  read(paragraph: MarkupNode, letters: LetterStyle): DocxInline {
    const inline: DocxInline = { text: '', noteMarks: [], boxes: [] };
    this.readChildren(paragraph, letters, inline);
    return inline;
  }

  private readChildren(node: MarkupNode, letters: LetterStyle, into: DocxInline): void {
    for (const child of node.children ?? []) {
      const name = localName(child);
      if (name === 'r') this.readRun(child, letters, into);
      else if (WRAPPERS.has(name)) this.readChildren(child, letters, into);
      else if (name === 'sdt' && !isPlaceholder(child)) this.readChildren(child, letters, into);
      else if (name === 'AlternateContent') addBoxes(child, into);
    }
  }

  private readRun(run: MarkupNode, inherited: LetterStyle, into: DocxInline): void {
    const properties = childAt(run, 'rPr');
    const named = this.styles.of(attributeOf(childAt(properties, 'rStyle'), 'val')).letters;
    const letters = overlaid(letterStyleOf(properties), overlaid(named, inherited));
    for (const child of run.children ?? []) {
      const name = localName(child);
      if (name === 'fldChar') this.turnField(attributeOf(child, 'fldCharType'));
      else if (name === 'instrText') this.addInstruction(textOf(child));
      else if (name === 'AlternateContent' || name === 'drawing' || name === 'pict' || name === 'object')
        addBoxes(child, into);
      else if (name === 'ruby') this.readChildren(child, letters, into);
      else if (this.isShown() && letters.hidden !== true) this.addShown(child, name, letters, into);
    }
  }

  private addShown(node: MarkupNode, name: string, letters: LetterStyle, into: DocxInline): void {
    if (name === 't') {
      const text = isSymbolFont(letters.font) ? symbolText(node, letters.font) : withSymbols(textOf(node), null);
      into.text += letters.caps === true ? text.toLocaleUpperCase('vi') : text;
    } else if (name === 'tab' || name === 'ptab') into.text += '\t';
    else if (name === 'br' || name === 'cr') into.text += '\n';
    else if (name === 'noBreakHyphen') into.text += '-';
    else if (name === 'sym') {
      const code = Number.parseInt(attributeOf(node, 'char') ?? '', 16);
      if (!Number.isNaN(code)) into.text += symbolOf(code, attributeOf(node, 'font'));
    } else if (name === 'footnoteReference' || name === 'endnoteReference') {
      // a mark that the writer chose, such as "*", stands in the text itself
      if (attributeOf(node, 'customMarkFollows') !== null) return;
      const mark = this.markOf(name === 'footnoteReference' ? 'footnote' : 'endnote', attributeOf(node, 'id') ?? '');
      if (mark === null) return;
      into.noteMarks.push({ start: into.text.length, end: into.text.length + mark.length });
      into.text += mark;
    }
  }

  private turnField(type: string | null): void {
    const field = this.fields.at(-1);
    if (type === 'begin') this.fields.push({ instruction: '', isInResult: false });
    else if (type === 'separate' && field !== undefined) field.isInResult = true;
    else if (type === 'end') this.fields.pop();
  }

  private addInstruction(text: string): void {
    const field = this.fields.at(-1);
    if (field !== undefined) field.instruction += text;
  }

  /** Whether a reader of the document sees what comes now: the results of fields are seen, a table of contents repeats headings. */
  private isShown(): boolean {
    return this.fields.every(({ isInResult, instruction }) => isInResult && !isContents(instruction));
  }
}

function isContents(instruction: string): boolean {
  // Matches: " TOC \o "1-3"". Must not match: "TOCAO".
  return /^\s*TOC\b/.test(instruction);
}

function symbolText(node: MarkupNode, font: string | null): string {
  return [...textOf(node)]
    .map((letter) => (letter.trim() === '' ? letter : symbolOf(letter.charCodeAt(0), font)))
    .join('');
}

/** The text of a w:t; the white space around it counts only where it is said to. */
function textOf(node: MarkupNode): string {
  const text = node.children?.map(({ data }) => data ?? '').join('') ?? '';
  return attributeOf(node, 'space') === 'preserve' ? text : text.trim();
}

export function isPlaceholder(sdt: MarkupNode): boolean {
  return childAt(sdt, 'sdtPr', 'showingPlcHdr') !== null;
}

function addBoxes(drawing: MarkupNode, into: DocxInline): void {
  for (const box of boxesIn(drawing)) into.boxes.push(box);
}

/** The contents of the text boxes in a drawing; where it is given in two ways, of the first that has any. */
function boxesIn(drawing: MarkupNode): MarkupNode[] {
  if (localName(drawing) !== 'AlternateContent') {
    const inside = descendantsNamed(drawing, 'AlternateContent');
    return inside.length > 0 ? inside.flatMap(boxesIn) : descendantsNamed(drawing, 'txbxContent');
  }
  for (const choice of [...childrenNamed(drawing, 'Choice'), ...childrenNamed(drawing, 'Fallback')]) {
    const found = descendantsNamed(choice, 'txbxContent');
    if (found.length > 0) return found;
  }
  return [];
}
