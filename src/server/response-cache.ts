import { LRUCache } from 'lru-cache';
import type { GraphState } from './graph-state';

/** Answers as they were sent, each with the state of the graph that it shows (decision 0033). */
export interface ResponseCache {
  counts: CacheCounts;
  /** The most that is kept, in bytes. */
  limit: number;
  /** What is kept now, in bytes. */
  bytes(): number;
  /**
   * The body that is kept under a key, where it is of the state that `now` gives, which is asked only where something is
   * kept; else whether the answer is to be kept once it is read. What is asked for once is not: to know its state costs a
   * statement, and it would push out what is asked for again.
   */
  find(key: string, now: () => Promise<GraphState>): Promise<Buffer | 'keep' | 'pass'>;
  /** Keeps an answer that was read in one snapshot of this state, and gives it. */
  keep(key: string, state: GraphState, body: Buffer): Buffer;
}

/** How often it was looked into since the start, by what came of it. */
export interface CacheCounts {
  hits: number;
  /** Nothing was kept. */
  absent: number;
  /** What was kept shows another state. */
  outdated: number;
}

interface Kept {
  state: GraphState;
  /** Null: it was asked for, and nothing is kept. */
  body: Buffer | null;
}

const ASKED: Kept = { state: '', body: null };

/** What an entry takes beside its key and its body: its place in the map and the list, and the heads of its objects. */
const BYTES_BESIDE = 512;
/** An answer may take this part of all: a few large ones do not push out the rest. */
const MOST_OF_ALL = 0.25;

/** A cache of this many bytes; those used longest ago go first. */
export function responseCache(limit: number): ResponseCache {
  const kept = new LRUCache<string, Kept>({
    maxSize: limit,
    maxEntrySize: Math.max(1, Math.floor(limit * MOST_OF_ALL)),
    sizeCalculation: ({ state, body }, key) => (body?.length ?? 0) + 2 * (key.length + state.length) + BYTES_BESIDE,
  });
  const counts: CacheCounts = { hits: 0, absent: 0, outdated: 0 };
  return {
    counts,
    limit,
    bytes: () => kept.calculatedSize,
    find: async (key, now) => {
      const found = kept.get(key);
      if (!found?.body) {
        counts.absent += 1;
        if (!found) kept.set(key, ASKED);
        return found ? 'keep' : 'pass';
      }
      if (found.state !== (await now())) {
        counts.outdated += 1;
        return 'keep';
      }
      counts.hits += 1;
      return found.body;
    },
    keep: (key, state, answer) => {
      const body = ofItsOwn(answer);
      kept.set(key, { state, body });
      return body;
    },
  };
}

/** A small buffer as Node makes it would hold on to the piece of memory that it shares with others. */
function ofItsOwn(answer: Buffer): Buffer {
  const body = Buffer.allocUnsafeSlow(answer.length);
  answer.copy(body);
  return body;
}

/** Longer ones are asked with once. */
const LONGEST_VARIABLES = 4000;

/**
 * What variables are written as in a key, the same text for the same values alone; null where they are not to be kept: too
 * long, or a number that JSON writes as another value.
 */
export function variablesKey(variables: Readonly<Record<string, unknown>>): string | null {
  let isExact = true;
  const text = JSON.stringify(variables, (_name, value: unknown) => {
    // 1e999 is Infinity, written as null; -0 is written as 0
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) isExact = false;
    return value;
  });
  return isExact && text.length <= LONGEST_VARIABLES ? text : null;
}
