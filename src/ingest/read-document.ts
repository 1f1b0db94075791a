import { cleanSource } from './clean/clean-source';
import { withEvidence } from './evidence-spans';
import { parseDocument } from './parse/parse-document';
import type { ReadResult } from './parsed-document';
import type { ReadOptions } from './read/file-format';
import { readSource } from './read/read-source';
import type { SourceText } from './read/source-text';
import { refuseNoDocument } from './segment/no-document';
import { segmentText } from './segment/segment-text';

/** The document that a file's bytes hold, or why they hold none. */
export async function readDocument(
  bytes: Buffer,
  fileName: string,
  maxBytes: number,
  options?: ReadOptions,
): Promise<ReadResult> {
  const read = await readSource(bytes, fileName, maxBytes, options);
  return read.kind === 'refused' ? read : readSourceText(read.source, fileName);
}

/** The document that a text holds; `sourceText` is that text, and every place in the result is evidence in it. */
export function readSourceText(source: SourceText, fileName: string): ReadResult {
  const cleaned = cleanSource(source);
  const segmented = segmentText(cleaned.text, cleaned);
  const refusal = refuseNoDocument(segmented, fileName, cleaned.sheets);
  if (refusal !== null) return { kind: 'refused', refusal };
  const read = parseDocument(segmented);
  const parsed = { ...read, diagnostics: [...cleaned.remarks, ...read.diagnostics] };
  return { kind: 'read', document: { ...withEvidence(parsed, source.text, cleaned.offsets), sourceText: source.text } };
}
