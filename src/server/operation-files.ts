import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../errors';

/** An operation that will be asked for, as a client sends it. */
export interface OperationFile {
  /** What faults name. */
  file: string;
  query: string;
}

/** The .graphql files of a folder and those below. Errors: OperatorError where it cannot be read or none is in it. */
export async function operationFiles(folder: string): Promise<OperationFile[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(
      `OPERATIONS_DIR="${folder}" cannot be read (${error.code}). Name a folder with .graphql files, or unset it.`,
    );
  });
  const names = entries.filter((name) => name.endsWith('.graphql')).sort();
  if (names.length === 0)
    throw new OperatorError(
      `OPERATIONS_DIR="${folder}": no .graphql file is in it. Put the operations of clients there, or unset it.`,
    );
  return Promise.all(names.map((name) => read(join(folder, name))));
}

const read = async (file: string): Promise<OperationFile> => ({
  file,
  query: await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`The operation file ${file} cannot be read (${error.code}).`);
  }),
});
