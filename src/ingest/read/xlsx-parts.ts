import type { Merge } from './merges';
import { columnNumber, MOST_ROWS } from './sheet';

/** A workbook's parts that hold what its cells show; drawings, charts, pivots, links and macros are left alone. */
// Matches: "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels". Must not match: "xl/media/image1.png".
const NEEDED =
  /^\/?(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]{1,100}\.xml)$/;
// Matches: "xl/worksheets/sheet12.xml", "/xl/worksheets/data.xml". Must not match: "xl/worksheets/_rels/sheet1.xml.rels".
const SHEET = /^\/?xl\/worksheets\/[^/]{1,100}\.xml$/;
// Matches: "xl/worksheets/sheet12.xml". Must not match: "xl/worksheets/data.xml".
const USUAL_SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;

export const isNeededPart = (name: string): boolean => NEEDED.test(name);
export const isSheetPart = (name: string): boolean => SHEET.test(name);

/** The parts by the names that the library knows sheets by, "sheet1.xml", whatever the program that wrote them called them. */
export function withUsualNames(parts: ReadonlyMap<string, string>): Map<string, string> {
  const renamed = new Map<string, string>();
  let links = parts.get(LINKS) ?? '';
  let number = FIRST_RENAMED;
  for (const [name, xml] of parts) {
    const usual = !isSheetPart(name) || USUAL_SHEET.test(name) ? name : `xl/worksheets/sheet${number++}.xml`;
    // Matches: the root of "/xl/workbook.xml". Must not match: "xl/workbook.xml".
    renamed.set(usual.replace(/^\//, ''), xml);
    const target = (part: string) => `worksheets/${part.slice(part.lastIndexOf('/') + 1)}"`;
    if (usual !== name) links = links.replaceAll(target(name), target(usual));
  }
  if (renamed.has(LINKS)) renamed.set(LINKS, links);
  return renamed;
}

const LINKS = 'xl/_rels/workbook.xml.rels';
/** Above the numbers that a workbook's own sheets have. */
const FIRST_RENAMED = 100_000;

/** The part's text as the workbook library takes it: without a prefix on its elements, which some programs write. */
export function withoutPrefix(xml: string): string {
  // Matches: "<x:worksheet" where the root begins. Must not match: "<worksheet".
  const prefix = /<([a-z]\w{0,20}):(?:worksheet|workbook|sst|styleSheet|Relationships|Types)[\s>]/i.exec(
    xml.slice(0, 2000),
  )?.[1];
  return prefix === undefined ? xml : xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

/** The workbook's list of sheets without its names for ranges, each cell of which the library would visit. */
export function withoutDefinedNames(xml: string): string {
  const from = xml.indexOf('<definedNames');
  const end = xml.indexOf('</definedNames>', from);
  return from < 0 || end < 0 ? xml : xml.slice(0, from) + xml.slice(end + '</definedNames>'.length);
}

/** The merged blocks of a sheet; read here, as the library would visit each cell of each block. */
export function mergesOf(xml: string): Merge[] {
  const merges: Merge[] = [];
  const from = xml.indexOf('<mergeCells');
  if (from < 0) return merges;
  // Matches: '<mergeCell ref="A1:C2"'. Must not match: '<mergeCells count="1"'.
  for (const match of xml
    .slice(from)
    .matchAll(/<mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    const [, left = '', top = '', right = '', bottom = ''] = match;
    merges.push({ left: columnNumber(left), top: Number(top), right: columnNumber(right), bottom: Number(bottom) });
  }
  return merges;
}

/** How many rows the sheet has, without reading any, and the first number of a row that is none; as the library trusts them. */
export function rowsOf(xml: string, lastRow: number): { count: number; wrong: string | null } {
  let count = 0;
  for (let at = xml.indexOf('<row'); at >= 0; at = xml.indexOf('<row', at + 4)) {
    // "<row r=", not "<rowBreaks"
    if (!/\s/.test(xml[at + 4] ?? '')) continue;
    const end = xml.indexOf('>', at);
    // Matches: ' r="12"', " r='12'". Must not match: ' spans="1:5"'.
    const number = /\sr\s*=\s*["']([^"']*)/.exec(xml.slice(at, end < 0 ? xml.length : end))?.[1] ?? '';
    // Matches: "12". Must not match: "4e9", " 12", "".
    if (!/^\d{1,7}$/.test(number) || Number(number) > lastRow) return { count, wrong: number };
    count += 1;
    if (count > MOST_ROWS) break;
  }
  return { count, wrong: null };
}

/** Which part holds the sheet of which id, as the workbook's list of sheets and its links say. */
export function sheetPartsById(workbookXml: string, linksXml: string): Map<number, string> {
  const targets = new Map<string, string>();
  // Matches: '<Relationship Id="rId1" … Target="worksheets/sheet1.xml"/>'. Must not match: '<Relationships>'.
  for (const [link] of linksXml.matchAll(/<Relationship\s[^>]{1,1000}>/g)) {
    const [id, target] = [attribute(link, 'Id'), attribute(link, 'Target')];
    // Matches: the root of "/xl/worksheets/sheet1.xml". Must not match: "worksheets/sheet1.xml".
    if (id !== null && target !== null) targets.set(id, `xl/${target.replace(/^\s*\/?(?:xl\/)?/, '')}`);
  }
  const parts = new Map<number, string>();
  // Matches: '<sheet name="A" sheetId="1" r:id="rId1"/>'. Must not match: '<sheets>'.
  for (const [sheet] of workbookXml.matchAll(/<sheet\s[^>]{1,1000}>/g)) {
    const [id, link] = [Number(attribute(sheet, 'sheetId')), attribute(sheet, 'r:id')];
    const target = targets.get(link ?? '');
    if (target !== undefined) parts.set(id, target);
  }
  return parts;
}

function attribute(element: string, name: string): string | null {
  const from = element.indexOf(` ${name}="`);
  if (from < 0) return null;
  const start = from + name.length + 3;
  const end = element.indexOf('"', start);
  return end < 0 ? null : element.slice(start, end);
}
