import { basename } from 'node:path';
import { OPERATOR } from '../auth/viewer';
import type { Config } from '../config';
import { OperatorError } from '../errors';
import { decodeId, encodeId } from '../graph/global-id';
import { type Counts, IMPORTED_KINDS, type ImportOutcome } from '../graph/import-document';
import { type Hub, openHub } from '../hub';
import { replacedDocumentId } from '../modules/catalog/import-document.queries';
import { readDocumentFile } from './read-file';

type Imported = Extract<ImportOutcome, { kind: 'imported' }>;

interface Options {
  dryRun: boolean;
  replaces?: string;
  json: boolean;
}

/** Imports each file and says what happened; goes on after one that is refused. Exit code 1 where one was. */
export async function importFiles(
  config: Config,
  files: readonly string[],
  options: Options,
  tell: (line: string) => void,
): Promise<number> {
  if (options.replaces && files.length > 1)
    throw new OperatorError(`--replaces goes with one file; ${files.length} were given.`, 2);
  let exitCode = 0;
  let hub: Hub | null = null;
  const refuse = (message: string) => {
    tell(message);
    exitCode = 1;
  };
  try {
    for (const file of files) {
      const bytes = await readOrFault(file, config.maxFileBytes);
      if (bytes instanceof OperatorError) {
        refuse(bytes.message);
        continue;
      }
      // the database is opened for the first file that can be read
      hub ??= await openHub(config, tell);
      const replaces = options.replaces ? await documentIdOf(hub, options.replaces) : null;
      const request = { fileName: basename(file), bytes, replaces, dryRun: options.dryRun };
      const outcome = await hub.importDocument(request, OPERATOR);
      if (outcome.kind !== 'imported') refuse(`${file}: ${outcome.message}`);
      else if (options.json) process.stdout.write(`${JSON.stringify({ file, ...outcome })}\n`);
      else tell(summaryOf(file, outcome));
    }
    return exitCode;
  } finally {
    await hub?.close();
  }
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
  const what =
    outcome.planId === null
      ? `document ${encodeId('LegalDocument', outcome.documentId)}`
      : `plan ${encodeId('Plan', outcome.planId)}`;
  return [
    `${file}: ${outcome.number ?? '(without a number)'} ${outcome.title}`,
    outcome.dryRun ? '  dry run: nothing was stored' : `  ${what}`,
    `  ${''.padEnd(11)}  created  changed  removed  unchanged`,
    ...rows,
    `  ${total('created')} created, ${total('changed')} changed, ${total('removed')} removed`,
    `  ${diagnostics.length} diagnostics${diagnostics.length ? ':' : ''}`,
    ...diagnostics.map((d) => `    ${d.severity.toLowerCase()} ${d.code}: ${d.message}`),
  ].join('\n');
}
