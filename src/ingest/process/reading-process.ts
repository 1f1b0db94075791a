import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { reading as counted } from '../../observe/tally';
import type { ReadResult } from '../parsed-document';
import type { GivenColumns } from '../segment/given-columns';
import type { ReadingAnswer, ReadingRequest } from './reading-request';

interface FileToRead {
  bytes: Buffer;
  fileName: string;
  columns?: GivenColumns | null;
}

/**
 * Reads documents in a process of its own: however hard a file is to read, the hub goes on answering, and a file that
 * exhausts the memory does not take the hub along (a thread would: Node ends the process when a thread's heap is full).
 */
export interface ReadingProcess {
  /** The document in the file, or why there is none. Errors: a fault of the program's own, with its stack. */
  read(file: FileToRead): Promise<ReadResult>;
  close(): Promise<void>;
}

export interface ReadingLimits {
  /** After so long reading is given up: `seconds` for any file and `secondsPerMb` more for each of its megabytes. */
  seconds: number;
  secondsPerMb: number;
  /** What the process may hold. */
  memoryMb: number;
}

const BYTES_PER_MB = 1024 * 1024;
/** Ten times what the slowest known kind of file takes, and twice what a text of 20 MB needs. */
const LIMITS: ReadingLimits = { seconds: 30, secondsPerMb: 2, memoryMb: 2048 };

/** One process, started at the first file. Files are read one after the other. */
export function openReadingProcess(maxFileBytes: number, limits: ReadingLimits = LIMITS): ReadingProcess {
  let child: ChildProcess | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const readNow = (file: FileToRead): Promise<ReadResult> => {
    if (child?.connected !== true) child = start(limits);
    const at = child;
    const seconds = limits.seconds + (file.bytes.length / BYTES_PER_MB) * limits.secondsPerMb;
    return new Promise<ReadResult>((resolve, reject) => {
      const end = (isOver: boolean, then: () => void) => {
        clearTimeout(timer);
        at.removeAllListeners();
        rest(at);
        if (isOver) {
          child = null;
          at.kill('SIGKILL');
        }
        then();
      };
      const timer = setTimeout(() => end(true, () => resolve(tookTooLong(file.fileName, seconds))), seconds * 1000);
      at.once('message', (answer: ReadingAnswer) =>
        end(false, () =>
          'result' in answer
            ? resolve(answer.result)
            : reject(new Error(`"${file.fileName}" could not be read: ${answer.failure}`)),
        ),
      );
      at.once('error', (error) => end(true, () => reject(error)));
      // Node ends itself (SIGABRT, on some systems exit code 134) when its heap is full
      at.once('exit', (code, signal) =>
        end(true, () =>
          signal === 'SIGABRT' || code === 134
            ? resolve(needsTooMuch(file.fileName, limits.memoryMb))
            : reject(new Error(`The process that read "${file.fileName}" ended (${signal ?? `code ${code}`}).`)),
        ),
      );
      at.ref();
      at.channel?.ref();
      const { bytes, fileName, columns = null } = file;
      const request: ReadingRequest = { bytes, fileName, maxBytes: maxFileBytes, columns };
      at.send(request, (error) => {
        if (error) end(true, () => reject(error));
      });
    });
  };

  return {
    read: (file) => {
      counted.waiting += 1;
      const reading = turn.then(() => {
        counted.waiting -= 1;
        counted.underWay += 1;
        return readNow(file).finally(() => {
          counted.underWay -= 1;
        });
      });
      turn = reading.catch(() => undefined);
      return reading;
    },
    close: async () => {
      await turn;
      child?.kill('SIGKILL');
      child = null;
    },
  };
}

function start(limits: ReadingLimits): ChildProcess {
  const child = fork(join(__dirname, 'reading-child.js'), {
    execArgv: [`--max-old-space-size=${limits.memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // a Ctrl-C on the terminal is for the hub, which lets what runs come to its end
    detached: true,
  });
  rest(child);
  return child;
}

/** A process that has nothing to do does not keep a command alive. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

const tookTooLong = (fileName: string, seconds: number): ReadResult =>
  tooHard(`"${fileName}" was not read after ${Math.round(seconds)} seconds`);

const needsTooMuch = (fileName: string, memoryMb: number): ReadResult =>
  tooHard(`"${fileName}" needs more than ${memoryMb} MB of memory to be read`);

const tooHard = (what: string): ReadResult => ({
  kind: 'refused',
  refusal: {
    code: 'TOO_HARD_TO_READ',
    message: `${what}, so reading was given up and nothing is stored. Split it, or save its text as .txt in UTF-8 and try that.`,
  },
});
