import { isRunByNpm } from './config';
import type { Tell } from './hub';

/** How often a program that npm started looks whether npm is still there. */
const ORPHAN_CHECK_MS = 250;

/** What is running, in the order in which it was started. */
export interface Running {
  closes: (() => Promise<void>)[];
  isStopping: boolean;
}

/** Where what runs is kept: a signal closes it, the newest first, and ends the process. */
export function stopOnSignal(tell: Tell): Running {
  const running: Running = { closes: [], isStopping: false };
  const stop = async (reason: string) => {
    if (running.isStopping) return;
    running.isStopping = true;
    tell(`Stopping (${reason}): finishing what is under way`);
    try {
      await closeAll(running.closes);
      process.exit(0);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  if (isRunByNpm(process.env)) {
    // a killed npm takes its shell along but not what runs in it: a hub left behind would keep the port
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void stop('npm is gone');
    }, ORPHAN_CHECK_MS).unref();
  }
  // a gateway holds a channel to the subgraphs that it starts: it closes however the gateway ends
  if (process.connected) process.on('disconnect', () => void stop('the gateway is gone'));
  return running;
}

export async function closeAll(closes: Running['closes']): Promise<void> {
  for (let close = closes.pop(); close; close = closes.pop()) await close();
}
