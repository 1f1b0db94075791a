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
  const { user, missing } = await unreadable(database, tables, module !== null);
  if (missing.length)
    throw new OperatorError(
      `The user "${user}" may not read ${missing.slice(0, 3).join(', ')} in the database at ${address(database)}: have its owner run "plangraph grants --subgraph ${module?.name ?? 'NAME'} --role ${user} --apply", which is done after each migration.`,
    );
}

/** Errors: OperatorError where the user may not read what all modules read, as the role of one may not. */
export async function requireRightsOfAll(
  database: Database,
  { owner }: Guest,
  modules: readonly GraphModule[],
): Promise<void> {
  const tables = new Set(modules.flatMap((module) => Object.keys(rightsOf(module, true))));
  const { user, missing } = await unreadable(database, [...tables], true);
  if (missing.length)
    throw new OperatorError(
      `The user "${user}" may not read ${missing.slice(0, 3).join(', ')} in the database at ${address(database)}, which the whole graph reads: set SUBGRAPH to the module whose rights it has, or connect as "${owner}", who owns the tables.`,
    );
}

/** Which of the tables that there are the user may not read, and, where they are asked for, which views of `published`. */
async function unreadable(
  database: Database,
  tables: readonly string[],
  isPublishedToo: boolean,
): Promise<{ user: string; missing: string[] }> {
  const [found] = await database.source.query<[{ user: string; missing: string[] }]>(
    `select current_user as "user", array(
       select t.name from unnest($1::text[]) as t (name)
        where case when t.name like '%.%' and not has_schema_privilege(split_part(t.name, '.', 1), 'usage') then true
                   else to_regclass(t.name) is not null and not has_any_column_privilege(to_regclass(t.name), 'select') end
       union all
       select 'published.' || relname from pg_class
        where $2 and relnamespace = to_regnamespace('published') and relkind = 'v' and not has_table_privilege(oid, 'select')
        order by 1) as missing`,
    [tables, isPublishedToo],
  );
  return found;
}

const address = (database: Database): string => redactedUrl(addressOf(database));
