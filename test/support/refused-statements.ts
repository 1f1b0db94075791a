import type { Database } from '../../src/database/database';

/** PostgreSQL's code for what a role may not do. */
export const NO_RIGHT = '42501';

/** The code with which PostgreSQL refuses a statement, or null where it does not. */
export const refusal = (database: Database, statement: string): Promise<string | null> =>
  database.source.query(statement).then(
    () => null,
    (error: { code?: string }) => error.code ?? String(error),
  );

/** A column that may be written, where that is not the id. */
const COLUMNS: Readonly<Record<string, string>> = { history: 'actor', recording: 'position', 'search.word': 'word' };

/** For each right a statement that needs it, and that leaves the rows as they are. */
export function statementsOn(table: string): Readonly<Record<'select' | 'insert' | 'update' | 'delete', string>> {
  const column = COLUMNS[table] ?? 'id';
  return {
    select: `select * from ${table}`,
    insert: `insert into ${table} default values`,
    update: `update ${table} set ${column} = ${column} where false`,
    delete: `delete from ${table} where false`,
  };
}
