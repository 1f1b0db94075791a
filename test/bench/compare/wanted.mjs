// What is wanted of the graph, and what to know of it when reading how far it is from there.
export const STATE =
  'Known operations are compiled (decision 0032); answers that are kept (decision 0033) are off here, as the figures are cold.';

/** Cold, at scale L, all on the same Node: so many times as many requests a second. */
export const WANTED = {
  'mission 1': { postgraphile: 3, hand: 1 },
  'mission 16': { postgraphile: 3.5, hand: 1, usual: 10 },
  'mission 64': { postgraphile: 3.5, hand: 1 },
  'workload 16': { postgraphile: 3, hand: 0.9 },
  'reverse 16': { postgraphile: 2.5, hand: 0.8 },
  'tiny 16': { postgraphile: 3, hand: 0.9 },
  'export 16': { postgraphile: 5, hand: 1.3 },
};

/** p99 within so many times of p50 (mission, 16 connections), memory at most under 64 connections, growth of the mission query from S to L at most. */
export const WANTED_TAIL = 4;
export const WANTED_MEMORY_MB = 200;
export const WANTED_GROWTH = 1.3;
