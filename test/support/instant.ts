import { setTimeout } from 'node:timers/promises';

/**
 * An instant after all that is committed, which is past: what is written from here on comes after it. Recordings are stamped
 * with the millisecond after the clock's.
 */
export async function instantAfterAll(): Promise<Date> {
  const instant = Date.now() + 2;
  while (Date.now() <= instant + 1) await setTimeout(1);
  return new Date(instant);
}
