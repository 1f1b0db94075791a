import type { CheckedChange, SchemaReport } from '../federation/schema-check';

const GROUPS: readonly { title: string; holds: (change: CheckedChange) => boolean }[] = [
  { title: 'breaking', holds: ({ verdict }) => verdict === 'BREAKS' },
  { title: 'breaking, but accepted', holds: ({ verdict }) => verdict === 'ACCEPTED' },
  { title: 'breaking, but not used by the operations', holds: ({ verdict }) => verdict === 'UNUSED' },
  { title: 'dangerous', holds: ({ level }) => level === 'DANGEROUS' },
  { title: 'safe', holds: ({ level }) => level === 'SAFE' },
];

/** The report for people: each change a line under its group, what is wrong with the accepted list, and what to do. */
export function changeReport(report: SchemaReport, against: string, operationCount: number | null): string[] {
  const lines: string[] = [];
  for (const { title, holds } of GROUPS) {
    const changes = report.changes.filter(holds);
    if (changes.length) lines.push(`${title} (${changes.length})`, ...changes.map(lineOf));
  }
  for (const { criterion, path, line } of report.unmatched)
    lines.push(
      `accepted, but no such change: ${criterion} ${path} (line ${line} of the list); take it out of the list.`,
    );
  return [...lines, summaryOf(report, against, operationCount)];
}

function lineOf({ criterion, path, what, why, verdict, reason, usedBy }: CheckedChange): string {
  const because = verdict === 'ACCEPTED' ? ` ${sentence(reason === null ? 'Accepted' : `Accepted: ${reason}`)}` : '';
  const by = usedBy?.length ? ` Used by ${usedBy.join(', ')}.` : '';
  return `  ${criterion} ${path}: ${sentence(what)} ${sentence(why)}${because}${by}`;
}

// "Type 'A' was removed" gets its full stop, "Operations are refused." has one
const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

function summaryOf({ changes }: SchemaReport, against: string, operationCount: number | null): string {
  const breaks = changes.filter(({ verdict }) => verdict === 'BREAKS');
  const of = operationCount === null ? '' : ` for ${operationCount} operation files`;
  if (changes.length === 0) return `The schema is that of ${against}.`;
  const [first] = breaks;
  if (!first) return `Nothing breaks${of} against ${against}; ${changes.length} changes.`;
  return [
    `${breaks.length} of ${changes.length} changes break clients${of} against ${against}.`,
    'Keep the old form beside the new one and deprecate it, or list what is meant in schema/accepted-changes.txt:',
    `  ${first.criterion} ${first.path}  # why`,
  ].join('\n');
}
