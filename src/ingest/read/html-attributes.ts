import { fold } from '../../vietnamese/fold';
import { collapsed, isElement, isUnseen, seenText } from './html-node';
import type { MarkupNode } from './xml';

// Matches: the labels of a portal's block of attributes, folded: "so hieu", "ngay ban hanh:". Must not match: "so nguoi".
const LABEL =
  /^(?:so(?:,)? ky hieu|so hieu|ngay ban hanh|ngay (?:co )?hieu luc|loai van ban|(?:co quan|noi) ban hanh|nguoi ky|linh vuc(?:, nganh)?|trich yeu|tinh trang(?: hieu luc)?)(?=\s*:|\s*$)/;
const LONGEST_ATTRIBUTES = 4000;

/** A portal's block of attributes (Số hiệu, Ngày ban hành, …) and how its lines read. */
export interface Attributes {
  node: MarkupNode;
  lines: string[];
  /** How many known labels have a value. */
  labels: number;
}

/** The attributes in the element as lines "Số hiệu: 12/KH-UBND", or null where they have no values, as in a table's header. */
export function attributesIn(node: MarkupNode): Attributes | null {
  const pieces: string[] = [];
  collectPieces(node, pieces);
  if (pieces.join(' ').length > LONGEST_ATTRIBUTES) return null;
  const lines: string[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as string;
    // Matches: "Số hiệu: 12/KH" in one piece. Must not match: "Số hiệu:" alone.
    if (/^[^:]{2,40}:\s*\S/u.test(piece)) lines.push(piece);
    else if (isLabel(piece) && pieces[i + 1] !== undefined && !isLabel(pieces[i + 1] as string)) {
      // Matches: the colon of "Số hiệu:". Must not match: letters.
      lines.push(`${piece.replace(/\s*:$/, '')}: ${pieces[i + 1]}`);
      i += 1;
    } else if (!isLabel(piece)) lines.push(piece);
  }
  const known = new Set(lines.flatMap((line) => (line.includes(': ') ? (LABEL.exec(fold(line))?.[0] ?? []) : [])));
  return known.size >= 3 ? { node, lines, labels: known.size } : null;
}

function isLabel(piece: string): boolean {
  return piece.endsWith(':') || LABEL.test(fold(piece));
}

/** The texts of the lowest elements, those of a label and its value in one line together. */
function collectPieces(node: MarkupNode, pieces: string[]): void {
  if (isUnseen(node)) return;
  const children = node.children?.filter((child) => child.type !== 'text' || collapsed(child.data ?? '') !== '') ?? [];
  if (children.some((child) => isElement(child) && !INLINE.has(child.name ?? ''))) {
    for (const child of children) {
      if (child.type === 'text') pieces.push(collapsed(child.data ?? ''));
      else collectPieces(child, pieces);
    }
    return;
  }
  const text = collapsed(seenText(node));
  if (text !== '') pieces.push(text);
}
const INLINE = new Set('a b strong i em span font u small sup sub time label'.split(' '));

/** Whether the text is the label of an attribute, or begins with one. */
export function isAttributeLabel(text: string): boolean {
  return LABEL.test(fold(text));
}
