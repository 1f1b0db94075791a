import { setTimeout } from 'node:timers/promises';
import type { PagedOperation } from './paged-operation';

/** What came of asking for a page. */
export type PageAnswer<Refusal> =
  | { kind: 'data'; data: Record<string, unknown>; bytes: number }
  | { kind: 'refused'; refusal: Refusal; errors: readonly PageError[] };

export interface PageError {
  message: string;
  extensions?: { code?: unknown; retryAfterS?: unknown; cost?: { estimated?: unknown; budget?: unknown } };
}

export type AskPage<Refusal> = (variables: Record<string, unknown>) => Promise<PageAnswer<Refusal>>;

export interface PageOptions {
  /** The most rows that a page may have. */
  mostRows: number;
  /** Aborted where nobody waits any more. */
  signal: AbortSignal;
}

/** A page was refused, and what was answered instead. */
export class PageRefused<Refusal> extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly errors: readonly PageError[],
  ) {
    super(errors[0]?.message ?? 'The list could not be read.');
  }
}

/** The first is small: it shows how long rows are, and whether they can be asked for at all. */
const FIRST_ROWS = 200;
const PAGE_BYTES = 256 * 1024;
/** What did not succeed now may succeed later; a database that is started again is back within this time. */
const LATER_MS = 1000;
const MOST_TRIES = 30;

/**
 * A list's rows, page by page, each asked for once the one before was taken: pages as large as what asks may cost, and as fits memory.
 * Errors: PageRefused.
 */
export async function* rowPages<Refusal>(
  operation: PagedOperation,
  ask: AskPage<Refusal>,
  { mostRows, signal }: PageOptions,
): AsyncGenerator<readonly unknown[]> {
  let { after } = operation;
  let left = operation.wanted ?? Number.POSITIVE_INFINITY;
  let size = Math.max(1, Math.min(FIRST_ROWS, mostRows));
  /** What is known to be too much. */
  let most = mostRows;
  let tries = 0;
  let isFirst = true;
  for (;;) {
    const first = Math.min(size, left);
    const answer = await ask(operation.variables(first, after));
    if (answer.kind === 'refused') {
      const smaller = smallerPage(first, answer.errors);
      if (smaller !== null) {
        most = size = smaller;
        continue;
      }
      const waitMs = isFirst ? null : passing(answer.errors);
      tries += 1;
      if (waitMs === null || tries > MOST_TRIES) throw new PageRefused(answer.refusal, answer.errors);
      await setTimeout(waitMs, null, { signal });
      continue;
    }
    tries = 0;
    isFirst = false;
    const { rows, end } = pageIn(operation, answer.data);
    left -= rows.length;
    yield rows;
    if (!end?.hasNextPage || left <= 0 || end.endCursor === null) return;
    after = end.endCursor;
    const fitting = Math.floor((PAGE_BYTES * rows.length) / answer.bytes);
    size = Math.max(1, Math.min(most, fitting, size * 8));
  }
}

interface PageEnd {
  hasNextPage: boolean;
  endCursor: string | null;
}

function pageIn(
  { path, pageInfo }: PagedOperation,
  data: Record<string, unknown>,
): { rows: unknown[]; end: PageEnd | null } {
  let at: unknown = data;
  let holder: Record<string, unknown> | null = null;
  for (const key of path) {
    holder = at as Record<string, unknown> | null;
    at = holder?.[key];
  }
  const end = pageInfo === null ? null : ((holder?.[pageInfo] ?? null) as PageEnd | null);
  return { rows: Array.isArray(at) ? at : [], end };
}

/** How many rows to ask for instead, where a page is too costly; null where it is not the page. */
function smallerPage(size: number, errors: readonly PageError[]): number | null {
  if (size <= 1 || !errors.length || !errors.every(({ extensions }) => extensions?.code === 'TOO_COSTLY')) return null;
  const { estimated, budget } = errors[0]?.extensions?.cost ?? {};
  const fitting =
    typeof estimated === 'number' && typeof budget === 'number' ? Math.floor((size * budget) / estimated) : size / 2;
  return Math.max(1, Math.min(Math.floor(fitting), size - 1));
}

/** After how long what was refused may be asked for again; null: never. */
function passing(errors: readonly PageError[]): number | null {
  const { code, retryAfterS } = errors[0]?.extensions ?? {};
  if (code === 'RATE_LIMITED') return typeof retryAfterS === 'number' ? retryAfterS * 1000 : LATER_MS;
  return code === 'DOWNSTREAM_UNAVAILABLE' ? LATER_MS : null;
}
