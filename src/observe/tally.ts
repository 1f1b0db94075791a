/** What is counted where it costs least: a bound that a value does not exceed, and how many did not. */
export interface Tally {
  readonly bounds: readonly number[];
  /** How many values were at most each bound and above the one before; the last one: above all. */
  readonly counts: readonly number[];
  readonly sum: number;
  add(value: number): void;
}

/** A tally with these bounds, smallest first. */
export function tally(bounds: readonly number[]): Tally {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let sum = 0;
  return {
    bounds,
    counts,
    get sum() {
      return sum;
    },
    add: (value) => {
      let i = 0;
      // the first bounds are those that most values are within
      while (i < bounds.length && value > (bounds[i] as number)) i += 1;
      counts[i] = (counts[i] as number) + 1;
      sum += value;
    },
  };
}

/** Seconds, from a kept answer to the largest export. */
export const SECONDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];

/** How the statements of this process went, whichever of its servers they were for. */
export const statements = {
  /** From when they were sent to when they were answered; those that are sent together count once. */
  seconds: tally(SECONDS),
  sent: 0,
  failed: 0,
};

/** How many keys loaders were given at a time: not by their names, which have in them what a caller filters by. */
export const loaderBatches = tally([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]);

/** Documents that wait to be read, and the one that is being read. */
export const reading = { waiting: 0, underWay: 0 };
