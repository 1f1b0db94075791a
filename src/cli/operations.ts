import { GraphQLError, Kind, parse, print } from 'graphql';
import type { Config } from '../config';
import { OperatorError } from '../errors';
import type { Tell } from '../hub';
import { type OperationFile, operationFiles } from '../server/operation-files';
import { operationHash } from '../server/persisted-operations';
import { readTextFile } from './read-text-file';

/** An operation file, as clients ask for it. */
interface ListedFile {
  file: string;
  /** The operations in it; "" for one without a name. */
  names: string[];
  /** The SHA-256 of the file as it is, as `sha256sum` prints it. */
  sha256: string;
  /** That of its text as graphql-js prints it, which most clients send. */
  printedSha256: string;
}

/** Lists what is known by its hash: a line for each file of OPERATIONS_DIR, or with `json` an object. */
export async function listOperations(config: Config, options: { json: boolean }, tell: Tell): Promise<void> {
  if (config.operationsDir === null)
    throw new OperatorError(
      'OPERATIONS_DIR is not set: it names the folder of the operations that are known by hash.',
      2,
    );
  write((await operationFiles(config.operationsDir)).map(listed), options.json);
  tell('Each is answered by either hash: of the file as it is, or of its text as graphql-js prints it.');
}

/** Prints by what hash the operations of files are asked for. */
export async function hashOperations(files: readonly string[], options: { json: boolean }): Promise<void> {
  const read = await Promise.all(files.map(async (file) => ({ file, query: await readTextFile(file) })));
  const absent = read.find(({ query }) => query === null);
  if (absent) throw new OperatorError(`${absent.file}: there is no such file.`);
  write(
    read.map(({ file, query }) => listed({ file, query: query ?? '' })),
    options.json,
  );
}

/** Errors: OperatorError for a text that is not GraphQL, with the place. */
function listed({ file, query }: OperationFile): ListedFile {
  try {
    const document = parse(query);
    const names = document.definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? ''] : [],
    );
    return { file, names, sha256: operationHash(query), printedSha256: operationHash(print(document)) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const place = error.locations?.[0];
    throw new OperatorError(`${file}${place ? `:${place.line}:${place.column}` : ''}: ${error.message}`);
  }
}

function write(files: readonly ListedFile[], isJson: boolean): void {
  for (const one of files)
    process.stdout.write(
      isJson
        ? `${JSON.stringify(one)}\n`
        : `${one.sha256}  ${one.printedSha256}  ${one.names.join(',') || '–'}  ${one.file}\n`,
    );
}
