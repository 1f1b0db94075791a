import { open, stat } from 'node:fs/promises';
import { OperatorError } from '../errors';

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).replace('.0', '');

/** The bytes of a file of at most `maxBytes`. Errors: OperatorError, which names the file. */
export async function readDocumentFile(path: string, maxBytes: number): Promise<Buffer> {
  try {
    if ((await stat(path)).isDirectory())
      throw new OperatorError(`${path} is a folder; name its files, e.g. ${path}/*.txt`);
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes)
        throw new OperatorError(
          `${path} has ${megabytes(size)} MB; the largest file taken in has ${megabytes(maxBytes)} MB (the setting MAX_FILE_MB).`,
        );
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new OperatorError(`${path}: there is no such file.`);
    if (code === 'EACCES') throw new OperatorError(`${path}: this user may not read it.`);
    throw new OperatorError(`${path}: it cannot be read (${code ?? error}).`);
  }
}
