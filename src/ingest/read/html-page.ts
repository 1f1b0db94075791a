import { type Attributes, attributesIn, isAttributeLabel } from './html-attributes';
import { collapsed, isElement, isUnseen, seenText } from './html-node';
import type { MarkupNode } from './xml';

/** Where a page has its document. */
export interface HtmlPage {
  /** The element that holds the document. */
  content: MarkupNode;
  /** Lines to put before it: the page's title and the attributes that stand elsewhere. */
  before: string[];
  /** The portal's block of attributes within the content, and how its lines read. */
  attributes: Attributes | null;
  isLeftOut(node: MarkupNode): boolean;
}

/** What stands in documents and not in what sites put around them. */
const SIGN =
  // Matches: "Căn cứ Luật", "Điều 5.", "Nơi nhận:", "Phụ lục 01", "STT". Must not match: "Văn bản liên quan".
  /^(?:Căn cứ \p{Lu}|Điều \d{1,3}\.|Nơi nhận\s?:|(?:PHỤ LỤC|Phụ lục)(?:\s|$)|S?TT$)/u;
// Matches: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "ĐẢNG CỘNG SẢN VIỆT NAM". Must not match: "Cộng tác viên".
const MOTTO = /^(?:CỘNG H[OÒ][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập - Tự do)/iu;
// Matches: the words that sites name such parts with: "main-nav", "breadcrumb", "footer". Must not match: "content-footer-note" within a document (its place decides).
const AROUND =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|footer|sidebar|banner|advert\w*|comments?|related|share|social|login|popup|modal|toolbar|copyright|search)(?:$|[\s_-])/i;
const AROUND_TAGS = new Set(['nav', 'footer', 'aside', 'header']);
const FEW_LINKS = 5;
const MOST_LABELS = 40;
const SHORTEST_TITLE = 15;

/** Finds the document in a page; a page without a site around it is the document. */
export function findPage(root: MarkupNode): HtmlPage {
  const survey = new Survey(root);
  const { attributes, title } = survey;
  const body = survey.body ?? root;
  const isLeftOut = (node: MarkupNode) => isAround(node) && !survey.holdsDocument(node);
  const isBare = survey.links < FEW_LINKS || !survey.hasSite;
  const content = isBare ? body : lowestWithAllSigns(body, survey, isLeftOut);
  const isOutside = (node: MarkupNode) => !isWithin(node, content);
  const before =
    content === body
      ? []
      : [
          ...(title !== null && isOutside(title) ? [collapsed(seenText(title))] : []),
          ...(attributes !== null && isOutside(attributes.node) ? attributes.lines : []),
        ];
  return {
    content,
    before: before.filter((line) => line.length >= SHORTEST_TITLE || line.includes(':')),
    attributes: attributes !== null && !isOutside(attributes.node) ? attributes : null,
    isLeftOut,
  };
}

/** The lowest element that holds all signs of a document, but those within what is left out; the page where there are few. */
function lowestWithAllSigns(body: MarkupNode, survey: Survey, isLeftOut: (node: MarkupNode) => boolean): MarkupNode {
  const kept = new Map<MarkupNode, number>();
  const count = (node: MarkupNode): number => {
    if (node.type === 'text') return survey.isSign(node) ? 1 : 0;
    if (survey.signsIn(node) === 0 || isLeftOut(node)) return 0;
    const signs = node.children?.reduce((sum, child) => sum + count(child), 0) ?? 0;
    kept.set(node, signs);
    return signs;
  };
  const all = count(body);
  if (all < 2) return body;
  let at = body;
  for (let next: MarkupNode | undefined = body; next !== undefined; ) {
    at = next;
    next = at.children?.find((child) => kept.get(child) === all);
  }
  return at;
}

/** Whether the element is made for the site, by its kind or by what it is called. */
function isAround(node: MarkupNode): boolean {
  if (AROUND_TAGS.has(node.name ?? '') || node.attribs?.role === 'navigation') return true;
  return AROUND.test(`${node.attribs?.class ?? ''} ${node.attribs?.id ?? ''}`);
}

/** One walk over the page that notes what tells the document from the site. */
class Survey {
  links = 0;
  hasSite = false;
  attributes: Attributes | null = null;
  title: MarkupNode | null = null;
  body: MarkupNode | null = null;
  private readonly signs = new Set<MarkupNode>();
  private readonly counts = new Map<MarkupNode, Counts>();
  private readonly total: Counts;

  constructor(root: MarkupNode) {
    this.total = this.visit(root);
  }

  isSign(text: MarkupNode): boolean {
    return this.signs.has(text);
  }

  signsIn(node: MarkupNode): number {
    return this.counts.get(node)?.signs ?? 0;
  }

  /** Whether the document is in the element, whatever that is called: its motto, or most of its signs. */
  holdsDocument(node: MarkupNode): boolean {
    const counts = this.counts.get(node);
    return counts !== undefined && (counts.mottos > 0 || counts.signs > this.total.signs / 2);
  }

  private visit(node: MarkupNode): Counts {
    if (node.type === 'text') return this.visitText(node);
    const counts = { signs: 0, mottos: 0, labels: 0 };
    if (isUnseen(node)) return counts;
    if (node.name === 'body') this.body ??= node;
    if (node.name === 'h1') this.title ??= node;
    if (node.name === 'a' && node.attribs?.href !== undefined) this.links += 1;
    if (isAround(node)) this.hasSite = true;
    for (const child of node.children ?? []) {
      const { signs, mottos, labels } = this.visit(child);
      counts.signs += signs;
      counts.mottos += mottos;
      counts.labels += labels;
    }
    if (counts.signs > 0) this.counts.set(node, counts);
    const known = this.attributes?.labels ?? 0;
    // a table of documents has many labels, a block of attributes one of each
    if (counts.labels >= 3 && counts.labels > known && counts.labels <= MOST_LABELS) this.readAttributes(node, known);
    return counts;
  }

  private readAttributes(node: MarkupNode, known: number): void {
    if (!isElement(node) || (this.attributes !== null && !isWithin(this.attributes.node, node))) return;
    const read = attributesIn(node);
    if (read !== null && read.labels > known) this.attributes = read;
  }

  private visitText(node: MarkupNode): Counts {
    const text = collapsed((node.data ?? '').slice(0, 400)).normalize('NFC');
    const isMotto = MOTTO.test(text);
    const isSign = (isMotto || SIGN.test(text)) && parentOf(node)?.name !== 'a';
    if (isSign) this.signs.add(node);
    return {
      signs: isSign ? 1 : 0,
      mottos: isSign && isMotto ? 1 : 0,
      labels: text !== '' && isAttributeLabel(text) ? 1 : 0,
    };
  }
}

interface Counts {
  signs: number;
  mottos: number;
  labels: number;
}

function parentOf(node: MarkupNode): MarkupNode | null {
  return (node as MarkupNode & { parent?: MarkupNode | null }).parent ?? null;
}

function isWithin(node: MarkupNode, ancestor: MarkupNode): boolean {
  for (let at: MarkupNode | null = node; at !== null; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}
