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
}

export const NOTHING: Hanging = { fields: [], leaving: null, isAll: false };

/** What hangs on rows with these fields. `isDistinct`: no row is found twice by the statement. */
export function hangingOn({ joins }: Compilation, ofRows: readonly FieldPlan[], isDistinct: boolean): Hanging {
  // nothing follows in the same transaction where the graph is read as recorded
  if (!joins) return NOTHING;
  const all = withJoined(ofRows);
  const fields = all.flatMap((field) => (field.ahead ? [{ field, ahead: field.ahead }] : []));
  const columns = [...new Set(fields.flatMap(({ ahead }) => ahead.by))];
  return {
    fields,
    leaving: columns.length > 0 ? { columns, distinct: isDistinct ? 'id' : null } : null,
    isAll: all.every(({ issues, ahead }) => !issues || ahead),
  };
}

/** The fields of rows, and of those that are read along with them. */
const withJoined = (fields: readonly FieldPlan[]): readonly FieldPlan[] =>
  fields.flatMap((field) => (field.joined && field.below ? withJoined(field.below.fields) : [field]));

/** A statement and what `$1` is in it. */
export interface Question {
  statement: Statement;
  parents: Parents;
}

/** Sends a statement and, where the operation's statements follow each other in one transaction, what hangs on its rows. */
export function askAlong<Read>(
  { statement, parents }: Question,
  hanging: Hanging,
  run: Run,
  at: Context,
  take: (rows: ReadRow[]) => Read,
): Asked<Read> {
  const { fields, leaving, isAll } = run.leaves ? hanging : NOTHING;
  const names = new Map(leaving?.columns.map((column) => [column, run.leaves?.() as string]));
  const text = textOf(statement, { ofLeft: parents.areLeft, leaving });
  const values = [parents.given, ...statement.values, ...names.values()];
  const reading = at.db.rows<ReadRow>(text, values, 'FOUND').then(take);
  if (fields.length === 0) return { reading, below: run, isAll };
  const ahead = new Map(run.ahead);
  let isAllBelow = isAll;
  for (const { field, ahead: below } of fields) {
    const parents = below.by.map((column) => ({ given: names.get(column) as string, areLeft: true }));
    const asked = askedOrLater(() => below.ask(parents, run));
    if (asked) ahead.set(field, asked);
    isAllBelow &&= asked?.isAll ?? false;
  }
  return { reading, below: { ...run, ahead }, isAll: isAllBelow };
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
export const askedAhead = <Read>(field: FieldPlan, run: Run): Asked<Read> | undefined =>
  run.ahead?.get(field) as Asked<Read> | undefined;
