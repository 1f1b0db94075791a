import type { MarkupNode } from './xml';

/** Elements whose content nobody reads as part of the page. */
const UNSEEN = new Set(
  'script style noscript template head title meta link iframe object embed svg canvas button select option input textarea dialog map audio video xml del'.split(
    ' ',
  ),
);

export function isElement(node: MarkupNode): boolean {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** Whether the element and all in it are kept from view. */
export function isUnseen(node: MarkupNode): boolean {
  if (!isElement(node)) return node.type !== 'text' && node.type !== 'root';
  if (UNSEEN.has(node.name ?? '') || node.attribs?.hidden !== undefined) return true;
  // Matches: "display: none", "mso-hide:all". Must not match: "display:block".
  return /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all/i.test(styleOf(node));
}

export function styleOf(node: MarkupNode): string {
  return node.attribs?.style ?? '';
}

/** All text below the node that is seen, with white space as it stands. */
export function seenText(node: MarkupNode): string {
  if (node.type === 'text') return node.data ?? '';
  if (isUnseen(node)) return '';
  return node.children?.map(seenText).join(node.name === 'tr' || node.name === 'div' ? ' ' : '') ?? '';
}

export function collapsed(text: string): string {
  // Matches: line ends and runs of spaces, which a page shows as one. Must not match: one space.
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
