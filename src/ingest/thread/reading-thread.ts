import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadResult, Refusal } from '../parsed-document';
import type { ReadingAnswer, ReadingRequest } from './reading-request';

interface FileToRead {
  bytes: Buffer;
  fileName: string;
}

/** Reads documents in a thread of its own: however hard a file is to read, the hub goes on answering meanwhile. */
export interface ReadingThread {
  /** The document in the file, or why there is none. Errors: a fault of the program's own, with the thread's stack. */
  read(file: FileToRead): Promise<ReadResult>;
  close(): Promise<void>;
}

const BYTES_PER_MB = 1024 * 1024;
/** A text of 20 MB is read in a tenth of this; what takes longer is made to. */
const MOST_SECONDS = 30;
const SECONDS_PER_MB = 2;
/** What a thread may hold. A text of 20 MB needs less than 1 GB. */
const MOST_MEMORY_MB = 2048;

/** One thread, started at the first file. Files are read one after the other. */
export function openReadingThread(maxFileBytes: number): ReadingThread {
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let count = 0;

  const start = (): Worker => {
    const started = new Worker(join(__dirname, 'reading-worker.js'), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    // an idle thread does not keep a command alive
    started.unref();
    return started;
  };

  const readNow = ({ bytes, fileName }: FileToRead): Promise<ReadResult> => {
    worker ??= start();
    const at = worker;
    count += 1;
    const request: ReadingRequest = { id: count, bytes: Uint8Array.from(bytes), fileName, maxBytes: maxFileBytes };
    return new Promise<ReadResult>((resolve, reject) => {
      const end = (then: () => void, isOver: boolean) => {
        clearTimeout(timer);
        at.removeAllListeners();
        at.unref();
        if (isOver) {
          worker = null;
          void at.terminate();
        }
        then();
      };
      const seconds = MOST_SECONDS + (bytes.length / BYTES_PER_MB) * SECONDS_PER_MB;
      const timer = setTimeout(() => end(() => resolve(tookTooLong(fileName, seconds)), true), seconds * 1000);
      at.ref();
      at.on('message', (answer: ReadingAnswer) => {
        if (answer.id !== request.id) return;
        if ('result' in answer) end(() => resolve(answer.result), false);
        else end(() => reject(new Error(`"${fileName}" could not be read: ${answer.failure}`)), false);
      });
      at.on('error', (error: NodeJS.ErrnoException) =>
        end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(needsTooMuch(fileName)) : reject(error)), true),
      );
      at.on('exit', (code) => end(() => reject(new Error(`The reading thread ended (code ${code}).`)), true));
      at.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    });
  };

  return {
    read: (file) => {
      const reading = turn.then(() => readNow(file));
      turn = reading.catch(() => undefined);
      return reading;
    },
    close: async () => {
      await turn;
      const last = worker;
      worker = null;
      await last?.terminate();
    },
  };
}

const refused = (code: Refusal['code'], message: string): ReadResult => ({
  kind: 'refused',
  refusal: { code, message },
});

const tookTooLong = (fileName: string, seconds: number): ReadResult =>
  refused(
    'TOO_HARD_TO_READ',
    `"${fileName}" was not read after ${Math.round(seconds)} seconds, so reading was given up and nothing is stored. Split it, or save its text as .txt in UTF-8 and try that.`,
  );

const needsTooMuch = (fileName: string): ReadResult =>
  refused(
    'TOO_HARD_TO_READ',
    `"${fileName}" needs more than ${MOST_MEMORY_MB} MB of memory to be read, so reading was given up and nothing is stored. Split it, or save its text as .txt in UTF-8 and try that.`,
  );
