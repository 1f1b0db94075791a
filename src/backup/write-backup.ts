import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { syncFolder } from '../database/sync-folder';
import { OperatorError } from '../errors';
import type { StateOfGraph } from './graph-state';
import { type BackupHead, HEAD, MANIFEST, type Manifest, type Part } from './manifest';

/** Takes the parts of a backup, one after the other. */
export interface PartWriter {
  /** `bytes` is how much `content` yields, neither more nor less. */
  part(name: string, bytes: number, content: AsyncIterable<Buffer>): Promise<void>;
  folder(name: string): Promise<void>;
}

export interface BackupOptions {
  file: string;
  /** Told how many bytes were taken in so far. */
  onBytes: (bytes: number) => void;
  /** Ends it: what was written is removed. */
  signal: AbortSignal;
}

/** Rows and text fall to a sixth at any level; this one keeps up with a disk. */
const COMPRESSION = 3;

/**
 * Writes a backup: a .tar.gz, readable by its owner alone, that is at `file` only when it is complete and on the disk.
 * Errors: OperatorError where `file` is there already or cannot be written.
 */
export async function writeBackup(
  { file, onBytes, signal }: BackupOptions,
  head: BackupHead,
  work: (writer: PartWriter) => Promise<StateOfGraph>,
): Promise<Manifest> {
  await requireNew(file);
  // not by the process: in containers all have the same number
  const unfinished = `${file}.unfinished-${randomUUID()}`;
  const archive = pack();
  const writing = pipeline(
    archive,
    createGzip({ level: COMPRESSION }),
    createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }),
    { signal },
  );
  // a disk that is full, or a person, ends the writing, and then nothing takes what is packed
  const ending = new AbortController();
  writing.catch(() => ending.abort());
  const packed = packAll(archive, head, work, onBytes, ending.signal);
  try {
    await packed;
    await writing;
    await nameAnew(unfinished, file);
  } catch (error) {
    const hasBroken = ending.signal.aborted;
    archive.destroy();
    const broken = await writing.catch((why: Error) => why);
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw signal.aborted
      ? new OperatorError('Stopped: no backup was written.')
      : explained(hasBroken ? broken : error, file);
  }
  // it is there: what fails from here on is no reason to say that it is not
  await syncFolder(dirname(file)).catch(() => undefined);
  return packed;
}

/** Errors: OperatorError where the file is there already. */
export async function requireNew(file: string): Promise<void> {
  if ((await stat(file).catch(() => null)) !== null) throw isThere(file);
}

const isThere = (file: string): OperatorError =>
  new OperatorError(`"${file}" is there already, and a backup is not overwritten: name another file.`);

/** What a file system without links, or one that does not allow them, says to one. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

/** Gives a file its name; as a link, since renaming would replace what came there meanwhile. */
async function nameAnew(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw isThere(file);
    if (!NO_LINKS.has(code)) throw error;
    await requireNew(file);
    return rename(unfinished, file);
  }
  // the backup has its name; where its first one cannot be taken away, it has two
  await rm(unfinished, { force: true }).catch(() => undefined);
}

async function packAll(
  archive: Pack,
  head: BackupHead,
  work: (writer: PartWriter) => Promise<StateOfGraph>,
  onBytes: (bytes: number) => void,
  ending: AbortSignal,
): Promise<Manifest> {
  const parts: Part[] = [];
  let bytesBefore = 0;
  const writer: PartWriter = {
    async part(name, bytes, content) {
      const hash = createHash('sha256');
      const { promise, resolve, reject } = settled(ending);
      const sink = archive.entry({ name, size: bytes, mode: 0o600 }, (error) => (error ? reject(error) : resolve()));
      for await (const chunk of content) {
        ending.throwIfAborted();
        hash.update(chunk);
        bytesBefore += chunk.length;
        onBytes(bytesBefore);
        if (!sink.write(chunk)) await once(sink, 'drain', { signal: ending });
      }
      sink.end();
      await promise;
      parts.push({ name, bytes, sha256: hash.digest('hex') });
    },
    async folder(name) {
      const { promise, resolve, reject } = settled(ending);
      archive.entry({ name, type: 'directory', mode: 0o700 }, '', (error) => (error ? reject(error) : resolve()));
      await promise;
    },
  };
  const text = (name: string, value: object) => {
    const bytes = Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
    return archive.entry({ name, mode: 0o600 }, bytes);
  };
  text(HEAD, head);
  const state = await work(writer);
  const manifest: Manifest = { ...head, state, parts };
  text(MANIFEST, manifest);
  archive.finalize();
  return manifest;
}

/** A promise that whoever has the two functions settles, and that fails where it is ended before. */
function settled(ending: AbortSignal) {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((done, failed) => {
    const stop = () => failed(ending.reason);
    ending.addEventListener('abort', stop, { once: true });
    if (ending.aborted) stop();
    resolve = () => {
      ending.removeEventListener('abort', stop);
      done();
    };
    reject = failed;
  });
  // it may fail while the part is still being handed over
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

function explained(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const path = (error as NodeJS.ErrnoException | null)?.path;
  if (error instanceof OperatorError || code === undefined) return error;
  if (path !== undefined && !path.startsWith(file)) return error;
  const reasons: Record<string, string> = {
    ENOSPC: 'its disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'it is larger than a file may be there',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'its file system is read-only',
    ENOENT: 'its folder does not exist',
    ENOTDIR: 'its folder is none',
  };
  return reasons[code] === undefined
    ? error
    : new OperatorError(`The backup "${file}" cannot be written: ${reasons[code]}. Name another file, or see to that.`);
}
