import type { Refusal } from '../parsed-document';
import type { SegmentedDocument } from './segment-text';

/** The refusal of a text that has neither a portal's block nor an official head, else null. */
export function refuseNoDocument({ portal, head }: SegmentedDocument, fileName: string): Refusal | null {
  const hasNumber = head.number !== null || head.blankNumber !== null;
  if (portal !== null || head.hasMotto || (hasNumber && (head.type !== null || head.date !== null))) return null;
  return {
    code: 'NOT_A_DOCUMENT',
    message: `"${fileName}" does not look like an administrative document: it has neither a number with a type, such as "Số: 12/KH-UBND", nor the national motto, nor a portal's attribute block. Give the document's whole text, with its head.`,
  };
}
