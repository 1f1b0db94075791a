/** An element or a text of a parsed XML or HTML document, as cheerio's parser builds them. */
export interface MarkupNode {
  readonly type: string;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly MarkupNode[];
  readonly data?: string;
}

export type ParsedXml = { kind: 'parsed'; root: MarkupNode } | { kind: 'broken' | 'too-deep' | 'too-many' };

/** Word itself nests tables at most a few levels deep; each level takes four elements, a text box some twenty. */
export const DEEPEST_XML = 1000;
/** A thousand pages come to some hundred thousand; each takes time and memory. */
export const MOST_ELEMENTS = 800_000;

/** The root element of an XML document, which must be well-formed and not nested without measure. */
export function parseXml(xml: string): ParsedXml {
  const fault = faultOf(xml);
  if (fault !== null) return { kind: fault };
  const { load } = require('cheerio') as typeof import('cheerio');
  const top = load(xml, { xml: { decodeEntities: true } }).root()[0] as MarkupNode | undefined;
  const root = top?.children?.find(({ type }) => type === 'tag');
  return root === undefined ? { kind: 'broken' } : { kind: 'parsed', root };
}

/** What keeps the XML from being read: tags that do not fit, elements nested too deep, or too many of them. */
function faultOf(xml: string): 'broken' | 'too-deep' | 'too-many' | null {
  const open: string[] = [];
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = tagEnd(xml, at);
    if (end < 0) return 'broken';
    if (xml[at + 1] === '/') {
      if (open.pop() !== xml.slice(at + 2, end).trim()) return 'broken';
    } else if (xml[at + 1] !== '!' && xml[at + 1] !== '?') {
      count += 1;
      if (count > MOST_ELEMENTS) return 'too-many';
      if (xml[end - 1] !== '/' && open.push(nameAt(xml, at + 1, end)) > DEEPEST_XML) return 'too-deep';
    }
    at = xml.indexOf('<', end + 1);
  }
  return open.length === 0 ? null : 'broken';
}

/** Where the markup that begins at `at` ends: a tag, a comment, a CDATA section, an instruction; -1 where it does not. */
function tagEnd(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at);
  return xml.indexOf('>', at);
}

function after(xml: string, closing: string, at: number): number {
  const found = xml.indexOf(closing, at);
  return found < 0 ? -1 : found + closing.length - 1;
}

function nameAt(xml: string, from: number, end: number): string {
  let to = from;
  while (to < end && !' \t\r\n'.includes(xml[to] as string)) to += 1;
  return xml.slice(from, to);
}

/** The name without its prefix, which programs choose as they like: "p" of "w:p"; the empty string for a text. */
export function localName(node: MarkupNode): string {
  const { name = '' } = node;
  return name.slice(name.indexOf(':') + 1);
}

/** The attribute of that local name, or null. */
export function attributeOf(node: MarkupNode | null | undefined, name: string): string | null {
  const attributes = node?.attribs;
  if (attributes === undefined) return null;
  const direct = attributes[`w:${name}`] ?? attributes[name];
  if (direct !== undefined) return direct;
  for (const [key, value] of Object.entries(attributes)) if (key.slice(key.indexOf(':') + 1) === name) return value;
  return null;
}

export function childrenNamed(node: MarkupNode | null | undefined, name: string): MarkupNode[] {
  return node?.children?.filter((child) => localName(child) === name) ?? [];
}

/** The element reached by going down one child of each name, or null. */
export function childAt(node: MarkupNode | null | undefined, ...names: string[]): MarkupNode | null {
  let at = node ?? null;
  for (const name of names) at = at?.children?.find((child) => localName(child) === name) ?? null;
  return at;
}

/** The nearest elements of that name below the node, in document order, none inside another. */
export function descendantsNamed(node: MarkupNode, name: string): MarkupNode[] {
  return (node.children ?? []).flatMap((child) =>
    localName(child) === name ? [child] : descendantsNamed(child, name),
  );
}
