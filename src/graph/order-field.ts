import type { ScalarKind } from './scalar-kind';
import type { Scope } from './sql-scope';

/** Something that the rows of a type can be ordered by. */
export interface OrderField {
  /** Its name in the schema: `DUE_ON`, `PLAN_ISSUED_ON`. */
  name: string;
  kind: ScalarKind;
  description: string;
  /** The view of the linked row, and the property of this one that holds its id; null for an own field. */
  via: { view: string; property: string } | null;
  /** The value in the form that it is compared in, for the row under `alias`; of an own field also for one that is kept of the type. */
  sql: (alias: string, scope: Scope, isKept?: boolean) => string;
}
