import { MIGRATION_LOCK } from '../database/migration-lock';
import type { StateOfGraph } from './graph-state';
import { OUR_SCHEMAS } from './server';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What is run before the dump, in the same transaction: nobody else migrates, and what is to be replaced goes away. */
export const beforeDump = (isReplacing: boolean): string => `
begin;
set client_min_messages = warning;
set statement_timeout = 0;
set idle_in_transaction_session_timeout = 0;
do $lock$ begin perform pg_catalog.pg_advisory_xact_lock(${MIGRATION_LOCK}); end $lock$;
${isReplacing ? DROP_OURS : ''}
create extension if not exists pg_trgm;
`;

/**
 * What is run behind it: an error, which takes everything back, where rows are missing. The search path is empty there.
 * A dump and its counts are of one snapshot, so that they are equal. Whoever ends before it has committed nothing.
 */
export const afterDump = ({ rows }: StateOfGraph): string => `
do $check$
declare
  expected record;
  found bigint;
begin
  for expected in select * from (values ${Object.entries(rows)
    .map(([table, count]) => `(${quoted(table)}, ${count}::bigint)`)
    .join(', ')}) as t (name, count) loop
    execute pg_catalog.format('select pg_catalog.count(*) from public.%I', expected.name) into found;
    if found <> expected.count then
      raise exception '% has % rows, the backup says %', expected.name, found, expected.count;
    end if;
  end loop;
end $check$;
commit;
`;

/** Our schemas but public, which belongs to the server, and in that one everything that is no extension's. */
const DROP_OURS = `
do $drop$
declare
  statement text;
begin
  for statement in
    select pg_catalog.format('drop schema %I cascade', nspname) from pg_catalog.pg_namespace
     where nspname in (${OUR_SCHEMAS.filter((schema) => schema !== 'public')
       .map(quoted)
       .join(', ')})
  loop execute statement; end loop;
  loop
    -- one at a time: what hangs on it goes along
    select pg_catalog.format('drop %s %s cascade', o.type, o.identity) into statement
      from (select 1 as turn, classid, objid from (
              select 'pg_class'::regclass as classid, oid as objid from pg_catalog.pg_class
               where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')) relations
            union all
            select 2, 'pg_proc'::regclass, oid from pg_catalog.pg_proc where pronamespace = 'public'::regnamespace
            union all
            select 3, 'pg_type'::regclass, oid from pg_catalog.pg_type
             where typnamespace = 'public'::regnamespace and typtype in ('d', 'e', 'r') or
                   typnamespace = 'public'::regnamespace and typtype = 'c'
                   and exists (select from pg_catalog.pg_class c where c.oid = typrelid and c.relkind = 'c')) there,
           lateral pg_catalog.pg_identify_object(there.classid, there.objid, 0) o
     where not exists (select from pg_catalog.pg_depend d
                        where d.classid = there.classid and d.objid = there.objid and d.deptype in ('e', 'i'))
     order by turn limit 1;
    exit when statement is null;
    execute statement;
  end loop;
end $drop$;
`;
