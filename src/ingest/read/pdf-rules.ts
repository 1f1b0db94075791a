import { apply } from './pdf-matrix';
import type { Matrix } from './pdf-page';

/** A straight line of the page, level or upright. */
export interface Rule {
  isLevel: boolean;
  /** Its y where it is level, its x where it is upright. */
  at: number;
  from: number;
  to: number;
}

/** pdfjs' numbers of the operators that stroke a path, and that fill it. */
const STROKES = new Set([20, 21, 24, 25, 26, 27]);
const FILLS = new Set([22, 23, 24, 25, 26, 27]);
/** A filled box no thicker than this is a line, in points. */
const THICKEST_LINE = 3;
const SHORTEST_LINE = 4;

/** The level and upright lines among the strokes of a path, and the filled boxes that are as thin as a line. */
export function addRules(rules: Rule[], ctm: Matrix, paint: number, path: readonly number[]): void {
  const isStroke = STROKES.has(paint);
  if (!isStroke && !FILLS.has(paint)) return;
  let points: Array<readonly [number, number]> = [];
  const flush = (isClosed: boolean) => {
    const first = points[0];
    if (first !== undefined && isClosed) points.push(first);
    if (isStroke) for (let k = 1; k < points.length; k++) addLine(rules, points[k - 1], points[k]);
    else addThinBox(rules, points);
    points = [];
  };
  for (let i = 0; i < path.length; ) {
    const [px, py] = apply(ctm, path[i + 1] ?? 0, path[i + 2] ?? 0);
    switch (path[i]) {
      case 0:
        flush(false);
        points.push([px, py]);
        i += 3;
        break;
      case 1:
        points.push([px, py]);
        i += 3;
        break;
      case 4:
        flush(true);
        i += 1;
        break;
      default: {
        const length = path[i] === 2 ? 7 : 5;
        points = [apply(ctm, path[i + length - 2] ?? 0, path[i + length - 1] ?? 0)];
        i += length;
      }
    }
  }
  flush(false);
}

function addLine(rules: Rule[], from?: readonly [number, number], to?: readonly [number, number]): void {
  if (from === undefined || to === undefined) return;
  const [dx, dy] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
  if (dy <= 1 && dx >= SHORTEST_LINE)
    rules.push({
      isLevel: true,
      at: (from[1] + to[1]) / 2,
      from: Math.min(from[0], to[0]),
      to: Math.max(from[0], to[0]),
    });
  else if (dx <= 1 && dy >= SHORTEST_LINE)
    rules.push({
      isLevel: false,
      at: (from[0] + to[0]) / 2,
      from: Math.min(from[1], to[1]),
      to: Math.max(from[1], to[1]),
    });
}

function addThinBox(rules: Rule[], points: ReadonlyArray<readonly [number, number]>): void {
  if (points.length < 4) return;
  const xs = points.map(([px]) => px);
  const ys = points.map(([, py]) => py);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THICKEST_LINE) addLine(rules, [left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  else if (right - left <= THICKEST_LINE) addLine(rules, [(left + right) / 2, top], [(left + right) / 2, bottom]);
}
