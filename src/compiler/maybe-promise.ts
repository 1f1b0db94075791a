/** A value that is there, or that will be: what is there is not waited for, which would cost more than to write it. */
export type MaybePromise<T> = T | Promise<T>;

export const andThen = <T, U>(value: MaybePromise<T>, next: (value: T) => MaybePromise<U>): MaybePromise<U> =>
  value instanceof Promise ? value.then(next) : next(value);

/** All of them, in their order. */
export const all = <T>(values: readonly MaybePromise<T>[]): MaybePromise<T[]> =>
  values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);

/** What `work` gives for each item. Where it throws for one, nobody waits for those before: they may fail in peace. */
export function each<T, U>(items: readonly T[], work: (item: T) => MaybePromise<U>): MaybePromise<U[]> {
  const given: MaybePromise<U>[] = [];
  try {
    for (const item of items) given.push(work(item));
  } catch (error) {
    for (const one of given) if (one instanceof Promise) one.catch(() => undefined);
    throw error;
  }
  return all(given);
}
