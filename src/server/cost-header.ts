/** Whoever sends it with 1 is told what the answer cost. */
export const COST_HEADER = 'x-plangraph-cost';
