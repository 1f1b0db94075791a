import { cleanText } from './clean/clean-text';
import { withEvidence } from './evidence-spans';
import { parseDocument } from './parse/parse-document';
import type { ReadResult } from './parsed-document';
import { readSource } from './read/read-source';
import { refuseNoDocument } from './segment/no-document';
import { segmentText } from './segment/segment-text';

/**
 * The document that a file's bytes hold, or why they hold none. `sourceText` is the decoded text without its byte order
 * mark; every place in the result is evidence in it.
 */
export function readDocument(bytes: Buffer, fileName: string, maxBytes: number): ReadResult {
  const source = readSource(bytes, fileName, maxBytes);
  if (source.kind === 'refused') return source;
  const cleaned = cleanText(source.text);
  const segmented = segmentText(cleaned.text);
  const refusal = refuseNoDocument(segmented, fileName);
  if (refusal !== null) return { kind: 'refused', refusal };
  const parsed = parseDocument(segmented);
  return { kind: 'read', document: { ...withEvidence(parsed, source.text, cleaned.offsets), sourceText: source.text } };
}
