import type { Viewer } from '../auth/viewer';

/** What one operation may cost, by who asks. */
export interface Budgets {
  /** Who comes without a key. */
  anonymous: number;
  /** Who has a key that says nothing else, or a token. */
  key: number;
}

/** The form that an operation may have, whatever it costs. */
export interface ShapeLimits {
  tokens: number;
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
  /** Values in one list, in the query or in a variable. */
  listValues: number;
}

export interface Limits {
  budgets: Budgets;
  /** For how long a request without a key is worked on in the database. */
  anonymousMs: number;
  shape: ShapeLimits;
}

/** What an operation of somebody may be. */
export interface Allowed {
  /** What it may cost; null: whatever it does. */
  budget: number | null;
  /** How many values one list may have. */
  listValues: number;
}

export const ANYTHING: Allowed = { budget: null, listValues: Number.POSITIVE_INFINITY };

export const allowedTo = (viewer: Viewer, limits: Limits | null): Allowed =>
  limits === null ? ANYTHING : { budget: budgetOf(viewer, limits), listValues: limits.shape.listValues };

/** What one operation of theirs may cost; null: whatever it does. */
export function budgetOf(viewer: Viewer, limits: Limits): number | null {
  if (viewer.kind === 'anonymous') return limits.budgets.anonymous;
  // the program itself, on the database that it was given
  if (viewer.kind === 'key' && viewer.keyId === 0) return null;
  return viewer.budget ?? limits.budgets.key;
}
