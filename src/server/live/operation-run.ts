import { setTimeout } from 'node:timers/promises';
import { Gone, type InnerAnswer } from './ask-inside';
import { Followed } from './carried';

/** What runs an operation needs of its surroundings. */
export interface OperationRun {
  /** Asks it, for the first time or again. Errors: Gone. */
  ask(following: Followed, isNews: boolean): Promise<InnerAnswer>;
  /** Hands an answer on; resolves once it was taken. `isLast`: none follows. */
  deliver(answer: InnerAnswer, isLast: boolean): Promise<void>;
  /** Aborted where nobody waits any more. */
  signal: AbortSignal;
  subscriptions: Subscriptions;
}

/** What all subscriptions of a server share. */
export interface Subscriptions {
  /** Begins one, that is told of commits; null where there are too many. */
  begin(told: () => void): { end(): void } | null;
  /** Reads once others have, so that those who ask are not kept waiting by those who are told. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** One was told news. */
  told(): void;
  /** The answer in the place of the first where there are too many. */
  refusal(): InnerAnswer;
  intervalMs: number;
}

/** What did not succeed now may succeed later: nothing was told, nothing is lost. */
const PASSING: ReadonlySet<unknown> = new Set(['DOWNSTREAM_UNAVAILABLE', 'RATE_LIMITED']);
const LATER_MS = 1000;

/**
 * Answers an operation: once; a subscription again after each commit that has news for it, until nobody waits or it fails. Resolves
 * with the last; errors: Gone.
 */
export async function runOperation({ ask, deliver, signal, subscriptions }: OperationRun): Promise<void> {
  const following = new Followed();
  const first = await ask(following, false);
  if (following.stood === null || isPassing(first)) return deliver(first, true);
  let wake: () => void = () => undefined;
  // what was committed while the first answer was made
  let isDue = true;
  const place = subscriptions.begin(() => {
    isDue = true;
    wake();
  });
  if (place === null) return deliver(subscriptions.refusal(), true);
  const leave = () => wake();
  signal.addEventListener('abort', leave, { once: true });
  try {
    await deliver(first, false);
    for (;;) {
      following.after = following.stood.cursor;
      if (!following.stood.hasMore) {
        await setTimeout(subscriptions.intervalMs, null, { signal });
        if (!isDue)
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (signal.aborted) resolve();
          });
        if (signal.aborted) throw new Gone();
        isDue = false;
      }
      const answer = await news(following, { ask, signal, subscriptions });
      if (following.stood === null) return await deliver(answer, true);
      if (following.stood.isEmpty) continue;
      await deliver(answer, false);
      subscriptions.told();
    }
  } catch (error) {
    throw signal.aborted ? new Gone() : error;
  } finally {
    signal.removeEventListener('abort', leave);
    place.end();
  }
}

/** The next answer, once it can be made: where the database is away it is waited for. */
async function news(following: Followed, run: Omit<OperationRun, 'deliver'>): Promise<InnerAnswer> {
  for (;;) {
    following.stood = null;
    const answer = await run.subscriptions.inTurn(() => run.ask(following, true));
    if (!isPassing(answer)) return answer;
    await setTimeout(LATER_MS, null, { signal: run.signal });
  }
}

const ERRORS = Buffer.from('{"errors":');

/** Errors come first in a body that has them. */
export const hasErrors = ({ body }: InnerAnswer): boolean => body.subarray(0, ERRORS.length).equals(ERRORS);

function isPassing(answer: InnerAnswer): boolean {
  if (!hasErrors(answer)) return false;
  const { errors } = JSON.parse(answer.body.toString()) as { errors: { extensions?: { code?: unknown } }[] };
  return errors.some(({ extensions }) => PASSING.has(extensions?.code));
}
