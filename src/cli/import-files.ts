import { basename } from 'node:path';
import { OPERATOR } from '../auth/viewer';
import { type Config, showsStacks } from '../config';
import { OperatorError } from '../errors';
import { decodeId, encodeId } from '../graph/global-id';
import { type Counts, IMPORTED_KINDS, type ImportOutcome } from '../graph/import-document';
import { type Hub, openHub, type Tell } from '../hub';
import { replacedDocumentId } from '../modules/catalog/import-document.queries';
import { type FoundFile, findFiles } from './find-files';
import { givenColumns } from './given-columns';
import { changeLines } from './import-changes';
import { type FileReport, messageOf, reportTable } from './import-report';
import { progressLine } from './progress-line';
import { readDocumentFile } from './read-file';
import { watchInterrupt } from './until-interrupt';

type Imported = Extract<ImportOutcome, { kind: 'imported' }>;

interface Options {
  dryRun: boolean;
  replaces?: string;
  columns?: string;
  json: boolean;
}

/**
 * Imports each file, and those in each folder, and says what happened; goes on after one that is refused. Ctrl-C stops it
 * after the file at hand. Exit code 1 where one failed or was not come to; 2 where all that failed is the given columns.
 */
export async function importFiles(
  config: Config,
  paths: readonly string[],
  options: Options,
  tell: Tell,
): Promise<number> {
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
  const importer = new Importer(config, options, say);
  const reports: FileReport[] = [];
  try {
    let done = 0;
    for (const file of found) {
      if (interrupt.isAsked) break;
      if (file.kind === 'file' && !isOne) progress.show(done, file.path);
      const report = await importer.report(file);
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
  }
  return exitCodeOf(reports, found.length);
}

/** Opens the database for the first file that can be read, and takes the files in one by one. */
class Importer {
  private hub: Hub | null = null;

  constructor(
    private readonly config: Config,
    private readonly options: Options,
    private readonly tell: Tell,
  ) {}

  async report(found: FoundFile): Promise<FileReport> {
    const file = found.path;
    if (found.kind === 'skipped') return { file, kind: 'skipped', message: found.reason };
    if (found.kind === 'fault')
      return { file, kind: 'refused', code: 'UNREADABLE', message: `${file}: ${found.reason}` };
    const bytes = await readOrFault(file, this.config.maxFileBytes);
    if (bytes instanceof OperatorError) return { file, kind: 'refused', code: 'UNREADABLE', message: bytes.message };
    this.hub ??= await openHub(this.config, this.tell);
    const { replaces, dryRun, columns = null } = this.options;
    const replaced = replaces ? await documentIdOf(this.hub, replaces) : null;
    const request = { fileName: basename(file), bytes, replaces: replaced, dryRun, columns };
    const outcome = await this.hub.importDocument(request, OPERATOR).catch((error: unknown) => this.failure(error));
    if (outcome.kind === 'imported') return { file, ...outcome };
    const code = outcome.kind === 'refused' ? outcome.code : outcome.kind.toUpperCase();
    return { file, kind: outcome.kind, code, message: outcome.message };
  }

  /** A surprise with one file: the others are taken in all the same. */
  private failure(error: unknown) {
    if (showsStacks(process.env) && error instanceof Error) this.tell(error.stack ?? '');
    const what = error instanceof Error ? error.message : String(error);
    return { kind: 'failed' as const, message: `something went wrong that should not: ${what}` };
  }

  async close(): Promise<void> {
    await this.hub?.close();
  }
}

function tellOne(report: FileReport, { json, dryRun }: Options, tell: Tell): void {
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

async function readOrFault(file: string, maxBytes: number): Promise<Buffer | OperatorError> {
  try {
    return await readDocumentFile(file, maxBytes);
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
}

async function documentIdOf(hub: Hub, globalId: string): Promise<number> {
  const documentId = await replacedDocumentId(hub.database, decodeId(globalId));
  if (documentId === null)
    throw new OperatorError(`--replaces ${globalId}: it is not the id of a plan or document that is held.`);
  return documentId;
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
