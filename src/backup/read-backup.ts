import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { OperatorError } from '../errors';
import { type BackupHead, HEAD, MANIFEST, type Manifest, type Part, parseHead } from './manifest';

/** Takes the parts of a backup, in their order; it reads `content` to its end, or not at all. */
export interface PartReader {
  part(name: string, content: AsyncIterable<Buffer>): Promise<void>;
  folder(name: string): Promise<void>;
}

export interface ReadOptions {
  file: string;
  /** Told how many bytes of the file were read so far. */
  onBytes: (bytes: number) => void;
  signal: AbortSignal;
}

/** More than any manifest has; what is longer is not one. */
const LONGEST_TEXT = 256 * 1024 * 1024;

/**
 * Reads a backup from end to end and compares every part with what the manifest says of it. Errors: OperatorError where
 * the file is no backup, is cut off or damaged: what `reader` was handed before counts for nothing then.
 */
export async function readBackup({ file, onBytes, signal }: ReadOptions, reader?: PartReader): Promise<Manifest> {
  const found: Part[] = [];
  let head: BackupHead | null = null;
  let manifest: Manifest | null = null;
  const take = async (name: string, isFolder: boolean, content: Readable) => {
    if (manifest !== null) throw damaged(file, 'something stands behind its manifest');
    if (head === null) {
      if (name !== HEAD) throw foreign(file);
      head = parseHead(await textOf(content), file);
    } else if (name === MANIFEST) manifest = JSON.parse(await textOf(content)) as Manifest;
    else if (isFolder) {
      await reader?.folder(name);
      content.resume();
    } else found.push(await takePart(name, content, reader));
  };
  const archive = extract();
  let fault: Error | null = null;
  archive.on('entry', (header, content, next) => {
    take(header.name, header.type === 'directory', content).then(
      () => next(),
      (error: Error) => {
        fault ??= error;
        archive.destroy(error);
      },
    );
  });
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes(bytes);
      done(null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(file), counted, createGunzip(), archive, { signal });
  } catch (error) {
    if (signal.aborted) throw new OperatorError('Stopped: nothing was changed.');
    // set by who takes the parts; what is no JSON where JSON stands was damaged
    const met = fault as Error | null;
    throw met && !(met instanceof SyntaxError) ? met : explained(met ?? error, file, head !== null);
  }
  if (head === null) throw foreign(file);
  if (manifest === null) throw damaged(file, 'it ends before its manifest');
  compare(file, manifest, found);
  return manifest;
}

async function takePart(name: string, content: Readable, reader: PartReader | undefined): Promise<Part> {
  const hash = createHash('sha256');
  let bytes = 0;
  const chunks = (content as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const hashed = (async function* () {
    // no "for await": that would end the whole archive, with an error of its own, where who takes the part fails
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      hash.update(next.value);
      bytes += next.value.length;
      yield next.value;
    }
  })();
  if (reader) await reader.part(name, hashed);
  else for await (const _ of hashed);
  return { name, bytes, sha256: hash.digest('hex') };
}

function compare(file: string, manifest: Manifest, found: readonly Part[]): void {
  const said = new Map(manifest.parts.map((part) => [part.name, part]));
  for (const { name, bytes, sha256 } of found) {
    const expected = said.get(name);
    if (!expected) throw damaged(file, `its manifest does not know its part "${name}"`);
    if (expected.bytes !== bytes || expected.sha256 !== sha256)
      throw damaged(file, `its part "${name}" is not what its manifest says`);
    said.delete(name);
  }
  const [absent] = said.keys();
  if (absent !== undefined) throw damaged(file, `its part "${absent}" is missing`);
}

async function textOf(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LONGEST_TEXT) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const foreign = (file: string): OperatorError =>
  new OperatorError(`"${file}" is no backup that "plangraph backup" made. Nothing was changed.`);

const damaged = (file: string, what: string): OperatorError =>
  new OperatorError(`The backup "${file}" is damaged: ${what}. Nothing was changed; use another backup.`);

/** What reading, unpacking and the archive fail with. */
function explained(error: unknown, file: string, isOurs: boolean): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof OperatorError) return error;
  if (code === 'ENOENT') return new OperatorError(`There is no file "${file}".`);
  if (code === 'EISDIR') return new OperatorError(`"${file}" is a folder; name a file that "plangraph backup" made.`);
  if (code === 'EACCES' || code === 'EPERM') return new OperatorError(`This user may not read the file "${file}".`);
  if (!isOurs) return foreign(file);
  if (code === 'Z_BUF_ERROR') return damaged(file, 'it is cut off');
  if (code?.startsWith('Z_') || error instanceof SyntaxError) return damaged(file, 'it cannot be unpacked');
  // tar-stream has no codes: "Invalid tar header. …", "Unexpected end of data"; not "Cannot read properties of null"
  if (code === undefined && /^(Invalid tar|Unexpected end)/.test(message))
    return damaged(file, 'it is no archive all through');
  return error;
}
