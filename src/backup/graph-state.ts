/** What can be compared of a graph before it is backed up and after it is restored. */
export interface StateOfGraph {
  /** The migrations that were run, oldest first; none in a database without tables. */
  migrations: string[];
  /** The last place in the order of commits; null where nothing was ever recorded. */
  position: number | null;
  /** How many rows the main tables have, by table; those that a version lacks are left out. */
  rows: Record<string, number>;
}

/** Tells rows of one connection, so that several questions can be asked of one snapshot. */
export type Ask = <Row>(statement: string) => Promise<Row[]>;

/** What a person knows a graph by, and what nothing may be lost of. */
const MAIN_TABLES = [
  'legal_document',
  'source_text',
  'plan',
  'task',
  'unit',
  'indicator',
  'citation',
  'progress_report',
  'observation',
  'api_key',
  'history',
] as const;

/** The state of the graph as one snapshot shows it: ask within a transaction that is REPEATABLE READ. */
export async function stateOfGraph(ask: Ask): Promise<StateOfGraph> {
  const tables = await ask<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const has = new Set(tables.map(({ name }) => name));
  const rows: StateOfGraph['rows'] = {};
  for (const table of MAIN_TABLES.filter((name) => has.has(name))) {
    const [found] = await ask<{ count: string }>(`select count(*) as count from public.${table}`);
    rows[table] = Number(found?.count);
  }
  const migrations = has.has('migration')
    ? await ask<{ name: string }>('select name from public.migration order by id')
    : [];
  const [last] = has.has('recording')
    ? await ask<{ position: string | null }>('select max(position) as position from public.recording')
    : [];
  return {
    migrations: migrations.map(({ name }) => name),
    position: last?.position == null ? null : Number(last.position),
    rows,
  };
}

/**
 * What of a backup is missing in what was restored from it. Rows are compared where both are at the same place in the
 * order of commits: while a cluster is copied the hub goes on writing, and the copy ends later than the rows were counted.
 */
export function whatIsMissing(backup: StateOfGraph, restored: StateOfGraph): string[] {
  const missing = backup.migrations
    .filter((name) => !restored.migrations.includes(name))
    .map((name) => `migration ${name}`);
  if ((restored.position ?? 0) < (backup.position ?? 0))
    missing.push(`commits ${(restored.position ?? 0) + 1} to ${backup.position}`);
  if (restored.position !== backup.position) return missing;
  // keys are no part of the graph: making one takes no place in the order of commits
  for (const [table, count] of Object.entries(backup.rows))
    if (table === 'api_key' ? (restored.rows[table] ?? 0) < count : restored.rows[table] !== count)
      missing.push(`${table}: ${restored.rows[table] ?? 0} rows of ${count}`);
  return missing;
}
