import { isObject } from '../is-object';
import type { GivenVariables } from './page-amount';

/**
 * What a count gives for variables, counted anew where those of these names are others than the last time, and where one is a
 * list or an object: a dashboard asks for pages of the same size each time.
 */
export function countedLast(
  names: readonly string[],
  count: (variables: GivenVariables) => number,
): (variables: GivenVariables) => number {
  let last: { values: readonly unknown[]; counted: number } | undefined;
  return (variables) => {
    const values = names.map((name) => variables[name]);
    if (!last || values.some((value, i) => isObject(value) || value !== last?.values[i]))
      last = { values, counted: count(variables) };
    return last.counted;
  };
}
