import type { ImportOutcome } from '../graph/import-document';
import { cutStart, pad, widthOf } from './text-width';

/** What happened to one file. */
export type FileReport =
  | ({ file: string } & Extract<ImportOutcome, { kind: 'imported' }>)
  | { file: string; kind: 'refused' | 'conflict' | 'not-found' | 'failed'; code: string; message: string }
  | { file: string; kind: 'skipped'; message: string };

type Row = readonly string[];

const HEAD: Row = ['file', 'what', 'number', 'tasks', 'cited', 'indic.', 'new', 'changed', 'gone', 'remarks', 'reason'];
const FIRST_FIGURE = 3;
const LAST_FIGURE = 9;
const WIDEST_FILE = 60;

/** A table of what happened to each file, and the totals under it; `notRead` were left when somebody stopped the work. */
export function reportTable(reports: readonly FileReport[], isDryRun: boolean, notRead: number): string {
  const rows = [HEAD, ...reports.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        if (column === HEAD.length - 1) return cell;
        return pad(cell, widths[column] ?? 0, column >= FIRST_FIGURE && column <= LAST_FIGURE);
      })
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...totals(reports, isDryRun, notRead)].join('\n');
}

function rowOf(report: FileReport): Row {
  const file = cutStart(report.file.normalize('NFC'), WIDEST_FILE);
  if (report.kind !== 'imported') return [file, report.kind, '', '', '', '', '', '', '', '', messageOf(report)];
  const { counts, diagnostics } = report;
  // the document counts the files' own rows and those that they cite: what a person asks for is the content
  const all = [counts.tasks, counts.citations, counts.indicators];
  const sum = (what: 'created' | 'changed' | 'removed') => all.reduce((total, count) => total + count[what], 0);
  const held = ({ created, changed, unchanged }: (typeof all)[number]) => String(created + changed + unchanged);
  return [
    file,
    report.planId === null ? 'document' : 'plan',
    report.number ?? '-',
    held(counts.tasks),
    held(counts.citations),
    held(counts.indicators),
    String(sum('created')),
    String(sum('changed')),
    String(sum('removed')),
    String(diagnostics.length),
    '',
  ];
}

/** The reason in one line, without the file's name that stands before it already. */
export function messageOf({ file, message: whole }: { file: string; message: string }): string {
  const [message = ''] = whole.split('\n');
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  for (const before of [`${file}: `, `"${name}": `, `"${name}" `])
    if (message.startsWith(before)) return message.slice(before.length);
  return message;
}

function totals(reports: readonly FileReport[], isDryRun: boolean, notRead: number): string[] {
  const of = (kind: FileReport['kind']) => reports.filter((report) => report.kind === kind).length;
  const imported = reports.filter((report) => report.kind === 'imported');
  const plans = imported.filter(({ planId }) => planId !== null).length;
  const rows = (what: 'created' | 'changed' | 'removed') =>
    imported.reduce((total, { counts }) => total + Object.values(counts).reduce((sum, c) => sum + c[what], 0), 0);
  const failed = of('refused') + of('conflict') + of('not-found') + of('failed');
  const counted = [
    `${imported.length} ${isDryRun ? 'would be imported' : 'imported'} (${plans} plans, ${imported.length - plans} documents)`,
    `${failed} failed`,
    `${of('skipped')} skipped`,
    ...(notRead > 0 ? [`${notRead} not read: the work was stopped`] : []),
  ];
  return [
    '',
    `${reports.length + notRead} files: ${counted.join(', ')}.`,
    `${rows('created')} rows created, ${rows('changed')} changed, ${rows('removed')} removed${isDryRun ? '; dry run: nothing was stored' : ''}.`,
  ];
}
