import { basename } from 'node:path';
import type { Config } from '../config';
import { OperatorError } from '../errors';
import { toExtractJson } from '../ingest/extract-json';
import type { ReadDocument } from '../ingest/parsed-document';
import { readDocument } from '../ingest/read-document';
import { type FoundFile, findFiles } from './find-files';
import { givenColumns } from './given-columns';
import { readDocumentFile } from './read-file';

interface Options {
  json: boolean;
  columns?: string;
}

/**
 * Reads each file, and those in each folder, and prints what was found: JSON for machines, an object per file, else a
 * summary. Exit code 1 where a file could not be read, 2 where all that failed is the given columns.
 */
export async function extractFiles(
  config: Pick<Config, 'maxFileBytes'>,
  paths: readonly string[],
  options: Options,
  tell: (line: string) => void,
): Promise<number> {
  const columns = givenColumns(options.columns);
  const found = await findFiles(paths);
  const faults: OperatorError[] = [];
  for (const file of found) {
    try {
      if (file.kind === 'skipped') tell(`${file.path}: skipped (${file.reason})`);
      else process.stdout.write(shown(file.path, await read(file), options.json, found.length > 1));
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      tell(error.message);
      faults.push(error);
    }
  }
  return faults.length > 0 && faults.every(({ exitCode }) => exitCode === 2) ? 2 : Math.min(1, faults.length);

  async function read(file: FoundFile): Promise<ReadDocument> {
    if (file.kind === 'fault') throw new OperatorError(`${file.path}: ${file.reason}`);
    const bytes = await readDocumentFile(file.path, config.maxFileBytes);
    const result = await readDocument(bytes, basename(file.path), config.maxFileBytes, { columns });
    if (result.kind === 'read') return result.document;
    const { code, message } = result.refusal;
    throw new OperatorError(`${file.path}: ${message}`, code === 'WRONG_COLUMNS' ? 2 : 1);
  }
}

/** One file's object stays as the contract has it; of several each says which file it is. */
function shown(file: string, document: ReadDocument, isJson: boolean, isOneOfMany: boolean): string {
  if (!isJson) return `${isOneOfMany ? `== ${file}\n` : ''}${summaryOf(document)}${isOneOfMany ? '\n' : ''}`;
  const read = toExtractJson(document);
  return `${JSON.stringify(isOneOfMany ? { file, ...read } : read)}\n`;
}

function summaryOf({ metadata, tasks, citations, indicators, diagnostics }: ReadDocument): string {
  const lines = [
    `${metadata.type ?? 'Document'} ${metadata.number ?? '(without a number)'}: ${metadata.title ?? ''}`,
    `issued by ${metadata.issuer ?? '?'} on ${metadata.issuedOn ?? '?'}, signed by ${metadata.signer ?? '?'}`,
    '',
    ...tasks.map(({ ordinal, title, assignments, deadlines }) => {
      const units = (role: string) => assignments.filter((a) => a.role === role).map((a) => a.unit);
      return `${ordinal ?? '-'}  ${title}\n    lead: ${units('LEAD').join('; ') || '?'}${
        units('COORDINATE').length ? `\n    with: ${units('COORDINATE').join('; ')}` : ''
      }${deadlines.length ? `\n    by:   ${deadlines.map((d) => d.text).join('; ')}` : ''}`;
    }),
    '',
    `${tasks.length} tasks, ${citations.length} citations, ${indicators.length} indicators, ${diagnostics.length} diagnostics`,
    ...diagnostics.map((d) => `  ${d.severity.toLowerCase()} ${d.code}: ${d.message}`),
  ];
  return `${lines.join('\n')}\n`;
}
