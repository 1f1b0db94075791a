import { joined } from './pdf-join';
import type { FlowItem } from './pdf-layout';
import { type IsMark, lineText, type PdfLine } from './pdf-lines';
import type { Rule } from './pdf-rules';

/** A page without its footnotes, and these, one text each with its mark before it. */
export interface NotedPage {
  items: FlowItem[];
  notes: string[];
}

/** Footnotes are set at most this large, measured by the body's size. */
const SMALLER = 0.93;
/** The line above footnotes is shorter than this share of the page. */
const SHORT_RULE = 0.5;
// Matches: "1 Nghị quyết số", "(2) Theo". Must not match: "12/KH-UBND", "1. Mục đích".
const NUMBERED = /^[([]?(\d{1,3}|\*{1,3})[)\]]?\s+(?=\S)/u;
// Matches: the "m" of "m²", the "km" of "120 km²". Must not match: "NQ/TW".
const MEASURE = /(?:^|\d)(?:m|km|cm|dm|mm)$/u;

/** The page's footnotes told apart: small lines at its end, below a short rule or from one with a raised number on. */
export function withoutFootnotes(
  items: readonly FlowItem[],
  rules: readonly Rule[],
  width: number,
  bodySize: number,
): NotedPage {
  const separators = rules.filter(
    (rule) => rule.isLevel && rule.to - rule.from < width * SHORT_RULE && !isUnderline(rule, items),
  );
  let from = items.length;
  let begins = -1;
  while (from > 0) {
    const item = items[from - 1] as FlowItem;
    if (item.kind !== 'line' || item.line.size > bodySize * SMALLER) break;
    from -= 1;
    if (item.line.mark !== null || isBelowRule(item.line, separators, width)) begins = from;
  }
  if (begins < 0) return { items: [...items], notes: [] };
  const notes: string[] = [];
  for (const item of items.slice(begins)) {
    if (item.kind !== 'line') continue;
    const text = lineText(item.line);
    if (notes.length === 0 || item.line.mark !== null || NUMBERED.test(text)) notes.push(text);
    else notes.push(joined(notes.pop() ?? '', text));
  }
  return { items: items.slice(0, begins), notes };
}

/** What tells the marks of these footnotes from other raised figures. */
export function marksOf(notes: readonly string[]): IsMark {
  const marks = new Set(notes.map((note) => NUMBERED.exec(note)?.[1] ?? ''));
  // Matches: the brackets of "(1)". Must not match: "1".
  return (figure, word) => marks.has(figure.replace(/[()[\]]/g, '')) && !MEASURE.test(word);
}

/** Whether the rule underlines words, such as "Nơi nhận:". */
function isUnderline(rule: Rule, items: readonly FlowItem[]): boolean {
  return items.some(
    (item) =>
      item.kind === 'line' &&
      rule.at - item.line.baseline > -1 &&
      rule.at - item.line.baseline < item.line.size * 0.4 &&
      rule.from < item.line.right &&
      rule.to > item.line.left,
  );
}

function isBelowRule(line: PdfLine, rules: readonly Rule[], width: number): boolean {
  return rules.some(
    ({ isLevel, at, from, to }) =>
      isLevel &&
      to - from < width * SHORT_RULE &&
      to - from > line.size * 3 &&
      Math.abs(from - line.left) < line.size * 3 &&
      line.baseline - at > line.size * 0.5 &&
      line.baseline - at < line.size * 2.5,
  );
}
