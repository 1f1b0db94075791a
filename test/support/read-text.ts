import type { ReadDocument } from '../../src/ingest/parsed-document';
import { readSourceText } from '../../src/ingest/read-document';

/** The document that a plain text holds; throws where it is refused. */
export function readText(text: string, fileName = 'van-ban.txt'): ReadDocument {
  const result = readSourceText({ text, tables: [] }, fileName);
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  return result.document;
}
