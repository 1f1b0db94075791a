import { stylesXml } from './xlsx-styles';
import { lettersOf, xmlText } from './xlsx-xml';
import { type ZipEntries, zipStream } from './zip-stream';

/** A sheet, written as its rows come. */
export interface XlsxSheet {
  name: string;
  /** Widths of the columns in characters. */
  widths: readonly number[];
  /** XML of rows, in pieces; what it says of itself is known behind the last. */
  rows: AsyncIterable<string> | Iterable<string>;
  /** How many rows stay in sight above the others. */
  frozenRows?: number;
  /** Looked at behind the last row: "A1:C5". */
  filtered?(): string;
  merges?: readonly string[];
  /** For paper: A4, as wide as a page. */
  page?: 'landscape' | 'portrait';
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook (ECMA-376), piece by piece; nothing is kept of a sheet that is written. */
export const xlsxWorkbook = (sheets: AsyncIterable<XlsxSheet> | Iterable<XlsxSheet>): AsyncGenerator<Uint8Array> =>
  zipStream(partsOf(sheets));

async function* partsOf(sheets: AsyncIterable<XlsxSheet> | Iterable<XlsxSheet>): ZipEntries {
  // how many sheets there will be is not known here: what is not named is one
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${PART}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PART}.styles+xml"/></Types>`,
  );
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  yield part('xl/styles.xml', stylesXml().slice(HEAD.length));
  const names: string[] = [];
  for await (const sheet of sheets) {
    names.push(sheetName(sheet.name));
    yield { name: `xl/worksheets/sheet${names.length}.xml`, content: sheetXml(sheet, names.length === 1) };
  }
  const listed = names.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
  );
  const linked = names.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  yield part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${RELATIONS}">${linked.join('')}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  );
}

const part = (name: string, xml: string) => ({ name, content: [HEAD + xml] });

async function* sheetXml(sheet: XlsxSheet, isFirst: boolean): AsyncGenerator<string> {
  const { widths, rows, frozenRows = 0, filtered, merges = [], page } = sheet;
  const pane =
    frozenRows > 0
      ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  const fit = page ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '';
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  yield `${HEAD}<worksheet xmlns="${MAIN}">${fit}<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`;
  yield* rows;
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  yield `</sheetData>${filtered ? `<autoFilter ref="${filtered()}"/>` : ''}${merged ? `<mergeCells count="${merges.length}">${merged}</mergeCells>` : ''}${page ? `<pageMargins left="0.7" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${page}" fitToWidth="1" fitToHeight="0"/>` : ''}</worksheet>`;
}

/** Excel takes 31 characters, and none of these. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet';

/** "A1:C5", of so many columns and rows from the row `top` on. */
export const rangeOf = (top: number, columns: number, bottom: number): string =>
  `A${top}:${lettersOf(Math.max(0, columns - 1))}${bottom}`;
