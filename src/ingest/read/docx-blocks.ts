import { type ContentBlock, paragraph } from './content-block';
import { type DocxInlines, isPlaceholder } from './docx-inline';
import type { DocxNumbering } from './docx-numbering';
import { type DocxStyles, numberingOf } from './docx-styles';
import { readDocxTable } from './docx-table';
import { attributeOf, childAt, childrenNamed, localName, type MarkupNode } from './xml';

/** Elements that only wrap paragraphs and tables. */
const WRAPPERS = new Set(['customXml', 'ins', 'moveTo', 'sdtContent', 'Choice']);

/** Reads paragraphs and tables of a .docx file; numbers go on from one call to the next, so they are read in order. */
export class DocxBlocks {
  constructor(
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
    private readonly inlines: DocxInlines,
  ) {}

  read(container: MarkupNode): ContentBlock[] {
    return this.readContainer(container, false);
  }

  private readContainer(container: MarkupNode, isInCell: boolean): ContentBlock[] {
    const blocks: ContentBlock[] = [];
    let open = '';
    let openMarks: Array<{ start: number; end: number }> = [];
    for (const child of contentOf(container)) {
      if (localName(child) === 'tbl') {
        blocks.push(readDocxTable(child, (cell) => this.readContainer(cell, true)));
        continue;
      }
      const read = this.readParagraph(child, isInCell);
      if (read === null) continue;
      const by = open.length;
      const marks = [...openMarks, ...read.noteMarks.map(({ start, end }) => ({ start: start + by, end: end + by }))];
      // where the end of a paragraph was deleted, the next one goes on with it
      if (childAt(child, 'pPr', 'rPr', 'del') !== null) {
        open += read.text;
        openMarks = marks;
        continue;
      }
      blocks.push(paragraph(open + read.text, marks));
      open = '';
      openMarks = [];
      for (const box of read.boxes) for (const block of this.readContainer(box, isInCell)) blocks.push(block);
    }
    if (open !== '') blocks.push(paragraph(open, openMarks));
    return blocks;
  }

  private readParagraph(node: MarkupNode, isInCell: boolean) {
    const properties = childAt(node, 'pPr');
    const styleId = attributeOf(childAt(properties, 'pStyle'), 'val');
    const style = this.styles.ofParagraph(styleId);
    const inline = this.inlines.read(node, style.letters);
    // Matches: the style "toc 2" of a table of contents, which repeats the headings. Must not match: "toc heading".
    if (/^toc \d/i.test(style.name)) return null;
    const isEmpty = inline.text.trim() === '';
    if (isEmpty && childAt(properties, 'rPr', 'del') !== null) return inline;
    const label = this.numbering.label(numberingOf(properties), style.numbering, styleId);
    // in a column of row numbers the number is all there is; an empty item of a list says nothing
    if (label === null || (isEmpty && !isInCell)) return inline;
    const text = inline.text.trimStart();
    const by = label.length + 1 - (inline.text.length - text.length);
    const noteMarks = inline.noteMarks.map(({ start, end }) => ({ start: start + by, end: end + by }));
    return { ...inline, text: `${label} ${text}`, noteMarks };
  }
}

/** The paragraphs and tables of a container, those within wrappers too. */
function contentOf(container: MarkupNode): MarkupNode[] {
  return (container.children ?? []).flatMap((child) => {
    const name = localName(child);
    if (name === 'p' || name === 'tbl') return [child];
    if (WRAPPERS.has(name)) return contentOf(child);
    if (name === 'sdt') return isPlaceholder(child) || isContents(child) ? [] : contentOf(child);
    if (name === 'AlternateContent') return childrenNamed(child, 'Choice').slice(0, 1).flatMap(contentOf);
    return [];
  });
}

function isContents(sdt: MarkupNode): boolean {
  return attributeOf(childAt(sdt, 'sdtPr', 'docPartObj', 'docPartGallery'), 'val') === 'Table of Contents';
}
