import type { Database } from '../../src/database/database';

const OURS = `n.nspname in ('public', 'published', 'search', 'derived')`;

/** What is in a database's own schemas, each thing as one line of text; none of PostgreSQL's own. */
const QUERIES: Readonly<Record<string, string>> = {
  schemas: `select n.nspname || ': ' || coalesce(obj_description(n.oid), '') as line from pg_namespace n where ${OURS}`,
  tables: `select n.nspname || '.' || c.relname || ' ' || c.relkind::text || ' ' || c.relpersistence::text as line
             from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p', 'S')`,
  columns: `select concat_ws(' ', n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                   case when a.attnotnull then 'not null' end, nullif(a.attidentity::text, ''), pg_get_expr(d.adbin, d.adrelid),
                   col_description(c.oid, a.attnum)) as line
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
             where ${OURS} and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v')`,
  constraints: `select concat_ws(' ', n.nspname, r.conrelid::regclass, r.conname, pg_get_constraintdef(r.oid)) as line
                  from pg_constraint r join pg_namespace n on n.oid = r.connamespace where ${OURS}`,
  indexes: `select i.indexdef as line from pg_indexes i where i.schemaname in ('public', 'published', 'search', 'derived')`,
  views: `select concat_ws(' ', v.schemaname, v.viewname, v.definition) as line from pg_views v
           where v.schemaname in ('public', 'published', 'search', 'derived')`,
  triggers: `select pg_get_triggerdef(t.oid) as line from pg_trigger t where not t.tgisinternal`,
  functions: `select pg_get_functiondef(f.oid) || coalesce(obj_description(f.oid), '') as line
                from pg_proc f join pg_namespace n on n.oid = f.pronamespace where ${OURS}
                 and not exists (select from pg_depend e where e.objid = f.oid and e.deptype = 'e')`,
  domains: `select concat_ws(' ', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod), obj_description(t.oid)) as line
              from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${OURS} and t.typtype = 'd'`,
};

export async function catalogueOf(database: Database): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [kind, query] of Object.entries(QUERIES)) {
    const rows = await database.source.query<{ line: string }[]>(query);
    found[kind] = rows.map((row) => row.line).sort();
  }
  return found;
}
