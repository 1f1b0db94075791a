/** Runs in a thread of its own (reading-thread.ts starts it): one request in, one answer out. */
import { parentPort } from 'node:worker_threads';
import { readDocument } from '../read-document';
import type { ReadingAnswer, ReadingRequest } from './reading-request';

const answer = (message: ReadingAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, bytes, fileName, maxBytes }: ReadingRequest) => {
  readDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName, maxBytes).then(
    (result) => answer({ id, result }),
    (error: unknown) =>
      answer({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
