import type { TaskFilter } from '../generated/graphql';

/** The tasks that the report counts, so that a bucket leads to as many as it says: not cancelled, and without parts of their own. */
export const COUNTED = { children: { none: {} }, not: { status: { eq: 'CANCELLED' } } } as const satisfies TaskFilter;
