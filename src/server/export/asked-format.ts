import type { IncomingHttpHeaders } from 'node:http';
import { MEDIA_TYPES, type TableFormat } from '../../export/table-format';

/** The form in which a list is wanted. */
export interface AskedFormat {
  format: TableFormat;
  /** Values and headings as the graph has them: "text/csv; values=raw". */
  isRaw: boolean;
}

const JSON_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'application/graphql-response+json',
  'application/*',
  '*/*',
]);

const FORMATS = new Map(Object.entries(MEDIA_TYPES).map(([format, type]) => [type, format as TableFormat]));

/** The form of a file that a request wants before any other; null where it wants JSON, or says nothing. */
export function askedFormat({ accept }: IncomingHttpHeaders): AskedFormat | null {
  const ranges = (accept ?? '').split(',').map((range) => range.split(';').map((part) => part.trim().toLowerCase()));
  // what is wanted as much stays in its order
  for (const [type = '', ...parameters] of ranges.toSorted((a, b) => weightOf(b) - weightOf(a))) {
    if (JSON_TYPES.has(type)) return null;
    const format = FORMATS.get(type);
    if (format && weightOf([type, ...parameters]) > 0) return { format, isRaw: parameters.includes('values=raw') };
  }
  return null;
}

function weightOf([, ...parameters]: readonly string[]): number {
  // Matches: "q=0.8". Must not match: "charset=utf-8".
  const weight = parameters.find((parameter) => /^q=[\d.]+$/.test(parameter));
  return weight === undefined ? 1 : Number(weight.slice(2));
}
