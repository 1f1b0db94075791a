import type { Refusal } from '../parsed-document';
import { decodeText } from './decode-text';
import { unzip } from './unzip';
import { attributeOf, childrenNamed, DEEPEST_XML, type MarkupNode, MOST_ELEMENTS, parseXml } from './xml';

/** The parts of a .docx file that say something, as parsed XML. */
export interface DocxPackage {
  document: MarkupNode;
  numbering: MarkupNode | null;
  styles: MarkupNode | null;
  footnotes: MarkupNode | null;
  endnotes: MarkupNode | null;
  /** Page headers by the id that sections refer to them with. */
  headers: ReadonlyMap<string, MarkupNode>;
}
export type OpenedDocx = { kind: 'opened'; docx: DocxPackage } | { kind: 'refused'; refusal: Refusal };

const MB = 1024 * 1024;
/** What all parts that are read may hold when inflated; the longest plans known come to a tenth of it. */
const MOST_XML_BYTES = 64 * MB;
// Matches: "word/document.xml", "word/_rels/document2.xml.rels", "word/header1.xml". Must not match: "word/media/image1.png", "word/theme/theme1.xml".
const WANTED =
  /^\/?(?:_rels\/\.rels|(?:word\/)?_rels\/[^/]{1,80}\.rels|word\/(?:document|numbering|styles|footnotes|endnotes|header)\d*\.xml)$/i;

class Unreadable extends Error {
  constructor(
    readonly code: Refusal['code'],
    message: string,
  ) {
    super(message);
  }
}

/** The parts of the package, or why they cannot be had; how large they are is known before anything is inflated. */
export function openDocx(bytes: Uint8Array, fileName: string): OpenedDocx {
  const unzipped = unzip(bytes, (name) => WANTED.test(name), MOST_XML_BYTES);
  if (unzipped.kind === 'too-large')
    return refused(
      'EXPANDS_TOO_FAR',
      `"${fileName}" holds more than ${MOST_XML_BYTES / MB} MB of text once it is unpacked; no document does. Split it, or save its text as .txt in UTF-8.`,
    );
  if (unzipped.kind === 'broken') return refused('BROKEN_FILE', damaged(fileName, 'its parts cannot be unpacked'));
  const parts = new Map([...unzipped.parts].map(([name, part]) => [name.replace(/^\//, ''), part]));
  const read = (name: string): MarkupNode | null => {
    const part = parts.get(name);
    return part === undefined ? null : parsed(part, name, fileName);
  };
  try {
    const main = mainPart(parts, read('_rels/.rels'));
    const document = main === undefined ? null : read(main);
    if (main === undefined || document === null || childrenNamed(document, 'body').length === 0)
      return refused('BROKEN_FILE', damaged(fileName, 'it has no part with the text (word/document.xml)'));
    const related = relationsOf(read(relationsPart(main)), main);
    const one = (type: string, fallback: string) => read(related.find((r) => r.type === type)?.target ?? fallback);
    return {
      kind: 'opened',
      docx: {
        document,
        numbering: one('numbering', 'word/numbering.xml'),
        styles: one('styles', 'word/styles.xml'),
        footnotes: one('footnotes', 'word/footnotes.xml'),
        endnotes: one('endnotes', 'word/endnotes.xml'),
        headers: new Map(
          related.flatMap(({ id, type, target }) => {
            const header = type === 'header' ? read(target) : null;
            return header === null ? [] : [[id, header] as const];
          }),
        ),
      },
    };
  } catch (error) {
    if (error instanceof Unreadable) return refused(error.code, error.message);
    throw error;
  }
}

function parsed(part: Uint8Array, name: string, fileName: string): MarkupNode {
  const decoded = decodeText(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  const xml = decoded.kind === 'decoded' ? parseXml(decoded.text) : ({ kind: 'broken' } as const);
  if (xml.kind === 'parsed') return xml.root;
  if (xml.kind === 'too-deep')
    throw new Unreadable(
      'NESTED_TOO_DEEP',
      `"${fileName}" nests elements more than ${DEEPEST_XML} deep in ${name}; no document does. Copy its text into a new document and save that.`,
    );
  if (xml.kind === 'too-many')
    throw new Unreadable(
      'EXPANDS_TOO_FAR',
      `"${fileName}" has more than ${MOST_ELEMENTS} elements in ${name}; no document does. Split it, or save its text as .txt in UTF-8.`,
    );
  throw new Unreadable('BROKEN_FILE', damaged(fileName, `${name} is no well-formed XML`));
}

function damaged(fileName: string, why: string): string {
  return `"${fileName}" is a damaged or incomplete Word file (.docx): ${why}. Open it in Word, let it repair the file, and save it again.`;
}

function mainPart(parts: ReadonlyMap<string, Uint8Array>, relations: MarkupNode | null): string | undefined {
  const named = relationsOf(relations, '').find(({ type }) => type === 'officeDocument')?.target;
  if (named !== undefined && parts.has(named)) return named;
  // Matches: "word/document.xml", "word/document2.xml". Must not match: "word/styles.xml".
  return [...parts.keys()].find((name) => /^word\/document\d*\.xml$/i.test(name));
}

/** "word/_rels/document.xml.rels" for "word/document.xml". */
function relationsPart(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function relationsOf(relations: MarkupNode | null, part: string): Array<{ id: string; type: string; target: string }> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return childrenNamed(relations, 'Relationship').map((relation) => {
    const target = attributeOf(relation, 'Target') ?? '';
    const type = attributeOf(relation, 'Type') ?? '';
    return {
      id: attributeOf(relation, 'Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: target.startsWith('/') ? target.slice(1) : folder + target,
    };
  });
}

function refused(code: Refusal['code'], message: string): OpenedDocx {
  return { kind: 'refused', refusal: { code, message } };
}
