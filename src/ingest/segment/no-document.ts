import type { Refusal } from '../parsed-document';
import type { SourceText } from '../read/source-text';
import { COLUMN_NAMES, type ColumnRole } from './column';
import type { SegmentedDocument } from './segment-text';
import type { Table } from './table';

/**
 * The refusal of a text that has neither a portal's block nor an official head, else null. A file of sheets is a document
 * too where a table of it lists tasks or indicators.
 */
export function refuseNoDocument(
  { portal, head, blocks }: SegmentedDocument,
  fileName: string,
  sheets?: SourceText['sheets'],
): Refusal | null {
  const hasNumber = head.number !== null || head.blankNumber !== null;
  if (portal !== null || head.hasMotto || (hasNumber && (head.type !== null || head.date !== null))) return null;
  if (sheets !== undefined) {
    if (blocks.some((block) => block.kind === 'table' && isList(block.table))) return null;
    return { code: 'NOT_A_DOCUMENT', message: noList(fileName, sheets.header) };
  }
  return {
    code: 'NOT_A_DOCUMENT',
    message: `"${fileName}" does not look like an administrative document: it has neither a number with a type, such as "Số: 12/KH-UBND", nor the national motto, nor a portal's attribute block. Give the document's whole text, with its head.`,
  };
}

/** Whether rows under these columns are tasks or indicators: something names them, and something is said of them. */
function isList({ columns, isColumnsGiven }: Table): boolean {
  const has = (...roles: ColumnRole[]) => roles.some((role) => columns.includes(role));
  if (isColumnsGiven === true && has('TASK')) return true;
  if (has('INDICATOR', 'TARGET')) return has('INDICATOR') || has('MEASURE_UNIT');
  return has('TASK', 'DOCUMENT') && has('LEAD', 'COORDINATE', 'DEADLINE', 'RESULT');
}

function noList(fileName: string, header: string | null): string {
  const found = header === null ? 'no row of it reads as a header' : `the nearest to a header is ${header}`;
  return `"${fileName}" holds no list of tasks or indicators that can be told by its columns: ${found}. Say which column holds what, such as --columns "A=ordinal,B=task,C=lead" or "B=indicator,C=target"; the names are ${Object.keys(COLUMN_NAMES).join(', ')}.`;
}
