import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../database/sync-folder';
import { OperatorError } from '../errors';
import type { Tell } from '../hub';
import { bytesAsText, bytesLine } from './bytes-line';

export interface OutputOptions {
  /** The file; standard output where absent. */
  output?: string;
  /** In the place of a file that is there already. */
  force: boolean;
}

/** The form of a file by its ending. Errors: OperatorError (exit code 2). */
export function formOf<Form extends string>(output: string | undefined, forms: readonly Form[]): Form {
  if (output === undefined) return forms[0] as Form;
  const ending = extname(output).slice(1).toLowerCase();
  const form = forms.find((one) => one === ending);
  if (form) return form;
  throw new OperatorError(
    `"${output}" says no form: let its name end in ${forms.map((one) => `.${one}`).join(' or ')}.`,
    2,
  );
}

/** Errors: OperatorError (exit code 2) where the file is there and is not to be replaced. */
export async function requireFree({ output, force }: OutputOptions): Promise<void> {
  if (output === undefined || force) return;
  if ((await stat(resolve(output)).catch(() => null)) !== null) throw isThere(output);
}

const isThere = (output: string): OperatorError =>
  new OperatorError(`"${output}" is there already: name another file, or replace it with --force.`, 2);

/**
 * Writes a file that is there only once it is whole and on the disk; or standard output. Errors: OperatorError where it cannot be
 * written; nothing of it is left then.
 */
export async function writeExported(
  { output, force }: OutputOptions,
  bytes: AsyncIterable<Uint8Array>,
  { tell, signal }: { tell: Tell; signal: AbortSignal },
): Promise<void> {
  if (output === undefined) return toStandardOutput(bytes, signal);
  const file = resolve(output);
  const unfinished = `${file}.unfinished-${randomUUID()}`;
  const progress = bytesLine(process.stderr, 'Exporting', null, Date.now);
  let written = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      written += piece.length;
      progress.show(written);
      yield piece;
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(unfinished, { flags: 'wx', flush: true }), { signal });
    await (force ? rename(unfinished, file) : nameAnew(unfinished, file, output));
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw signal.aborted ? new OperatorError('Stopped: no file was written.') : explained(error, output);
  } finally {
    progress.clear();
  }
  await syncFolder(dirname(file));
  tell(`Exported into ${output}, ${bytesAsText(written)}.`);
}

/** A link does not replace what came there meanwhile; where a file system has none, renaming has to do. */
async function nameAnew(unfinished: string, file: string, output: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw isThere(output);
    await requireFree({ output: file, force: false });
    return rename(unfinished, file);
  }
  await rm(unfinished, { force: true });
}

async function toStandardOutput(bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(Readable.from(bytes), process.stdout, { signal, end: false });
  } catch (error) {
    // whoever reads it has seen enough
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

function explained(error: unknown, output: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof OperatorError || code === undefined || syscall === undefined) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'its folder is not there',
    ENOTDIR: 'its folder is a file',
    EACCES: 'this user may not write there',
    EROFS: 'nothing can be written there',
    ENOSPC: 'its disk is full',
    EISDIR: 'it is a folder',
  };
  return new OperatorError(`"${output}" could not be written: ${reasons[code] ?? code}.`);
}
