import type { ImportChange } from '../graph/import-document';

/** How a field is called in a sentence. */
const NAMES: Readonly<Record<string, string>> = {
  ordinal: 'number',
  expectedResult: 'expected result',
  lead: 'leading units',
  coordinate: 'coordinating units',
  measureUnit: 'unit of measure',
};
const MOST_LINES = 200;
const LONGEST_VALUE = 160;

/** What would happen to each task and indicator, or what happened, in words; the first of very many. */
export function changeLines(changes: readonly ImportChange[], isDryRun: boolean): string[] {
  const lines = changes.flatMap(({ kind, what, ordinal, title, details }) => [
    `  ${isDryRun ? 'would be ' : ''}${kind}: ${what} ${ordinal === null ? '' : `${ordinal} `}"${short(title)}"`,
    ...details.map(
      ({ field, before, after }) => `      ${NAMES[field] ?? field}: ${quoted(before)} → ${quoted(after)}`,
    ),
  ]);
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `  … and ${lines.length - MOST_LINES} more lines (all of them: --json)`];
}

const quoted = (value: string | null): string => (value === null ? 'nothing' : `"${short(value)}"`);

function short(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}
