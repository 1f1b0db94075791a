import type { Config } from '../config';
import { OperatorError } from '../errors';
import { encodeId } from '../graph/global-id';
import { type Counts, IMPORTED_KINDS, type ImportOutcome } from '../graph/import-document';
import type { Tell } from '../hub';
import { watch } from '../observe/watch';
import { programVersion } from './checkout';
import { findFiles } from './find-files';
import { givenColumns } from './given-columns';
import { changeLines } from './import-changes';
import { type FileReport, messageOf, reportTable } from './import-report';
import { Importer, type ImportOptions } from './importer';
import { progressLine } from './progress-line';
import { requireWholeDatabase } from './require-whole-database';
import { watchInterrupt } from './until-interrupt';

type Imported = Extract<ImportOutcome, { kind: 'imported' }>;

export interface ImportCommand extends ImportOptions {
  json: boolean;
}

/**
 * Imports each file, and those in each folder, and says what happened; goes on after one that is refused. Ctrl-C stops it
 * after the file at hand. Exit code 1 where one failed or was not come to; 2 where all that failed is the given columns.
 */
export async function importFiles(
  config: Config,
  paths: readonly string[],
  options: ImportCommand,
  tell: Tell,
): Promise<number> {
  requireWholeDatabase(config, 'import');
  // a wrong word is said before anything is opened
  givenColumns(options.columns);
  const found = await findFiles(paths);
  const toRead = found.filter(({ kind }) => kind === 'file').length;
  if (options.replaces && found.length !== 1)
    throw new OperatorError(`--replaces goes with one file; ${found.length} were given.`, 2);
  const isOne = found.length === 1;
  const progress = progressLine(process.stderr, toRead, Date.now);
  const say: Tell = (line) => {
    progress.clear();
    tell(line);
  };
  const interrupt = watchInterrupt(() => say('Stopping after this file; Ctrl-C once more ends at once.'), Date.now);
  const watching = watch(config.observe, { version: programVersion(), part: null, isBehindGateway: false });
  const importer = new Importer(config, options, say);
  const reports: FileReport[] = [];
  try {
    let done = 0;
    for (const [i, file] of found.entries()) {
      if (interrupt.isAsked) break;
      if (file.kind === 'file' && !isOne) progress.show(done, file.path);
      const report = await importer.report(file, found[i + 1] ?? null);
      if (file.kind === 'file') done += 1;
      reports.push(report);
      progress.clear();
      if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
      if (isOne) tellOne(report, options, say);
      else if (options.dryRun && !options.json) tellChanges(report, say);
    }
    if (!isOne) say(reportTable(reports, options.dryRun, found.length - reports.length));
  } finally {
    interrupt.end();
    await importer.close();
    await watching.close();
  }
  return exitCodeOf(reports, found.length);
}

function tellOne(report: FileReport, { json, dryRun }: ImportCommand, tell: Tell): void {
  if (report.kind !== 'imported') {
    tell(`${report.file}: ${messageOf(report)}`);
  } else if (!json) {
    tell(summaryOf(report.file, report));
    // of a first import everything is new: the counts say so
    const isFirst = report.changes?.every(({ kind }) => kind === 'added');
    if (dryRun || !isFirst) for (const line of changeLines(report.changes ?? [], dryRun)) tell(line);
  }
}

function tellChanges(report: FileReport, tell: Tell): void {
  if (report.kind !== 'imported') return;
  const lines = changeLines(report.changes ?? [], true);
  tell([`${report.file}:`, ...(lines.length > 0 ? lines : ['  no task or indicator would change'])].join('\n'));
}

function exitCodeOf(reports: readonly FileReport[], total: number): number {
  const failed = reports.filter(({ kind }) => kind !== 'imported' && kind !== 'skipped');
  if (failed.length === 0) return reports.length < total ? 1 : 0;
  return failed.every((report) => 'code' in report && report.code === 'WRONG_COLUMNS') ? 2 : 1;
}

function summaryOf(file: string, outcome: Imported): string {
  const { counts, diagnostics } = outcome;
  const totals = IMPORTED_KINDS.map((kind) => counts[kind]);
  const total = (what: keyof Counts) => totals.reduce((sum, c) => sum + c[what], 0);
  const rows = IMPORTED_KINDS.map((kind) => {
    const c = counts[kind];
    return `  ${kind.padEnd(11)} ${String(c.created).padStart(8)} ${String(c.changed).padStart(8)} ${String(c.removed).padStart(8)} ${String(c.unchanged).padStart(10)}`;
  });
  const isPlan = outcome.planId !== null && !outcome.attached.some((one) => one.planId === outcome.planId);
  const what = isPlan
    ? `plan ${encodeId('Plan', outcome.planId as number)}`
    : `document ${encodeId('LegalDocument', outcome.documentId)}`;
  return [
    `${file}: ${outcome.number ?? '(without a number)'} ${outcome.title}`,
    outcome.dryRun ? '  dry run: nothing was stored' : `  ${what}`,
    ...outcome.attached.map((one) => `  issued with it: ${attachedLine(one, outcome.dryRun)}`),
    `  ${''.padEnd(11)}  created  changed  removed  unchanged`,
    ...rows,
    `  ${total('created')} created, ${total('changed')} changed, ${total('removed')} removed`,
    `  ${diagnostics.length} diagnostics${diagnostics.length ? ':' : ''}`,
    ...diagnostics.map((d) => `    ${d.severity.toLowerCase()} ${d.code}: ${d.message}`),
  ].join('\n');
}

/** What is issued with the document of a file: "Kế hoạch Phát triển du lịch: plan UGxhbjox". */
function attachedLine(
  { type, number, title, documentId, planId }: Imported['attached'][number],
  dryRun: boolean,
): string {
  const id = planId === null ? `document ${encodeId('LegalDocument', documentId)}` : `plan ${encodeId('Plan', planId)}`;
  return `${[type, number, title].filter((part) => part).join(' ')}${dryRun ? '' : `: ${id}`}`;
}
