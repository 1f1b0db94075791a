import { OperatorError } from '../errors';
import { rightsOf } from '../federation/module-rights';
import type { GraphModule } from '../graph/module';
import { redactedUrl } from '../redacted-url';
import type { Database } from './database';
import { addressOf } from './require-trigrams';

/** Who is connected, and whose the tables are. */
interface Guest {
  user: string;
  owner: string;
}

/** The role of a subgraph, which has what rights the owner gave it; null for the owner, and where there are no tables yet. */
export async function guestOf(database: Database): Promise<Guest | null> {
  const [guest] = await database.source.query<Guest[]>(
    `select current_user as "user", pg_get_userbyid(relowner) as owner from pg_class
      where oid = to_regclass('public.migration') and not pg_has_role(relowner, 'usage')`,
  );
  return guest ?? null;
}

/** Errors: OperatorError, with the way out, where the tables are somebody else's: migrating is for their owner. */
export async function requireOwner(database: Database): Promise<void> {
  const guest = await guestOf(database);
  if (guest)
    throw new OperatorError(
      `The database at ${address(database)} is to be migrated, which its user "${guest.user}" may not: run "plangraph migrate" as "${guest.owner}", then "plangraph grants --subgraph NAME --role ${guest.user} --apply".`,
    );
}

/**
 * Errors: OperatorError where the user may not read what a module reads, or, of any module, whether the database is up to date
 * (`module` null): the rights were not given, or a migration has brought what they do not cover.
 */
export async function requireRights(database: Database, module: GraphModule | null): Promise<void> {
  const tables = module ? Object.keys(rightsOf(module, true)) : ['migration'];
  const [{ user, missing }] = await database.source.query<[{ user: string; missing: string[] }]>(
    `select current_user as "user", array(
       select t.name from unnest($1::text[]) as t (name)
        where to_regclass(t.name) is not null and not has_any_column_privilege(to_regclass(t.name), 'select')
       union all
       select 'published.' || relname from pg_class
        where $2 and relnamespace = to_regnamespace('published') and relkind = 'v' and not has_table_privilege(oid, 'select')
        order by 1) as missing`,
    [tables, module !== null],
  );
  if (missing.length)
    throw new OperatorError(
      `The user "${user}" may not read ${missing.slice(0, 3).join(', ')} in the database at ${address(database)}: have its owner run "plangraph grants --subgraph ${module?.name ?? 'NAME'} --role ${user} --apply", which is done after each migration.`,
    );
}

const address = (database: Database): string => redactedUrl(addressOf(database));
