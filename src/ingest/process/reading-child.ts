/** Runs as a process of its own (reading-process.ts starts it): one request in, one answer out. */
import { readDocument } from '../read-document';
import type { ReadingAnswer, ReadingRequest } from './reading-request';

const answer = (message: ReadingAnswer) => process.send?.(message);

process.on('message', ({ bytes, fileName, maxBytes, columns }: ReadingRequest) => {
  readDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName, maxBytes, { columns }).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// the hub is gone: nobody waits for an answer
process.on('disconnect', () => process.exit());
