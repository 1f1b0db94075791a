import { randomUUID } from 'node:crypto';

/** What JSON.stringify would write as another value: 1e999 is read as Infinity, and written as null; -0 as 0. */
const isLost = (value: unknown): value is number =>
  typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0));

/** A value that JSON.parse has read, as JSON that is read as the same again. */
export function exactJson(value: unknown): string {
  const lost: string[] = [];
  const mark = randomUUID();
  const text = JSON.stringify(value, (_name, one: unknown) => {
    if (!isLost(one)) return one;
    lost.push(one === 0 ? '-0' : one > 0 ? '1e999' : '-1e999');
    return `${mark}${lost.length - 1}`;
  });
  return lost.reduce((whole, written, i) => whole.replace(`"${mark}${i}"`, written), text);
}
