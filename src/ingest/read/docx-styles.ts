import { attributeOf, childAt, childrenNamed, type MarkupNode } from './xml';

/** What paragraph or run properties say of how letters are shown; null where they say nothing. */
export interface LetterStyle {
  caps: boolean | null;
  hidden: boolean | null;
  font: string | null;
}
export interface NumberingReference {
  id: string | null;
  level: number | null;
}

/** A style with what it takes over from those that it is based on. */
export interface DocxStyle {
  name: string;
  letters: LetterStyle;
  numbering: NumberingReference | null;
}

const PLAIN: DocxStyle = { name: '', letters: { caps: null, hidden: null, font: null }, numbering: null };

/** The styles of a .docx file by id. */
export class DocxStyles {
  private readonly nodes = new Map<string, MarkupNode>();
  private readonly resolved = new Map<string, DocxStyle>();
  private readonly defaultParagraph: string | null;

  constructor(root: MarkupNode | null) {
    let standard: string | null = null;
    for (const node of childrenNamed(root, 'style')) {
      const id = attributeOf(node, 'styleId');
      if (id === null) continue;
      this.nodes.set(id, node);
      if (attributeOf(node, 'type') === 'paragraph' && isOn(attributeOf(node, 'default') ?? '0')) standard = id;
    }
    this.defaultParagraph = standard;
  }

  ofParagraph(id: string | null): DocxStyle {
    return this.of(id ?? this.defaultParagraph);
  }

  of(id: string | null): DocxStyle {
    if (id === null) return PLAIN;
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    // a style based on itself by a detour ends here
    this.resolved.set(id, PLAIN);
    const node = this.nodes.get(id);
    if (node === undefined) return PLAIN;
    const base = this.of(attributeOf(childAt(node, 'basedOn'), 'val'));
    const own = letterStyleOf(childAt(node, 'rPr'));
    const style: DocxStyle = {
      name: attributeOf(childAt(node, 'name'), 'val') ?? '',
      letters: overlaid(own, base.letters),
      numbering: numberingOf(childAt(node, 'pPr')) ?? base.numbering,
    };
    this.resolved.set(id, style);
    return style;
  }
}

export function overlaid(over: LetterStyle, under: LetterStyle): LetterStyle {
  return {
    caps: over.caps ?? under.caps,
    hidden: over.hidden ?? under.hidden,
    font: over.font ?? under.font,
  };
}

export function letterStyleOf(properties: MarkupNode | null): LetterStyle {
  if (properties === null) return PLAIN.letters;
  const fonts = childAt(properties, 'rFonts');
  return {
    caps: toggle(childAt(properties, 'caps')),
    hidden: toggle(childAt(properties, 'vanish')),
    font: attributeOf(fonts, 'ascii') ?? attributeOf(fonts, 'hAnsi'),
  };
}

export function numberingOf(properties: MarkupNode | null): NumberingReference | null {
  const node = childAt(properties, 'numPr');
  if (node === null) return null;
  const level = Number(attributeOf(childAt(node, 'ilvl'), 'val') ?? Number.NaN);
  return {
    id: attributeOf(childAt(node, 'numId'), 'val'),
    level: Number.isInteger(level) && level >= 0 && level <= 8 ? level : null,
  };
}

function toggle(node: MarkupNode | null): boolean | null {
  return node === null ? null : isOn(attributeOf(node, 'val') ?? '1');
}

/** Whether a value of ST_OnOff is on. */
export function isOn(value: string): boolean {
  return !['0', 'false', 'off'].includes(value);
}
