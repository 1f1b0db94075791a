import type { Statement } from '../graph/page-statement';

/** The ids that an earlier statement of the transaction left under the name `$1`, none where it left nothing; read once, not for each row. */
const LEFT_IDS = `(select coalesce(nullif(current_setting($1, true), ''), '{}')::int[])::int[]`;

/** How the next ids of an operation's transaction are named when they are left: other statements see nothing of them. */
export function leftNames(): () => string {
  let count = 0;
  return () => `plangraph.left_${++count}`;
}

/** Ids that are left where a statement has found its rows. */
export interface Leaving {
  /** The columns of its rows that hold them, each behind those that must be null. */
  columns: readonly (readonly string[])[];
  /** The column with the rows' own ids, if no row is found twice. */
  distinct: string | null;
}

/** A statement, as it is asked for. */
interface Form {
  /** Its parents are those that were left; else their ids are given in `$1`. */
  ofLeft: boolean;
  leaving: Leaving | null;
}

const texts = new WeakMap<Statement, Map<Leaving | null, string[]>>();

/** The text of a statement in a form, made once for a statement, which is the same each time unless variables are among its field's arguments. */
export function textOf(statement: Statement, { ofLeft, leaving }: Form): string {
  if (!ofLeft && !leaving) return statement.text;
  const forms = texts.get(statement) ?? new Map<Leaving | null, string[]>();
  texts.set(statement, forms);
  const known = forms.get(leaving) ?? [];
  forms.set(leaving, known);
  const place = ofLeft ? 1 : 0;
  known[place] ??= ofLeft
    ? leave(statement, leaving).replaceAll('$1::int[]', () => LEFT_IDS)
    : leave(statement, leaving);
  return known[place];
}

/**
 * The same rows in the same order, and each column's ids left under the name that comes behind the statement's values. The
 * condition is looked at once, before the rows are shown, whether there are any or not.
 */
function leave({ text, values }: Statement, leaving: Leaving | null): string {
  if (!leaving) return text;
  const names = leaving.columns.map((columns, i) => {
    const column = columns.at(-1) as string;
    const conditions = [...columns.slice(0, -1).map((one) => `"${one}" is null`), `"${column}" is not null`];
    const ids =
      column === leaving.distinct
        ? `select "${column}" from found`
        : `select distinct "${column}" from found where ${conditions.join(' and ')}`;
    return `set_config($${values.length + 2 + i}, array(${ids})::text, true)`;
  });
  return `with found as materialized (${text}) select * from found where (select concat(${names.join(', ')}) is not null)`;
}
