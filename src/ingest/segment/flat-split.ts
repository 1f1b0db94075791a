import { oneSpaced } from '../../vietnamese/one-spaced';
import type { Span } from '../parsed-document';
import type { ColumnRole } from './column';
import { BEST_FIT, CellFit } from './flat-fit';
import { GOES_ON, goingOn } from './flat-going-on';
import { beginsSmall } from './letter-case';

/** A line, or the part of one, that belongs to one cell. */
export interface FlatPiece extends Span {
  text: string;
}

/** The pieces of one column's cell: `[from, to)`; empty where `from === to`. */
export interface FlatChunk {
  role: ColumnRole;
  from: number;
  to: number;
}

// Matches: a class of units that begins a cell in small letters: "các bộ". Must not match: "các nội dung".
const SMALL_UNIT = /^(?:các (?:bộ|ban|sở|cơ|đơn|địa|ngành|phòng|xã|tổ)|cơ quan|đơn vị|sở|ban)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: "XVI", "III/2026", the end of "Kỳ họp … khóa". Must not match: "XVI. Tổ chức".
const ROMAN_ONLY = /^[IVX]+(?:\/20\d\d)?\.?$/u;
// Matches: what a page's end leaves open: ", cơ", " của Bộ". Must not match: ", Sở Y tế".
const OPEN_END = /(?:,? (?:cơ|các|và|của|Bộ|Sở|Ủy|Uỷ|Ban|đơn|tổ|địa|thành|chức|bộ|ngành))+$/u;
/** What a row can hold twice: a second result with its deadline, under the same name; and what it costs to read it so. */
const AGAIN: ReadonlyMap<ColumnRole, number> = new Map([
  ['LEAD', 5],
  ['COORDINATE', 5.5],
  ['RESULT', 3],
  ['DEADLINE', 2],
  ['BASIS', 2],
]);
/** No narrow column's cell has more lines. */
const MAX_CELL_LINES = 26;
/** Rows of more lines than this are not told apart: no annex has them. */
export const MAX_ROW_LINES = 150;
const MAX_BREAKS = 28;
/** A cell is judged by so many of its first lines. */
const MAX_ASKED_LINES = 26;
const NONE = Number.NEGATIVE_INFINITY;
/** What `shape` and `goingOn` give at most; the latter a tenth for each line besides. */
const MOST_SHAPE = 1;
const MOST_GOING_ON = 3;
/** Columns whose cells may be long. */
const PROSE: ReadonlySet<ColumnRole> = new Set(['TASK', 'DOCUMENT', 'RESULT']);

/**
 * The pieces told apart into the columns, in order, so that all cells together fit best; after the columns come those that a
 * row may hold a second time. `before` is what each column held when a page cut the row, `isCut` that the row goes on.
 */
export function splitPieces(
  pieces: readonly FlatPiece[],
  columns: readonly ColumnRole[],
  page: { before: ReadonlyMap<number, string>; isCut: boolean },
): FlatChunk[] {
  const { before, isCut } = page;
  const breaks = breakPoints(pieces, isCut || before.size > 0);
  const again = columns.filter((role) => AGAIN.has(role));
  const all = [...columns, ...again];
  const width = Math.max(0, ...pieces.map(({ text }) => text.length));
  const texts = pieces.map(({ text }) => oneSpaced(text).trim());
  const cells = new CellFit();
  const fitOf = (role: ColumnRole, text: string) => cells.of(role, text);
  const mostFit = (role: ColumnRole, text: string) => cells.atMost(role, text);
  const joined = new Map<number, string>();
  /** The words of a cell's first lines, each cell's made from the one that is a line shorter. */
  const textOf = (from: number, to: number): string => {
    const last = Math.min(to, from + MAX_ASKED_LINES) - 1;
    if (last < from) return '';
    const key = from * (MAX_ROW_LINES + 1) + last;
    const known = joined.get(key);
    if (known !== undefined) return known;
    const before = textOf(from, last);
    const text = before === '' || texts[last] === '' ? before + texts[last] : `${before} ${texts[last]}`;
    joined.set(key, text);
    return text;
  };
  const closed = new Map<number, string>();
  /** The same without what a page's end leaves open. */
  const closedText = (from: number, to: number): string => {
    const key = from * (MAX_ROW_LINES + 1) + to;
    const text = closed.get(key) ?? textOf(from, to).replace(OPEN_END, '');
    closed.set(key, text);
    return text;
  };
  /** What a cell of these pieces is worth in the column; with `mostFit` at least as much as that. */
  const score = (column: number, from: number, to: number, judged = fitOf): number => {
    const role = all[column] as ColumnRole;
    const own = textOf(from, to);
    if (column >= columns.length) return own === '' ? 0 : judged(role, own) - (AGAIN.get(role) ?? 0);
    const earlier = before.get(column) ?? '';
    if (earlier === '') {
      const whole = isCut ? closedText(from, to) : own;
      return judged(role, whole) + shape(role, pieces, from, to, width);
    }
    return own === ''
      ? judged(role, earlier)
      : judged(role, `${earlier} ${own}`) + goingOn(cells, role, earlier, own, to - from);
  };
  /** The best reading of the pieces before break k with the columns before the one asked; `NONE` where there is none. */
  let best = breaks.map((at) => (at === 0 ? 0 : NONE));
  /** For each column and break k, the break that its cell begins at in the best reading. */
  const begins: number[][] = [];
  for (let column = 0; column < all.length; column++) {
    const role = all[column] as ColumnRole;
    const goesOn = before.get(column) ?? '';
    const most = BEST_FIT[role] + (goesOn === '' ? MOST_SHAPE : Math.max(MOST_GOING_ON, pieces.length * 0.1 + 1));
    const starts = breaks
      .map((at, j) => {
        const reached = best[j] as number;
        const opening = reached === NONE || at >= pieces.length ? 0 : edge(pieces, at, before.get(column));
        return { j, at, reached, opening, bound: reached + most + opening };
      })
      .filter(({ reached }) => reached !== NONE)
      .sort((a, b) => b.bound - a.bound);
    const next = breaks.map((to, k) => (best[k] === NONE ? NONE : (best[k] as number) + score(column, to, to)));
    const from = breaks.map((_, k) => (best[k] === NONE ? 0 : k));
    for (const [k, to] of breaks.entries()) {
      for (const { j, at, reached, opening, bound } of starts) {
        // judging a text is what costs: none that begins here or at a later start of this order can be better
        if (bound < (next[k] as number)) break;
        if (j >= k || (!PROSE.has(role) && to - at > MAX_CELL_LINES)) continue;
        if (reached + score(column, at, to, mostFit) + opening < (next[k] as number)) continue;
        const value = reached + score(column, at, to) + opening;
        // of two readings that are as good, the longer cell
        if (value > (next[k] as number) || (value === next[k] && j < (from[k] as number))) {
          next[k] = value;
          from[k] = j;
        }
      }
    }
    best = next;
    begins.push(from);
  }
  return chunksOf(all, breaks, begins);
}

/** The cells of the best reading, found from its end. */
function chunksOf(
  all: readonly ColumnRole[],
  breaks: readonly number[],
  begins: ReadonlyArray<readonly number[]>,
): FlatChunk[] {
  const chunks: FlatChunk[] = [];
  let k = breaks.length - 1;
  for (let column = all.length - 1; column >= 0; column--) {
    const j = begins[column]?.[k] ?? 0;
    chunks.unshift({
      role: all[column] as ColumnRole,
      from: breaks[j] as number,
      to: breaks[k] as number,
    });
    k = j;
  }
  return chunks;
}

/** Where a cell can begin: not within a word that goes on; the first and the last place always. */
function breakPoints(pieces: readonly FlatPiece[], isCut: boolean): number[] {
  const points = [0];
  for (let i = 1; i < pieces.length; i++) {
    const { text } = pieces[i] as FlatPiece;
    const previous = (pieces[i - 1] as FlatPiece).text;
    if (ROMAN_ONLY.test(text)) continue;
    if (isCut || ((!beginsSmall(text) || SMALL_UNIT.test(text)) && !/[,(–-]$/u.test(previous))) points.push(i);
  }
  const kept = points.length <= MAX_BREAKS ? points : [0, ...points.slice(points.length - MAX_BREAKS)];
  return [...kept, pieces.length];
}

/** What the place between two pieces says against a cell's beginning there. */
function edge(pieces: readonly FlatPiece[], at: number, earlier: string | undefined): number {
  if (at === 0) return 0;
  const { text } = pieces[at] as FlatPiece;
  const previous = (pieces[at - 1] as FlatPiece).text;
  const isOpen = GOES_ON.test(previous) ? -5 : 0;
  if (earlier !== undefined && earlier !== '') return isOpen;
  return isOpen + (beginsSmall(text) ? (SMALL_UNIT.test(text) ? -2 : -9) : 0);
}

/** What line lengths say: a cell's last line may be short, a line within a sentence is not. */
function shape(role: ColumnRole, pieces: readonly FlatPiece[], from: number, to: number, width: number): number {
  if (role !== 'TASK' && role !== 'DOCUMENT') return 0;
  let value = 0;
  for (let i = from; i < to - 1; i++) {
    const { text } = pieces[i] as FlatPiece;
    const next = (pieces[i + 1] as FlatPiece).text;
    // Matches: the stop of "y tế.". Must not match: "y tế".
    if (text.length < width * 0.6 && !beginsSmall(next) && !/[.;:”"]$/u.test(text) && !GOES_ON.test(text)) value -= 1;
  }
  const last = pieces[to - 1]?.text ?? '';
  // Matches: a sentence's end. Must not match: "và".
  if (/[.”"]$/u.test(last)) value += 1;
  else if (last.length < width * 0.8) value += 0.5;
  return value;
}
