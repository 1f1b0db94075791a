import { Worker } from 'node:worker_threads';
import type { PdfPage } from './pdf-page';
import { drawPages, type PdfLimits, type ThreadData } from './pdf-thread-main';

/** What pdfjs made of a file: its pages as drawing operations, or why there are none. */
export type PdfPages =
  | { kind: 'pages'; pages: PdfPage[]; hasXfa: boolean }
  | { kind: 'encrypted' }
  | { kind: 'damaged'; reason: string }
  | { kind: 'too-many-pages'; count: number }
  | { kind: 'too-much'; page: number }
  | { kind: 'endless' };

const WATCH_EVERY_MS = 100;
/** How much slower the clock may find the work than the processor does. */
const BUSY = 2.5;
const BYTES_PER_MB = 1024 * 1024;

/**
 * The file's pages. pdfjs runs in a thread of its own, which can be stopped: a PDF is a program, and a hostile one never
 * ends. There its warnings are silent and the globals that it wants do not reach the rest of the program.
 */
export function readPdfPages(bytes: Uint8Array, limits: PdfLimits): Promise<PdfPages> {
  const data: ThreadData = { unpdf: require.resolve('unpdf'), bytes, limits };
  const worker = new Worker(`(${drawPages.toString()})()`, {
    eval: true,
    workerData: data,
    stdout: true,
    stderr: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memoryMb / 2) },
  });
  const cpuAtStart = process.cpuUsage();
  const startedAt = performance.now();
  const memoryAtStart = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const pages: PdfPage[] = [];
    const end = (outcome: PdfPages) => {
      clearInterval(watch);
      resolve(outcome);
      void worker.terminate();
    };
    const watch = setInterval(() => {
      const cpu = process.cpuUsage(cpuAtStart);
      const clockMs = performance.now() - startedAt;
      // the processor's time is that of the whole process, so it counts no more than the clock
      const workMs = Math.min(clockMs, (cpu.user + cpu.system) / 1000);
      const addedMb = (process.memoryUsage.rss() - memoryAtStart) / BYTES_PER_MB;
      const allowedMs = limits.workMs + pages.length * limits.pageMs;
      if (workMs > allowedMs || clockMs > allowedMs * BUSY || addedMb > limits.memoryMb) end({ kind: 'endless' });
    }, WATCH_EVERY_MS);
    worker.on(
      'message',
      (message: PdfPage | Exclude<PdfPages, { kind: 'pages' }> | { kind: 'done'; hasXfa: boolean }) => {
        if (message.kind === 'page') pages.push(message);
        else if (message.kind === 'done') end({ kind: 'pages', pages, hasXfa: message.hasXfa });
        else end(message);
      },
    );
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { kind: 'endless' } : { kind: 'damaged', reason: error.message }),
    );
    worker.on('exit', () => end({ kind: 'damaged', reason: 'pdfjs ended before the file did' }));
  });
}
