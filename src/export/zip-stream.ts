import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** One file of an archive after the other, each as its pieces of text come. */
export type ZipEntries = AsyncIterable<{ name: string; content: AsyncIterable<string> | Iterable<string> }>;

/** Spreadsheets fall to a tenth at any level; this one is the fastest. */
const LEVEL = 1;
/** The same for all, so that the same content is the same file; a .zip tells the time of whoever looks. */
const MADE_AT = new Date(2000, 0, 1);
const DEFLATED = 8;

/**
 * A .zip archive, piece by piece: its directory comes last, so that one that breaks off is none. The bytes are compressed beside
 * the event loop.
 */
export async function* zipStream(entries: ZipEntries): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failed ??= error;
    ready.push(chunk);
  });
  const taken = () => {
    if (failed) throw failed;
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for await (const { name, content } of entries) {
    const file: ZipInputFile = { filename: name, size: 0, crc: 0, compression: DEFLATED, flag: 0, mtime: MADE_AT };
    zip.add(file);
    for await (const chunk of deflated(content, file)) {
      file.ondata?.(null, new Uint8Array(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.length), false);
      yield* taken();
    }
    file.ondata?.(null, new Uint8Array(0), true);
  }
  zip.end();
  yield* taken();
}

/** The pieces compressed; tells the file how long they were and what they sum up to. */
async function* deflated(
  content: AsyncIterable<string> | Iterable<string>,
  file: ZipInputFile,
): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: LEVEL, chunkSize: 64 * 1024 });
  let chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => deflate.once('end', resolve).once('error', reject));
  // nobody waits for it where the content fails first
  ended.catch(() => undefined);
  try {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      file.size += bytes.length;
      file.crc = crc32(bytes, file.crc);
      await new Promise<void>((resolve, reject) =>
        deflate.write(bytes, (error) => (error ? reject(error) : resolve())),
      );
      yield* chunks;
      chunks = [];
    }
    deflate.end();
    await ended;
    yield* chunks;
  } finally {
    deflate.destroy();
  }
}
