import type { EntityManager } from 'typeorm';
import { conflict } from '../../graph/refused';

/** Rows of the history, last first, that did the same to the same columns of one table. */
export interface PutBack {
  table: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  columns: readonly string[];
  ids: readonly number[];
}

/** What the database or a writer notes of every change: it goes on, whatever the row says. */
const NOTED: ReadonlySet<string> = new Set(['version', 'updated_at', 'reported_at', 'measured_at']);

/** What holds a word for each of several fields: of these, too, only what was changed is put back. */
const KEYED = 'decided';

/** Of these, what changes nothing but themselves counts as a change of the row. */
const TOUCHED = ['reported_at', 'measured_at'];

/**
 * Undoes what those rows of the history tell, column by column; what else was changed of a row stays. Gives how many rows. Errors:
 * Refused where a column is not as it was left. Served by history_pkey and the tables' primary keys.
 */
export async function putBack(tx: EntityManager, run: PutBack): Promise<number> {
  const present = await storedColumns(tx, run.table);
  const columns = run.columns.filter((column) => present.has(column));
  const told = columns.filter((column) => !NOTED.has(column) && (run.operation !== 'UPDATE' || column !== KEYED));
  const count = await STATEMENTS[run.operation](tx, { ...run, columns, told });
  if (count !== run.ids.length)
    throw conflict(
      `What was changed then of ${run.table.replaceAll('_', ' ')} was changed again since. Nothing was put back: take back first what came later, or correct it by hand.`,
      null,
    );
  return count;
}

type Told = PutBack & { told: readonly string[] };

const STATEMENTS: Readonly<Record<PutBack['operation'], (tx: EntityManager, run: Told) => Promise<number>>> = {
  INSERT: async (tx, { table, ids, told }) => {
    const [, count] = await tx.query<[unknown[], number]>(
      `delete from ${table} t using history h ${LEFT(table)} where ${SAME}`,
      [ids, told],
    );
    return count;
  },
  UPDATE: async (tx, { table, ids, columns, told }) => {
    const values = [
      ...told.map((column) => `${column} = p.${column}`),
      ...(columns.includes(KEYED) ? [`${KEYED} = ${KEYED_BEFORE}`] : []),
      ...TOUCHED.filter((column) => columns.includes(column)).map((column) => `${column} = clock_timestamp()`),
    ];
    // a new version alone: what touched it is undone elsewhere
    if (values.length === 0) return ids.length;
    const [, count] = await tx.query<[unknown[], number]>(
      `update ${table} t set ${values.join(', ')}
         from history h cross join lateral jsonb_populate_record(null::${table}, h.before) p ${LEFT(table)} where ${SAME}${columns.includes(KEYED) ? KEYED_SAME : ''}`,
      [ids, told],
    );
    return count;
  },
  DELETE: async (tx, { table, ids, columns }) => {
    // who saw it before it went saw another version
    const values = columns.map((column) => (column === 'version' ? 'p.version + 1' : `p.${column}`));
    await tx.query(
      `insert into ${table} (${columns.join(', ')})
       select ${values.join(', ')} from history h cross join lateral jsonb_populate_record(null::${table}, h.before) p
        where h.id = any($1::bigint[]) order by h.id desc`,
      [ids],
    );
    return ids.length;
  },
};

/** The row as the change left it, in the columns' own types: how the history writes an instant depends on who wrote it. */
const LEFT = (table: string): string => `cross join lateral jsonb_populate_record(null::${table}, h.after) a`;

const SAME = `h.id = any($1::bigint[]) and t.id = h.row_id
  and not exists (select from unnest($2::text[]) c where to_jsonb(t)->c is distinct from to_jsonb(a)->c)`;

const KEYED_BEFORE = `(select coalesce(jsonb_object_agg(o.key, o.value), '{}') from (
    select key, case when p.${KEYED}->key is distinct from a.${KEYED}->key then p.${KEYED}->key else t.${KEYED}->key end as value
      from jsonb_object_keys(t.${KEYED} || p.${KEYED}) key) o where o.value is not null)`;

const KEYED_SAME = ` and not exists (select from jsonb_object_keys(a.${KEYED} || p.${KEYED}) key
    where p.${KEYED}->key is distinct from a.${KEYED}->key and t.${KEYED}->key is distinct from a.${KEYED}->key)`;

/** Those that a statement can set. */
async function storedColumns(tx: EntityManager, table: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ name: string }[]>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return new Set(rows.map(({ name }) => name));
}
