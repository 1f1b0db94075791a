import { isRunByNpm, writesJson } from './config';
import type { Tell } from './hub';

/** How often a program that npm started looks whether npm is still there. */
const ORPHAN_CHECK_MS = 250;

/** What is running, in the order in which it was started. */
export interface Running {
  closes: (() => Promise<void>)[];
  isStopping: boolean;
  /** Aborted by a signal: what waits need not wait any longer. */
  stopping: AbortController;
}

/**
 * Starts what runs until a signal comes; resolves once it is started. A signal closes what runs, the newest first, and ends the
 * process; an error closes what was started before it.
 */
export async function runUntilSignal(tell: Tell, start: (running: Running) => Promise<void>): Promise<void> {
  const running = stopOnSignal(tell);
  try {
    await start(running);
  } catch (error) {
    // what a signal interrupts fails too: then the signal ends the process
    if (running.isStopping) return new Promise(() => undefined);
    await closeAll(running.closes);
    throw error;
  }
}

/** What is opened; closed with the rest from the beginning on: a signal that comes meanwhile leaves no database behind. */
export function closedWith<Opened extends { close(): Promise<void> }>(
  running: Running,
  opening: Promise<Opened>,
): Promise<Opened> {
  running.closes.push(() =>
    opening.then(
      (opened) => opened.close(),
      () => undefined,
    ),
  );
  return opening;
}

function stopOnSignal(tell: Tell): Running {
  const running: Running = { closes: [], isStopping: false, stopping: new AbortController() };
  const stop = async (reason: string) => {
    if (running.isStopping) return;
    running.isStopping = true;
    tell(`Stopping (${reason}): finishing what is under way`, 'stopping', { reason });
    try {
      running.stopping.abort();
      await closeAll(running.closes);
      // a terminal sees the prompt
      if (writesJson(process.env)) tell('Stopped', 'stopped', { seconds: Math.round(process.uptime()) });
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

async function closeAll(closes: Running['closes']): Promise<void> {
  for (let close = closes.pop(); close; close = closes.pop()) await close();
}
