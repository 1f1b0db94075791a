import { setTimeout } from 'node:timers/promises';

/** Waits for what comes by itself. @throws after 30 s, or with what `toSay` tells then. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  toSay = () => 'It did not come to that within 30 s.',
): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; await setTimeout(10)) {
    if (await isSo()) return;
  }
  throw new Error(toSay());
}
