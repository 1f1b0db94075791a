import { basename } from 'node:path';
import type { Config } from '../config';
import { OperatorError } from '../errors';
import { toExtractJson } from '../ingest/extract-json';
import type { ReadDocument } from '../ingest/parsed-document';
import { readDocument } from '../ingest/read-document';
import { readDocumentFile } from './read-file';

/** Reads each file and prints what was found: JSON for machines, else a summary. Exit code 1 where one was refused. */
export async function extractFiles(
  config: Pick<Config, 'maxFileBytes'>,
  files: readonly string[],
  options: { json: boolean },
  tell: (line: string) => void,
): Promise<number> {
  let exitCode = 0;
  for (const file of files) {
    try {
      const bytes = await readDocumentFile(file, config.maxFileBytes);
      const result = await readDocument(bytes, basename(file), config.maxFileBytes);
      if (result.kind === 'refused') throw new OperatorError(`${file}: ${result.refusal.message}`);
      process.stdout.write(
        options.json ? `${JSON.stringify(toExtractJson(result.document))}\n` : summaryOf(result.document),
      );
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      tell(error.message);
      exitCode = 1;
    }
  }
  return exitCode;
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
