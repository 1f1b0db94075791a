/** Random choices that are the same in every run: a test that fails can be run again. */
export interface Chance {
  /** A whole number from 0 to `limit`, exclusive. */
  below(limit: number): number;
  oneOf<T>(choices: readonly T[]): T;
  maybeNull<T>(share: number, make: () => T): T | null;
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32: small, and good enough to mix cases. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    oneOf: <T>(choices: readonly T[]) => choices[below(choices.length)] as T,
    maybeNull: (share, make) => (next() < share ? null : make()),
    shuffled: (items) => {
      const left = [...items];
      return items.map(() => left.splice(below(left.length), 1)[0]!);
    },
  };
}
