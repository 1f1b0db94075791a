import { strToU8, zipSync } from 'fflate';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a .docx file beside its body, as the XML inside their root elements. */
export interface DocxParts {
  numbering?: string;
  styles?: string;
  footnotes?: string;
  endnotes?: string;
  header?: string;
}

const ROOTS: Readonly<Record<keyof DocxParts, { file: string; root: string; type: string }>> = {
  numbering: { file: 'numbering.xml', root: 'w:numbering', type: 'numbering' },
  styles: { file: 'styles.xml', root: 'w:styles', type: 'styles' },
  footnotes: { file: 'footnotes.xml', root: 'w:footnotes', type: 'footnotes' },
  endnotes: { file: 'endnotes.xml', root: 'w:endnotes', type: 'endnotes' },
  header: { file: 'header1.xml', root: 'w:hdr', type: 'header' },
};

/** A Word file with that body and those parts, as few as Word opens. */
export function docxFile(body: string, parts: DocxParts = {}): Buffer {
  const given = (Object.keys(ROOTS) as Array<keyof DocxParts>).filter((part) => parts[part] !== undefined);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(relations([{ type: 'officeDocument', target: 'word/document.xml' }])),
    'word/_rels/document.xml.rels': strToU8(
      relations(given.map((part) => ({ type: ROOTS[part].type, target: ROOTS[part].file }))),
    ),
    'word/document.xml': strToU8(xml('w:document', `<w:body>${body}</w:body>`)),
  };
  for (const part of given) files[`word/${ROOTS[part].file}`] = strToU8(xml(ROOTS[part].root, parts[part] ?? ''));
  return Buffer.from(zipSync(files));
}

function xml(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${root} ${NAMESPACES}>${content}</${root}>`;
}

function relations(list: ReadonlyArray<{ type: string; target: string }>): string {
  const all = list.map(
    ({ type, target }, i) => `<Relationship Id="rId${i}" Type="${RELATIONSHIP}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

/** A run of text. */
export const r = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of text or of runs. */
export const p = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`;

/** A paragraph numbered by list `id` at `level`. */
export const item = (text: string, id: number, level = 0): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);

/** A cell; a text alone is its one paragraph. */
export const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:p') || content.startsWith('<w:tbl') ? content : p(content)}</w:tc>`;

export const tr = (...cells: string[]): string =>
  `<w:tr>${cells.map((cell) => (cell.startsWith('<w:t') ? cell : tc(cell))).join('')}</w:tr>`;
export const tbl = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
export const wide = (columns: number, text: string): string => tc(text, `<w:gridSpan w:val="${columns}"/>`);
export const merged = (text: string): string => tc(text, '<w:vMerge w:val="restart"/>');
export const mergedOn = (): string => tc('', '<w:vMerge/>');

/** A list whose levels are given as [format, text] from the first on. */
export const list = (id: number, levels: ReadonlyArray<readonly [string, string]>, more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ([format, text], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`,
    )
    .join('')}</w:abstractNum>`;
export const num = (id: number, listId: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${listId}"/>${overrides}</w:num>`;
