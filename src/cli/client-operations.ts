import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse, Source, visit } from 'graphql';
import { OperatorError } from '../errors';
import { type ClientOperation, faultsOf } from '../federation/schema-check';
import { readTextFile } from './read-text-file';

/**
 * The operations of the .graphql files of folders and those below, each file with the fragments that it takes from others.
 * Errors: OperatorError with all files that are none, or that the schema does not know.
 */
export async function clientOperations(folders: readonly string[], schema: GraphQLSchema): Promise<ClientOperation[]> {
  const files = (await Promise.all(folders.map(graphqlFiles))).flat();
  const faults: string[] = [];
  const parsed: ClientOperation[] = [];
  for (const file of files) {
    const text = (await readTextFile(file)) ?? '';
    try {
      parsed.push({ file, document: parse(new Source(text, file)) });
    } catch (error) {
      faults.push(faultLine(file, error));
    }
  }
  const operations = withFragments(parsed);
  for (const { file, document } of operations)
    for (const fault of faultsOf(schema, document)) faults.push(faultLine(file, fault));
  if (faults.length)
    throw new OperatorError(
      [
        ...faults,
        `${faults.length === 1 ? 'One fault' : `${faults.length} faults`} in the operations: they must be valid in the schema that is compared to. Correct them, or take them out of the folder.`,
      ].join('\n'),
    );
  if (operations.length === 0)
    throw new OperatorError(
      `--operations ${folders.join(', ')}: there are .graphql files, but no operation is in them.`,
      2,
    );
  return operations;
}

async function graphqlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new OperatorError(`--operations ${folder}: there is no such folder.`);
    if (error.code === 'ENOTDIR')
      throw new OperatorError(`--operations ${folder} is a file; name the folder that it is in.`, 2);
    throw new OperatorError(`--operations ${folder}: it cannot be read (${error.code ?? error}).`);
  });
  const files = entries.filter((name) => name.endsWith('.graphql')).sort();
  if (files.length === 0) throw new OperatorError(`--operations ${folder}: no .graphql file is in it.`, 2);
  return files.map((name) => join(folder, name));
}

/** Files with operations, completed by the fragments of other files that they spread. */
function withFragments(parsed: readonly ClientOperation[]): ClientOperation[] {
  const fragments = new Map(
    parsed.flatMap(({ document }) =>
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    ),
  );
  const completed = (document: DocumentNode): DocumentNode => {
    const own = new Set(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? one.name.value : [])),
    );
    const definitions = [...document.definitions];
    // what is added is looked through in its turn
    for (const definition of definitions)
      visit(definition, {
        FragmentSpread({ name }) {
          const fragment = fragments.get(name.value);
          if (!fragment || own.has(name.value)) return;
          own.add(name.value);
          definitions.push(fragment);
        },
      });
    return { kind: Kind.DOCUMENT, definitions };
  };
  return parsed
    .filter(({ document }) => document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
    .map(({ file, document }) => ({ file, document: completed(document) }));
}

function faultLine(file: string, error: unknown): string {
  const fault = error instanceof GraphQLError ? error : null;
  const place = fault?.locations?.[0];
  // a fragment of another file stands there
  const where = fault?.source?.name ?? file;
  return `${where}${place ? `:${place.line}:${place.column}` : ''}: ${error instanceof Error ? error.message : error}`;
}
