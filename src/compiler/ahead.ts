import type { Context } from '../graph/context';
import type { Statement } from '../graph/page-statement';
import type { Compilation } from './compilation';
import { type Leaving, textOf } from './left-ids';
import type { ReadRow } from './rows-read';
import type { Ahead, Asked, FieldPlan, Parents, Run } from './writing';

/** What can be asked for together with the rows of a statement: it leaves their ids to the statements that follow it. */
export interface Hanging {
  fields: readonly { field: FieldPlan; ahead: Ahead }[];
  leaving: Leaving | null;
  /** Nothing else is to be asked for below. */
  isAll: boolean;
  /** How many rows there were the last time: before they are there, as many are thought of. */
  lastRows: number;
}

/**
 * To leave the ids of more rows costs more than to wait for them: about 0.4 µs a row against 0.2 ms. Nor is what the rows of a list
 * lead to read along with them where they have more parents (decision 0036).
 */
export const MOST_AT_ONCE = 200;

/** What hangs on rows with these fields; null: nothing. `isDistinct`: no row is found twice by the statement. */
export function hangingOn({ joins }: Compilation, ofRows: readonly FieldPlan[], isDistinct: boolean): Hanging | null {
  // nothing follows in the same transaction where the graph is read as recorded
  if (!joins) return null;
  const all = withJoined(ofRows);
  const fields = all.flatMap((field) => (field.ahead ? [{ field, ahead: field.ahead }] : []));
  const columns = new Map(fields.flatMap(({ ahead }) => soughtBy(ahead).map((one) => [leftAs(one), one])));
  const leaving = columns.size > 0 ? { columns: [...columns.values()], distinct: isDistinct ? 'id' : null } : null;
  return { fields, leaving, isAll: all.every(({ issues, ahead }) => !issues || ahead), lastRows: 0 };
}

/** Each column with those before it. */
const soughtBy = ({ by }: Ahead): (readonly string[])[] => by.map((_, i) => by.slice(0, i + 1));

/** What the ids of a column are found by, among those that are left. */
const leftAs = (columns: readonly string[]): string => columns.join();

/** The fields of rows, and of those that are read along with them. */
const withJoined = (fields: readonly FieldPlan[]): readonly FieldPlan[] =>
  fields.flatMap((field) => (field.joined && field.below ? withJoined(field.below.fields) : [field]));

/** A statement and what `$1` is in it. */
interface Question {
  statement: Statement;
  parents: Parents;
}

/** Sends a statement and, where the operation's statements follow each other in one transaction, what hangs on its rows. */
export function askAlong<Read>(
  { statement, parents }: Question,
  hanging: Hanging | null,
  run: Run,
  at: Context,
  take: (rows: ReadRow[]) => Read,
): Asked<Read> {
  const hung = run.leaves && hanging && hanging.lastRows <= MOST_AT_ONCE ? hanging : null;
  const leaving = hung?.leaving ?? null;
  const names = new Map(leaving?.columns.map((columns) => [leftAs(columns), run.leaves?.() as string]));
  const text = textOf(statement, { ofLeft: parents.areLeft, leaving });
  const values = [parents.given, ...statement.values, ...names.values()];
  const reading = at.db.rows<ReadRow>(text, values, 'FOUND').then((rows) => {
    if (hanging) hanging.lastRows = rows.length;
    return take(rows);
  });
  if (!hung) return { reading, below: run, isAll: false };
  const ahead = new Map(run.ahead);
  let { isAll } = hung;
  for (const { field, ahead: below } of hung.fields) {
    const parents = soughtBy(below).map((columns) => ({ given: names.get(leftAs(columns)) as string, areLeft: true }));
    const asked = askedOrLater(() => below.ask(parents, run));
    if (asked) ahead.set(field, asked);
    isAll &&= asked?.isAll ?? false;
  }
  return { reading, below: { ...run, ahead }, isAll };
}

/** What is wrong with a field's arguments or its statement is a fault only where there are objects to ask it for. */
function askedOrLater(ask: () => Asked): Asked | null {
  try {
    const asked = ask();
    if (asked.reading instanceof Promise) asked.reading.catch(() => undefined);
    return asked;
  } catch {
    return null;
  }
}

/** What was asked for a field before its objects were there. */
export const askedAhead = <Of extends Asked>(field: FieldPlan, run: Run): Of | undefined =>
  run.ahead?.get(field) as Of | undefined;
