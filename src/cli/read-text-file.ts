import { readFile } from 'node:fs/promises';
import { OperatorError } from '../errors';

/** The text of a file, or null where there is none. Errors: OperatorError, which names the file. */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EISDIR') throw new OperatorError(`${path} is a folder; name a file in it.`, 2);
    if (code === 'EACCES') throw new OperatorError(`${path}: this user may not read it.`);
    throw new OperatorError(`${path}: it cannot be read (${code ?? error}).`);
  }
}
