import type { Scope } from './sql-scope';

/** A value of a type that no column holds, by which its rows can be filtered and ordered. */
export interface ComputedField {
  /** As type-graphql takes it. */
  type: () => unknown;
  isList?: boolean;
  /** It is judged on a day: its filter takes asOf, today where absent. */
  takesDay?: boolean;
  description: string;
  /** The value for the row under `alias`, which is in the type's table or its published view; others' rows only through published views. */
  sql: (alias: string, scope: Scope, asOf: string) => string;
  /** The same where the row under `alias` is one of those that are kept of the type (`KeptRows`). */
  ofKept?: (alias: string, scope: Scope, asOf: string) => string;
}

export interface ComputedSet {
  of: string;
  fields: Readonly<Record<string, ComputedField>>;
}

export const computedFields = (of: string, fields: Record<string, ComputedField>): ComputedSet => ({ of, fields });
