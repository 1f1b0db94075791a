import type { PoolClient } from 'pg';
import { stopStatement } from './stop-statement';

/** Who asks is gone: nothing more is read for it. */
export class Left extends Error {
  /** PostgreSQL's code for a statement that was cancelled: it is neither a fault of ours nor one of the database. */
  readonly code = '57014';

  constructor() {
    super('Whoever asked for this is gone.');
  }
}

/** What is nearly done may come to its end: a connection that is cut off has to be made anew. */
const GRACE_MS = 100;

/** For how long somebody is worked for. */
interface TimeLimit {
  leftMs: number;
  /** Since when, where a connection is lent now. */
  since: number;
  timer: NodeJS.Timeout | undefined;
  atEnd: () => void;
}

/** The connections that are lent to one who asks, so that what it reads can be stopped. Changes are not read: they go on. */
export class Asking {
  isOver = false;
  readonly #lent: PoolClient[] = [];
  #limit: TimeLimit | undefined;

  begin(client: PoolClient): void {
    this.#lent.push(client);
    if (this.#limit && this.#lent.length === 1) this.#count(this.#limit);
  }

  end(client: PoolClient): void {
    this.#lent.splice(this.#lent.indexOf(client), 1);
    if (!this.#limit || this.#lent.length > 0) return;
    clearTimeout(this.#limit.timer);
    this.#limit.leftMs -= performance.now() - this.#limit.since;
  }

  /**
   * Leaves once connections have been lent for so long, taken together; what is nearly done then, and has to be answered, is
   * thought of. To be said before the first is lent.
   */
  limit(ms: number, atEnd: () => void): void {
    this.#limit = { leftMs: Math.max(1, ms - 2 * GRACE_MS), since: 0, timer: undefined, atEnd };
  }

  #count(limit: TimeLimit): void {
    limit.since = performance.now();
    const end = (): void => {
      limit.atEnd();
      this.leave();
    };
    limit.timer = setTimeout(end, Math.max(1, limit.leftMs)).unref();
  }

  /** Nobody waits any more: what is under way is stopped, and nothing else is begun. */
  leave(): void {
    if (this.isOver) return;
    this.isOver = true;
    if (this.#lent.length === 0) return;
    setTimeout(() => {
      for (const client of [...this.#lent]) stopStatement(client);
    }, GRACE_MS).unref();
  }
}
