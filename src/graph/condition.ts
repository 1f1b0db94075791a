import type { Operator } from './filter-inputs';

/** A filter that was checked: plain data, so that equal filters have equal JSON. */
export type Condition =
  | { form: 'all' | 'any'; of: readonly Condition[] }
  | { form: 'not'; of: Condition }
  | { form: 'test'; field: string; operator: Operator; value: TestValue; asOf: string | null }
  /** Over the values of a field that is a list; the tests in `of` are of one value. */
  | { form: 'values'; field: string; quantifier: Quantifier; of: Condition }
  /** Over the rows that a link leads to. `choice`: which type it must be, of those a link to one of several can lead to. */
  | { form: 'link'; link: string; choice: string | null; quantifier: Quantifier; of: Condition };

/** `one`: the row that a link to one leads to is such. */
export type Quantifier = 'one' | 'some' | 'none' | 'every';

export type TestValue = string | number | boolean | readonly (string | number)[];

export const QUANTIFIERS: readonly Exclude<Quantifier, 'one'>[] = ['some', 'none', 'every'];
