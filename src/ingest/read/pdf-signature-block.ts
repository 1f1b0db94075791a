import { lineText, toLine, toRows } from './pdf-lines';
import type { Piece } from './pdf-words';

/** What a digital signature prints, told apart from the sentence that it may lie across. */
export interface Signed {
  pieces: Piece[];
  signatures: Piece[][];
}

const LONGEST_BLOCK = 90;
// Matches: "2026-05-27", "07:55:25", "+07:00", "27/5/2026". Must not match: "ngày", "27".
const DAY_OR_TIME = /^[+-]?\d{1,4}[-/.:]\d{1,2}(?:[-/.:]\d{1,4})?$/;
// Matches: the look of a signature's field: "Ký bởi: …", "Thời gian ký: …". Must not match: "7432".
const SIGNATURE_WORDS = /(?:^| )(?:Ký bởi|Người ký|Ngày ký|Thời gian ký|Ký ngày|Signed by|Digitally signed)(?: |:)/iu;

/** The pieces, in the order they were drawn, without the digital signatures among them. */
export function withoutSignatures(pieces: readonly Piece[]): Signed {
  const fields = new Map<string, Piece[]>();
  const own: Piece[] = [];
  for (const piece of pieces) {
    if (piece.annotation === null) own.push(piece);
    else fields.set(piece.annotation, [...(fields.get(piece.annotation) ?? []), piece]);
  }
  const signatures: Piece[][] = [];
  const stamps: Piece[] = [];
  for (const field of fields.values())
    if (SIGNATURE_WORDS.test(field.map(({ text }) => text).join(' '))) signatures.push(field.map(onPage));
    else stamps.push(...field);
  const small = smallBlocks(own);
  signatures.push(...small);
  const taken = new Set(small.flat());
  const left = own.filter((piece) => !taken.has(piece));
  const kept: Piece[] = [];
  for (let i = 0; i < left.length; ) {
    const end = blockEnd(left, i);
    if (end > i) signatures.push(left.slice(i, end));
    else kept.push(left[i] as Piece);
    i = Math.max(end, i + 1);
  }
  return { pieces: [...kept, ...stamps], signatures };
}

// Matches: "Ký bởi: Cổng thông tin", "Người ký: …". Must not match: "Người ký tên".
const FIRST_LINE = /^(?:Ký bởi|Người ký|Signed by|Digitally signed by)\s?:?\s/iu;
// Matches: "Ngày ký: 27/5/2026 07:55", "Thời gian ký: …". Must not match: "Ngày 27".
const LAST_LINE = /^(?:Ngày ký|Thời gian ký|Ký ngày|Date)\s?:?\s/iu;
const MOST_LINES = 8;
/** A signature's print is at most this large, measured by the text around it. */
const SMALL = 0.75;

/** The blocks in small print: lines one under the other from "Ký bởi:" to "Ngày ký:". */
function smallBlocks(pieces: readonly Piece[]): Piece[][] {
  const sizes = pieces.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const rows = toRows(pieces.filter(({ size, isRaised }) => size < usual * SMALL && !isRaised));
  const blocks: Piece[][] = [];
  for (let i = 0; i < rows.length; i++) {
    const first = rows[i] as Piece[];
    if (!FIRST_LINE.test(textOf(first))) continue;
    const edge = (first[0] as Piece).left - (first[0] as Piece).size * 2;
    const block = rows.slice(i, i + MOST_LINES).map((row) => row.filter(({ left }) => left >= edge));
    const last = block.findIndex((row) => LAST_LINE.test(textOf(row)));
    if (last < 0) continue;
    blocks.push(block.slice(0, last + 1).flat());
    i += last;
  }
  return blocks;
}

function textOf(row: readonly Piece[]): string {
  return row.length === 0 ? '' : lineText(toLine(row, () => false)).normalize('NFC');
}

function onPage(piece: Piece): Piece {
  return { ...piece, annotation: null };
}

/** The piece after the block "Ký bởi: … Ngày ký: 27/5/2026 07:55" that begins at piece `from`; `from` itself where none does. */
function blockEnd(pieces: readonly Piece[], from: number): number {
  if (!isLabel(pieces, from, 'ký bởi:') && !isLabel(pieces, from, 'người ký:')) return from;
  const size = pieces[from]?.size ?? 0;
  for (let i = from + 2; i < Math.min(pieces.length, from + LONGEST_BLOCK); i++) {
    if (Math.abs((pieces[i]?.size ?? 0) - size) > 0.1 * size) return from;
    if (!isLabel(pieces, i, 'ngày ký:') && !isLabel(pieces, i, 'gian ký:')) continue;
    let end = i + 2;
    while (end < pieces.length && DAY_OR_TIME.test(pieces[end]?.text ?? '')) end += 1;
    return end;
  }
  return from;
}

function isLabel(pieces: readonly Piece[], at: number, label: string): boolean {
  return `${pieces[at]?.text ?? ''} ${pieces[at + 1]?.text ?? ''}`.toLowerCase().normalize('NFC') === label;
}
