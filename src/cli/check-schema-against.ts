import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { OperatorError } from '../errors';
import { type AcceptedChange, parseAccepted } from '../federation/accepted-changes';
import { checkChanges } from '../federation/schema-check';
import { printWholeGraph } from '../federation/whole-graph';
import type { Tell } from '../hub';
import { SCHEMA_FOLDER } from './checkout';
import { clientOperations } from './client-operations';
import { readTextFile } from './read-text-file';
import { changeReport } from './schema-change-lines';
import { schemaToCompare } from './schema-to-compare';

export interface AgainstOptions {
  operations: readonly string[];
  accepted?: string;
  json: boolean;
}

/** The list that is taken where none is named. */
const ACCEPTED = join(SCHEMA_FOLDER, 'accepted-changes.txt');

/** Says how the schema that the code makes differs from another; 1 where that breaks clients and is not accepted, else 0. */
export async function checkSchemaAgainst(given: string, options: AgainstOptions, tell: Tell): Promise<number> {
  const compared = await schemaToCompare(given);
  const accepted = await acceptedChanges(options.accepted);
  const operations = options.operations.length ? await clientOperations(options.operations, compared.schema) : null;
  const report = await checkChanges(compared.schema, buildSchema(printWholeGraph()), { accepted, operations });
  const breaks = report.changes.filter(({ verdict }) => verdict === 'BREAKS').length;
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ against: compared.name, breaks, operations: operations?.length ?? null, ...report })}\n`,
    );
  else for (const line of changeReport(report, compared.name, operations?.length ?? null)) tell(line);
  return breaks ? 1 : 0;
}

async function acceptedChanges(named: string | undefined): Promise<readonly AcceptedChange[]> {
  const file = named ?? ACCEPTED;
  const text = await readTextFile(file);
  if (text === null && named !== undefined) throw new OperatorError(`--accepted ${named}: there is no such file.`);
  const list = parseAccepted(text ?? '');
  if (list.kind === 'unreadable')
    throw new OperatorError(
      `${file}:${list.line}: "${list.text}" is no accepted change. One a line, as the check tells it: FIELD_REMOVED Task.note  # why`,
    );
  return list.accepted;
}
