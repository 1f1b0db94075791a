import { OperatorError } from '../errors';
import { rightsOf } from '../federation/module-rights';
import type { GraphModule } from '../graph/module';
import type { Database } from './database';
import { MIGRATION_LOCK } from './migration-lock';

/** Who is to have the rights of a subgraph. */
export interface Grantee {
  role: string;
  /** Its mutations too, or reading alone. */
  isReader: boolean;
}

// Matches: "legal_subgraph", "so-tu-phap". Must not match: "legal; drop", "". PostgreSQL cuts names at 63 bytes.
const ROLE = /^[a-z_][a-z0-9_-]{0,62}$/;

/**
 * The SQL that leaves a role with the rights that a subgraph needs on this database and no others: the owner runs it, after each
 * migration. It refuses a role that is not there, one that may do everything, and anybody but the owner. Errors:
 * OperatorError (exit code 2) for what is no plain name of a role.
 */
export function grantStatements(module: GraphModule, grantee: Grantee): string {
  return `begin;\n${statements(module, grantee)}\ncommit;`;
}

/** Gives a role just the rights of a subgraph. Errors: OperatorError, with the way out. */
export async function applyGrants(database: Database, module: GraphModule, grantee: Grantee): Promise<void> {
  const text = statements(module, grantee);
  try {
    await database.transaction((tx) => tx.query(text));
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    if (code === REFUSED) throw new OperatorError(message);
    throw error;
  }
}

/** PostgreSQL's code for what a function raises. */
const REFUSED = 'P0001';

function statements(module: GraphModule, { role, isReader }: Grantee): string {
  if (!ROLE.test(role))
    throw new OperatorError(
      `--role "${role}" is no plain name of a role: give small letters, digits, "_" and "-", a letter first.`,
      2,
    );
  const rights = Object.entries(rightsOf(module, isReader));
  const schemas = new Set(['public', 'published', ...rights.flatMap(([name]) => schemaIn(name))]);
  return [
    withoutRights(role),
    `grant usage on schema ${[...schemas].join(', ')} to "${role}";`,
    `grant select on all tables in schema published to "${role}";`,
    ...rights.map(([name, right]) => `grant ${right} on ${qualified(name)} to "${role}";`),
    'select grant_as_recorded(), grant_shown();',
  ].join('\n');
}

const schemaIn = (name: string): string[] => (name.includes('.') ? [name.slice(0, name.indexOf('.'))] : []);

const qualified = (name: string): string => (name.includes('.') ? name : `public.${name}`);

/** Takes from a role what it has on our tables, views and schemas; that it is there, and who runs this, is checked first. */
const withoutRights = (role: string): string => `do $$
declare
  ours constant oid[] := array(select oid from pg_namespace
    where nspname in ('public', 'published', 'search', 'derived', 'as_recorded', 'as_recorded_published') or nspname like 'shown%');
  held record;
begin
  -- neither while migrations run, nor two at once
  perform pg_advisory_xact_lock(${MIGRATION_LOCK});
  if not exists (select from pg_roles where rolname = '${role}') then
    raise exception 'There is no role "${role}"; make it first: create role "${role}" login password ''...''';
  elsif exists (select from pg_roles where rolname = '${role}' and rolsuper) then
    raise exception 'The role "${role}" may do everything, as a superuser; give a subgraph a role of its own';
  elsif exists (select from pg_class where relnamespace = any(ours) and relkind in ('r', 'v') and pg_has_role('${role}', relowner, 'member')) then
    raise exception 'The role "${role}" owns tables here, and may do everything with them; give a subgraph a role of its own';
  elsif exists (select from pg_class where oid = 'public.migration'::regclass and not pg_has_role(relowner, 'usage')) then
    raise exception 'The role "%" does not own the tables; have their owner run this', current_user;
  end if;
  for held in
    select format('%s %s', case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass) as what
      from pg_class c where c.relnamespace = any(ours) and c.relkind in ('r', 'v', 'S')
       and (exists (select from aclexplode(c.relacl) a where a.grantee = '"${role}"'::regrole)
            or exists (select from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = c.oid and a.grantee = '"${role}"'::regrole))
    union all
    select format('schema %I', n.nspname) from pg_namespace n
     where n.oid = any(ours) and exists (select from aclexplode(n.nspacl) a where a.grantee = '"${role}"'::regrole)
  loop
    execute format('revoke all on %s from "${role}"', held.what);
  end loop;
  for held in
    select c.oid::regclass as what from pg_class c where c.relnamespace = any(ours) and c.relkind in ('r', 'v')
       and (has_any_column_privilege('${role}', c.oid, 'select, insert, update')
            or has_table_privilege('${role}', c.oid, 'delete, truncate'))
  loop
    raise exception 'The role "${role}" has rights on % by another role that it is in, or as everybody has them; take it out of that role, or revoke them from public', held.what;
  end loop;
  if has_schema_privilege('${role}', 'public', 'create') then
    raise exception 'The role "${role}" may make functions in the schema public, which the owner''s could call: revoke create on schema public from public';
  end if;
end $$;`;
