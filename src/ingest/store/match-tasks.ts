import type { RejectedTask } from '../../modules/plans/rejected-task.entity';
import type { Task } from '../../modules/plans/task.entity';
import { fold } from '../../vietnamese/fold';
import { pairSimilar, similarity } from './similar-texts';
import { matchRows } from './sync-rows';

/** Number and wording both changed a little: at least half of all words are common. */
const REWORDED = 0.5;

/** Under the same number: a quarter of all words. Below that it is another task that took the number. */
const SAME_NUMBER = 0.25;

/** What a person said is no task comes back only in almost the same words. */
const REJECTED_AGAIN = 0.8;

type Read = Partial<Pick<Task, 'ordinal' | 'text'>>;

const textOf = (task: Read): string => fold(task.text ?? '');
const numberAndText = (task: Read): string => `${task.ordinal} ${textOf(task)}`;

/**
 * For each task that was read the stored one that it is, or null: the same number and wording, else the same wording,
 * else a similar wording, else the same number with some of the words, else what a person added and the reader now reads
 * too.
 */
export function matchTasks(stored: readonly Task[], read: readonly Read[]): (Task | null)[] {
  const matches = matchRows<Task>(stored, read, [numberAndText, textOf]);
  const taken = new Set(matches);
  const left = () => read.flatMap((_, i) => (matches[i] === null ? [i] : []));
  const free = () => stored.filter((task) => !taken.has(task));
  const take = (index: number, task: Task) => {
    matches[index] = task;
    taken.add(task);
  };

  const [reworded, before] = [left(), free()];
  const partners = pairSimilar(
    reworded.map((i) => textOf(read[i] as Read)),
    before.map(textOf),
    REWORDED,
  );
  for (const [k, partner] of partners.entries())
    if (partner !== null) take(reworded[k] as number, before[partner] as Task);

  const numbered = left();
  const sameNumber = matchRows<Task>(
    free(),
    numbered.map((i) => read[i] as Read),
    [(task) => task.ordinal ?? null],
  );
  for (const [k, same] of sameNumber.entries()) {
    const index = numbered[k] as number;
    if (same !== null && similarity(textOf(read[index] as Read), textOf(same)) >= SAME_NUMBER) take(index, same);
  }
  for (const added of free().filter((task) => task.origin === 'PERSON')) {
    const quote = fold(added.evidence.quote);
    const index = left().find((i) => textOf(read[i] as Read).includes(quote));
    if (index !== undefined) take(index, added);
  }
  return matches;
}

/**
 * Which of the tasks that were read a person said are none. Each such word of a person holds for one task; one that is
 * stored in these very words is not meant.
 */
export function rejectedAmong(
  rejected: readonly RejectedTask[],
  read: readonly Read[],
  stored: readonly Task[],
): ReadonlySet<number> {
  if (!rejected.length) return new Set();
  const asRead = rejected.map(({ ordinal, textKey }) => ({ ordinal, text: textKey }));
  const exact = matchRows<Read>(asRead, read, [numberAndText]);
  const found = new Set(exact.flatMap((match, i) => (match === null ? [] : [i])));
  const isStored = matchRows<Read>(stored, read, [numberAndText, textOf]);
  const left = read.flatMap((_, i) => (found.has(i) || isStored[i] !== null ? [] : [i]));
  const unused = asRead.filter((row) => !exact.includes(row));
  const partners = pairSimilar(
    unused.map((row) => row.text),
    left.map((i) => textOf(read[i] as Read)),
    REJECTED_AGAIN,
  );
  for (const partner of partners) if (partner !== null) found.add(left[partner] as number);
  return found;
}
