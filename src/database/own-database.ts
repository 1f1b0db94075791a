import { OperatorError } from '../errors';
import { moduleOfTable } from '../federation/table-owners';
import type { Database } from './database';

/** Says of a database that it holds one module's rows alone, and keeps the foreign keys that cannot hold there. */
const MARK = 'own_database';

/**
 * Makes an empty database one module's own, or sees that it is already (`module` null: that it is nobody's own). Errors:
 * OperatorError where it is something else; dropping the foreign keys of a shared one would be no way to find out.
 */
export async function claimDatabase({ source }: Database, module: string | null): Promise<void> {
  const [found] = await source.query<{ owner: string | null; isMade: boolean }[]>(
    `select obj_description(to_regnamespace('${MARK}'), 'pg_namespace') as owner, to_regclass('migration') is not null as "isMade"`,
  );
  const owner = found?.owner ?? null;
  if (owner === module) return;
  if (owner !== null)
    throw new OperatorError(
      `The database holds the module "${owner}" alone: serve it with SUBGRAPH=${owner} SUBGRAPH_DATABASE=own, or name another database (DATABASE_URL, PLANGRAPH_DATA_DIR).`,
    );
  if (found?.isMade)
    throw new OperatorError(
      `The database is one that modules share, and SUBGRAPH_DATABASE=own would take its foreign keys away: name an empty database for "${module}" (DATABASE_URL, PLANGRAPH_DATA_DIR), or set SUBGRAPH_DATABASE=shared.`,
    );
  await source.query(`
    create schema ${MARK};
    comment on schema ${MARK} is '${module}';
    create table ${MARK}.foreign_key (table_name text, name text, definition text, primary key (table_name, name));
    comment on table ${MARK}.foreign_key is 'Of rows to rows of other modules, which are elsewhere: migrations find them in place.';
  `);
}

/**
 * Runs migrations with every foreign key in place, as they were written for, then takes those away that lead from one
 * module's rows to another's. In a database that modules share, only the work.
 */
export async function withoutForeignRows<T>(database: Database, isOwn: boolean, work: () => Promise<T>): Promise<T> {
  if (!isOwn) return work();
  await putBack(database);
  try {
    return await work();
  } finally {
    await takeAway(database);
  }
}

interface ForeignKey {
  table: string;
  far: string;
  name: string;
  definition: string;
}

async function putBack({ source }: Database): Promise<void> {
  await source.transaction(async (tx) => {
    const [kept] = await tx.query<[Omit<ForeignKey, 'far'>[], number]>(
      `delete from ${MARK}.foreign_key returning table_name as "table", name, definition`,
    );
    // not valid: it holds for what a migration writes, and what is there is not looked at
    for (const { table, name, definition } of kept)
      await tx.query(`alter table ${table} add constraint "${name}" ${definition} not valid`);
  });
}

async function takeAway({ source }: Database): Promise<void> {
  await source.transaction(async (tx) => {
    const all = await tx.query<ForeignKey[]>(
      `select c.relname as "table", f.relname as far, k.conname as name, pg_get_constraintdef(k.oid) as definition
         from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
    );
    for (const { table, far, name, definition } of all) {
      if (moduleOfTable(table) === moduleOfTable(far)) continue;
      await tx.query(`alter table ${table} drop constraint "${name}"`);
      // Matches: the end of "REFERENCES unit(id) NOT VALID". Must not match: "REFERENCES unit(id)".
      const plain = definition.replace(/ NOT VALID$/, '');
      await tx.query(`insert into ${MARK}.foreign_key (table_name, name, definition) values ($1, $2, $3)`, [
        table,
        name,
        plain,
      ]);
    }
  });
}
