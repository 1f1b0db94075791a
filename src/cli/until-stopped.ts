import type { Tell } from '../hub';
import { watchInterrupt } from './until-interrupt';

/** Runs work that a first Ctrl-C or SIGTERM asks to stop, and that then leaves things as they were. */
export async function untilStopped(tell: Tell, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const interrupt = watchInterrupt(() => {
    tell('Stopping; Ctrl-C once more ends at once.');
    stop.abort();
  }, Date.now);
  try {
    await work(stop.signal);
  } finally {
    interrupt.end();
  }
}
