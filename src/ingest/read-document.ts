import { cleanText } from './clean/clean-text';
import { withEvidence } from './evidence-spans';
import { parseDocument } from './parse/parse-document';
import type { ReadResult } from './parsed-document';
import { readSource } from './read/read-source';
import type { SourceText } from './read/source-text';
import { refuseNoDocument } from './segment/no-document';
import { segmentText } from './segment/segment-text';

/** The document that a file's bytes hold, or why they hold none. */
export async function readDocument(bytes: Buffer, fileName: string, maxBytes: number): Promise<ReadResult> {
  const read = await readSource(bytes, fileName, maxBytes);
  return read.kind === 'refused' ? read : readSourceText(read.source, fileName);
}

/** The document that a text holds; `sourceText` is that text, and every place in the result is evidence in it. */
export function readSourceText(source: SourceText, fileName: string): ReadResult {
  const cleaned = cleanText(source.text);
  const segmented = segmentText(cleaned.text);
  const refusal = refuseNoDocument(segmented, fileName);
  if (refusal !== null) return { kind: 'refused', refusal };
  const parsed = parseDocument(segmented);
  return { kind: 'read', document: { ...withEvidence(parsed, source.text, cleaned.offsets), sourceText: source.text } };
}
