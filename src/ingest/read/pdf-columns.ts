import type { PdfLine, Stretch } from './pdf-lines';

/** Where the lines of a column begin and end. */
export interface PdfColumn {
  left: number;
  right: number;
}

/** Fewer lines side by side are a head, a signature or a list rather than text set in two columns. */
const LEAST_LINES = 8;
/** Text fills its lines: so many of them end near the column's edge, which lists and tables do not. */
const FULL_SHARE = 0.6;
const NEAR_EDGE = 2;
const LEAST_LETTERS = 15;

/** The lines in reading order: where a stretch of the page is set in two columns, the left one comes first. */
export function inColumns(lines: readonly PdfLine[]): Array<{ line: PdfLine; column: PdfColumn | null }> {
  const whole = lines.map((line) => ({ line, column: null }));
  const gutter = gutterOf(lines);
  const run = gutter === null ? null : longestRun(lines, gutter);
  if (gutter === null || run === null) return whole;
  const sides = lines.slice(run.from, run.to).flatMap((line) => line.stretches.map((stretch) => ({ line, stretch })));
  const left = sides.filter(({ stretch }) => stretch.right <= gutter);
  const right = sides.filter(({ stretch }) => stretch.left >= gutter);
  if (!isText(left) || !isText(right)) return whole;
  return [...whole.slice(0, run.from), ...columnOf(left), ...columnOf(right), ...whole.slice(run.to)];
}

type Side = { line: PdfLine; stretch: Stretch };

/** The middle of the gap that most lines of two stretches have. */
function gutterOf(lines: readonly PdfLine[]): number | null {
  const gaps = lines
    .filter(({ stretches }) => stretches.length === 2)
    .map(({ stretches }) => [(stretches[0] as Stretch).right, (stretches[1] as Stretch).left] as const);
  const middles = gaps.map(([from, to]) => (from + to) / 2).sort((a, b) => a - b);
  const middle = middles[Math.floor(middles.length / 2)];
  if (middle === undefined) return null;
  const around = gaps.filter(([from, to]) => from < middle && middle < to);
  return around.length < LEAST_LINES ? null : Math.max(...around.map(([from]) => from)) + 1;
}

/** The lines without one that lies across the gutter, where most of them stand side by side. */
function longestRun(lines: readonly PdfLine[], gutter: number): { from: number; to: number } | null {
  let best = { from: 0, to: 0, pairs: 0 };
  let open = { from: 0, to: 0, pairs: 0 };
  for (const [i, { stretches }] of lines.entries()) {
    if (stretches.some(({ left, right }) => left < gutter && gutter < right))
      open = { from: i + 1, to: i + 1, pairs: 0 };
    else open = { ...open, to: i + 1, pairs: open.pairs + (stretches.length === 2 ? 1 : 0) };
    if (open.pairs > best.pairs) best = open;
  }
  return best.pairs < LEAST_LINES ? null : best;
}

function isText(side: readonly Side[]): boolean {
  if (side.length < LEAST_LINES) return false;
  const edge = Math.max(...side.map(({ stretch }) => stretch.right));
  const full = side.filter(({ line, stretch }) => edge - stretch.right < NEAR_EDGE * line.size).length;
  const letters = side.reduce((sum, { stretch }) => sum + stretch.text.length, 0);
  return full >= side.length * FULL_SHARE && letters >= side.length * LEAST_LETTERS;
}

function columnOf(side: readonly Side[]): Array<{ line: PdfLine; column: PdfColumn }> {
  const column = {
    left: Math.min(...side.map(({ stretch }) => stretch.left)),
    right: Math.max(...side.map(({ stretch }) => stretch.right)),
  };
  return side.map(({ line, stretch }) => {
    const [word = ''] = stretch.text.split(' ');
    const firstWord = ((stretch.right - stretch.left) * word.length) / Math.max(1, stretch.text.length);
    return { line: { ...line, stretches: [stretch], left: stretch.left, right: stretch.right, firstWord }, column };
  });
}
