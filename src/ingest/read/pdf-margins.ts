import type { FlowItem } from './pdf-layout';
import { lineText } from './pdf-lines';

/** How many lines at the top and at the bottom of a page may repeat from page to page. */
const EDGE_LINES = 3;
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.5;
const SAME_HEIGHT = 6;
/** A number alone on its line from here on is a year rather than a page. */
const FIRST_YEAR = 1900;
// Matches: "2", "- 2 -", "Trang 2", "Trang 2/10", "2/10", "2 | Trang". Must not match: "2. Sở Y tế".
const PAGE_NUMBER = /^(?:[-–—]\s?)?(?:trang\s|page\s)?(\d{1,4})(?:\s?[/|]\s?(?:\d{1,4}|trang))?(?:\s?[-–—])?$/iu;
// Matches: "CÔNG BÁO/Số 286/Ngày 27-05-2026", also with the page's number. Must not match: "Công báo số 286".
const GAZETTE = /^(?:\d{1,4}\s+)?CÔNG BÁO\/Số .{1,20}\/Ngày [\d-]{6,10}(?:\s+\d{1,4})?$/u;

/** The pages without their numbers and without the lines that repeat at the same place on most of them. */
export function withoutMargins(pages: ReadonlyArray<readonly FlowItem[]>): FlowItem[][] {
  const repeated = repeatedLines(pages);
  return pages.map((items, i) => {
    const edges = edgeIndices(items);
    const numberAt = edges.filter(
      (at) => isPageNumber(items[at], i + 1, pages.length) && isOutermost(at, items, edges, repeated),
    );
    return items.filter((item, at) => {
      if (item.kind !== 'line') return true;
      if (GAZETTE.test(lineText(item.line))) return false;
      return !(edges.includes(at) && repeated.has(keyOf(item))) && !numberAt.includes(at);
    });
  });
}

/** Whether only lines that are left out as well stand between the line and the edge of the page. */
function isOutermost(
  at: number,
  items: readonly FlowItem[],
  edges: readonly number[],
  repeated: ReadonlySet<string>,
): boolean {
  const isOut = (k: number) => k === at || (edges.includes(k) && repeated.has(keyOf(items[k])));
  const before = items.slice(0, at).every((_, k) => isOut(k));
  const after = items.slice(at + 1).every((_, k) => isOut(at + 1 + k));
  return before || after;
}

function edgeIndices(items: readonly FlowItem[]): number[] {
  const lines = [...items.keys()].filter((at) => items[at]?.kind === 'line');
  const isEdge = (at: number) => at < EDGE_LINES || at >= items.length - EDGE_LINES;
  return lines.filter(isEdge);
}

function isPageNumber(item: FlowItem | undefined, number: number, count: number): boolean {
  if (item?.kind !== 'line') return false;
  const match = PAGE_NUMBER.exec(lineText(item.line));
  if (match === null) return false;
  // a part of a longer print goes on counting from where it begins
  const printed = Number(match[1]);
  return printed === number || (count > 1 && printed >= number && printed < FIRST_YEAR);
}

function repeatedLines(pages: ReadonlyArray<readonly FlowItem[]>): Set<string> {
  const counts = new Map<string, number>();
  for (const items of pages)
    for (const key of new Set(edgeIndices(items).map((at) => keyOf(items[at]))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(LEAST_PAGES, pages.length * LEAST_SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

/** The line with its numbers left open, and the height it stands at. */
function keyOf(item: FlowItem | undefined): string {
  if (item?.kind !== 'line') return '';
  // Matches: the page number of "Kế hoạch 12 - trang 3". Must not match: letters.
  return `${lineText(item.line).replace(/\d+/g, '#')}@${Math.round(item.line.baseline / SAME_HEIGHT)}`;
}
