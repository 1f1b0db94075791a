import { formatNumber } from './docx-number-format';
import { styleOf } from './html-node';
import { childrenNamed, type MarkupNode } from './xml';

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'decimal-leading-zero': 'decimalZero',
};
// Matches: a number or bullet that the item's text has of its own: "1. ", "a) ", "- ", "III.". Must not match: "Sở Y tế".
const OWN_MARK = /^(?:[-–—+•*●▪]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ]|[IVXivx]{1,5})[.)/])(?:\s|$)/u;

/** The labels that a browser shows before the items of a list, by item. */
export function listLabels(list: MarkupNode): Map<MarkupNode, string> {
  const labels = new Map<MarkupNode, string>();
  const style = listStyle(list);
  if (style === 'none') return labels;
  let next = whole(list.attribs?.start) ?? 1;
  for (const item of childrenNamed(list, 'li')) {
    const own = listStyle(item) ?? style;
    next = whole(item.attribs?.value) ?? next;
    if (own === 'none') continue;
    if (list.name === 'ol') labels.set(item, `${formatNumber(next, FORMATS[own ?? ''] ?? 'decimal')}.`);
    else labels.set(item, '•');
    next += 1;
  }
  return labels;
}

/** The item's text behind its label; a text that has a number or bullet of its own needs none. */
export function labelled(label: string, text: string): string {
  return text === '' || OWN_MARK.test(text) ? text : `${label} ${text}`;
}

function listStyle(node: MarkupNode): string | null {
  // Matches: "upper-roman" of "list-style-type: upper-roman", "none" of "list-style: none". Must not match: "color: none".
  const styled = /list-style(?:-type)?\s{0,3}:\s{0,3}([a-z-]{1,30})/i.exec(styleOf(node))?.[1]?.toLowerCase();
  return styled ?? node.attribs?.type ?? null;
}

function whole(value: string | undefined): number | null {
  // Matches: "12". Must not match: "1.5", "".
  return value !== undefined && /^-?\d{1,6}$/.test(value) ? Number(value) : null;
}
