import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every table that something of a restricted document stands in once more as a view of its name in the schema shown, and every
 * view over them in shown, shown_published, shown_search and shown_derived; the same over the rows as recorded. A caller who is no
 * editor reads these (decision 0039).
 */
export class ShownViews1795000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function derived.being_migrated() returns setof int language plpgsql as $$
      begin
        raise exception 'The database is being migrated.' using errcode = 'object_not_in_prerequisite_state';
      end $$;

      create function derived.is_shown_as(name text) returns text language sql stable set search_path = public, pg_temp as $$
        -- by a table's own id where it has a set of its own, else by each column that always leads to one
        select string_agg(format('not t.%I <@ (select ids from derived.%I)', s.place, 'hidden_' || s.ids), ' and ' order by s.place)
          from (values ('plan', 'id', 'plans'), ('legal_document', 'id', 'documents'), ('source_text', 'id', 'sources'),
                       (null, 'plan_id', 'plans'), (null, 'task_id', 'tasks'), (null, 'indicator_id', 'indicators'),
                       (null, 'document_id', 'documents'), (null, 'citing_document_id', 'documents')) as s (of_table, place, ids)
          join pg_attribute a on a.attrelid = to_regclass(is_shown_as.name) and a.attname = s.place and a.attnotnull
         where s.of_table = is_shown_as.name
            or s.of_table is null and is_shown_as.name not in ('plan', 'legal_document', 'source_text')
      $$;
      comment on function derived.is_shown_as(text) is 'The condition under which a row t of a table is shown; null where all are.';

      create function derived.is_said(word text) returns boolean language plpgsql stable cost 100000
        set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
      begin
        return exists (select from shown_search.entry e where e.words @@ word::tsquery);
      end $$;
      comment on function derived.is_said(text) is 'Whether something that the caller sees has a word.';

      create function derived.select_history(place text, armed boolean) returns text language plpgsql immutable parallel safe as $$
      declare
        documents text := '(select ids from derived.hidden_documents)';
        -- a document that a shown row named is not named where it is hidden
        seen text := case when not armed then 't.%1$I' else
          'case when t.table_name = ''citation'' and (t.%1$I->>''document_id'')::int <@ ' || documents || ' then t.%1$I || ''{"document_id": null}''
                when t.table_name = ''legal_document'' and (t.%1$I->>''issued_with_id'')::int <@ ' || documents || ' then t.%1$I || ''{"issued_with_id": null}''
                else t.%1$I end' end;
      begin
        return 'select t.id, t.recorded_at, t.transaction_id, t.table_name, t.row_id, t.operation, '
          || format(seen, 'before') || ' as before, ' || format(seen, 'after') || ' as after, t.actor, t.reason, t.recording_id, t.node'
          || format(' from %I.history t', place)
          || case when armed then '
          where t.node is not null and t.table_name <> ''restriction'' and not case split_part(t.node, '':'', 1)
              when ''Task'' then split_part(t.node, '':'', 2)::int <@ (select ids from derived.hidden_tasks)
              when ''Plan'' then split_part(t.node, '':'', 2)::int <@ (select ids from derived.hidden_plans)
              when ''Indicator'' then split_part(t.node, '':'', 2)::int <@ (select ids from derived.hidden_indicators)
              when ''LegalDocument'' then split_part(t.node, '':'', 2)::int <@ (select ids from derived.hidden_documents)
              else false end' else '' end;
      end $$;
      comment on function derived.select_history(text, boolean) is 'What is shown of the history in a schema: now or as recorded.';

      create function derived.show_tables(armed boolean) returns void language plpgsql set search_path = public, pg_temp set client_min_messages = warning as $$
      declare
        kept record;
      begin
        for kept in
          select c.relname as name, derived.is_shown_as(c.relname) as condition,
                 string_agg(format('t.%I', a.attname), ', ' order by a.attnum) as columns
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and derived.is_shown_as(c.relname) is not null
           group by c.relname order by c.relname
        loop
          execute format('create or replace view shown.%1$I as select %2$s from public.%1$I t %3$s',
                         kept.name, kept.columns, case when armed then 'where ' || kept.condition else '' end);
        end loop;

        execute 'create or replace view shown.history as ' || derived.select_history('public', armed);
        execute 'create or replace view shown_derived.unit_task as select t.unit_id, t.status, t.task_id from derived.unit_task t'
          || case when armed then ' where not t.task_id <@ (select ids from derived.hidden_tasks)' else '' end;
        execute 'create or replace view shown_search.entry as select t.id, t.size, t.words from search.entry t'
          || case when armed then format(' where not case t.id %% 8
               when %s then (t.id / 8)::int <@ (select ids from derived.hidden_plans)
               when %s then (t.id / 8)::int <@ (select ids from derived.hidden_tasks)
               when %s then (t.id / 8)::int <@ (select ids from derived.hidden_indicators)
               when %s then (t.id / 8)::int <@ (select ids from derived.hidden_documents)
               else false end', search.kind_place('PLAN'), search.kind_place('TASK'), search.kind_place('INDICATOR'), search.kind_place('LEGAL_DOCUMENT')) else '' end;
        execute 'create or replace view shown_search.word as select t.word from search.word t'
          || case when armed then ' where derived.is_said(t.word)' else '' end;
      end $$;
      comment on function derived.show_tables(boolean) is 'Makes the views over tables; not armed: as long as nothing is hidden they are the tables.';

      create function derived.arm() returns void language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '300ms' as $$
      begin
        -- who reads holds the views until it has read; two that wait for each other are not to be found out by ending a reader
        for tries in 1 .. 20 loop
          begin
            perform derived.show_tables(true);
            update derived.hidden_from_all set is_armed = true;
            return;
          exception when lock_not_available then
            if tries = 20 then raise; end if;
            perform pg_sleep(0.05);
          end;
        end loop;
      end $$;
      comment on function derived.arm() is 'From the commit of this transaction on the views look at what is hidden; whoever reads through them has read before it.';
      revoke execute on function derived.arm() from public;

      create function derived.show_views(past boolean) returns void language plpgsql set search_path = public set client_min_messages = warning as $$
      declare
        over record;
        before text := case when past then 'shown_as_recorded' else 'shown' end;
      begin
        for over in
          with recursive view as (
            select c.oid, c.relname as name, s.nspname as schema, rtrim(pg_get_viewdef(c.oid), ';') as text
              from pg_class c join pg_namespace s on s.oid = c.relnamespace
             where c.relkind = 'v' and (s.nspname in ('public', 'published') or s.nspname = 'search' and not past)
               and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')),
          depth (oid, depth) as (
            select oid, 0 from view
            union select r.ev_class, depth.depth + 1
              from depth join pg_depend d on d.refobjid = depth.oid and d.classid = 'pg_rewrite'::regclass
              join pg_rewrite r on r.oid = d.objid and r.ev_class <> depth.oid
              join view on view.oid = r.ev_class)
          select view.name, view.schema, view.text from view join depth using (oid)
           group by view.oid, view.name, view.schema, view.text order by max(depth.depth)
        loop
          -- names in it that are not qualified are found among those made so far
          perform set_config('search_path', before || ', public', true);
          execute format('create view %I.%I as ', case over.schema when 'public' then before else before || '_' || over.schema end, over.name)
            || regexp_replace(over.text, '\\mpublished\\.', before || '_published.', 'g');
        end loop;
      end $$;

      create function drop_shown() returns void language plpgsql set client_min_messages = warning as $$
      declare
        stub text;
        stubs text[] := array(select format('%I.%I', s.nspname, c.relname) from pg_class c join pg_namespace s on s.oid = c.relnamespace
                               where c.relkind = 'v' and s.nspname like 'shown%');
      begin
        drop schema if exists shown_as_recorded_published, shown_as_recorded, shown_derived, shown_search, shown_published, shown cascade;
        create schema shown; create schema shown_published; create schema shown_search; create schema shown_derived;
        create schema shown_as_recorded; create schema shown_as_recorded_published;
        -- a name that led nowhere would lead to the table
        foreach stub in array stubs loop
          execute format('create view %s as select from derived.being_migrated()', stub);
        end loop;
      end $$;
      comment on function drop_shown() is 'Until make_shown() is called, whoever reads through the views is refused.';

      create function make_shown() returns void language plpgsql set search_path = public, pg_temp set client_min_messages = warning as $$
      declare past record;
      begin
        drop schema if exists shown_as_recorded_published, shown_as_recorded, shown_derived, shown_search, shown_published, shown cascade;
        create schema shown; create schema shown_published; create schema shown_search; create schema shown_derived;
        create schema shown_as_recorded; create schema shown_as_recorded_published;
        update derived.hidden_from_all set is_armed = exists (select from restriction);
        perform derived.show_tables((select is_armed from derived.hidden_from_all));
        perform derived.show_views(false);
        execute replace(replace(pg_get_functiondef('search.page(text[],text,int,int,bigint,int)'::regprocedure),
                        'FUNCTION search.page', 'FUNCTION shown_search.page'), 'search.entry', 'shown_search.entry');
        for past in
          select c.relname as name, derived.is_shown_as(c.relname) as condition,
                 case when to_regclass(format('as_recorded.%I', c.relname)) is null then 'public' else 'as_recorded' end as schema
            from pg_class c
           where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and derived.is_shown_as(c.relname) is not null
        loop
          execute format('create view shown_as_recorded.%1$I as select * from %3$I.%1$I t where %2$s', past.name, past.condition, past.schema);
        end loop;
        for past in
          select c.relname as name from pg_class c
           where c.relnamespace = 'as_recorded'::regnamespace and c.relkind = 'v' and c.relname <> 'history'
             and exists (select from pg_class t where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname = c.relname)
             and derived.is_shown_as(c.relname) is null
        loop
          execute format('create view shown_as_recorded.%1$I as select * from as_recorded.%1$I', past.name);
        end loop;
        execute 'create view shown_as_recorded.history as ' || derived.select_history('as_recorded', true);
        perform derived.show_views(true);
        perform grant_shown();
      end $$;
      comment on function make_shown() is 'Makes the schemas whose names begin with shown anew from the tables and views that there are; make_as_recorded() calls it.';

      create function grant_shown() returns void language plpgsql set search_path = public, pg_temp as $$
      declare granted record;
      begin
        for granted in
          select s.nspname as schema, format('%I.%I', s.nspname, v.relname) as shown, a.grantee::regrole as who
            from pg_class v join pg_namespace s on s.oid = v.relnamespace
            join pg_class t on t.relname = v.relname
             and t.relnamespace = to_regnamespace(case when s.nspname in ('shown', 'shown_as_recorded') then 'public' else regexp_replace(s.nspname, '^shown_(as_recorded_)?', '') end)
           cross join lateral aclexplode(t.relacl) a
           where s.nspname like 'shown%' and a.privilege_type = 'SELECT' and a.grantee not in (0, t.relowner)
        loop
          execute format('grant select on %s to %s', granted.shown, granted.who);
          execute format('grant usage on schema %I to %s', granted.schema, granted.who);
        end loop;
      end $$;
      comment on function grant_shown() is 'Who may read a table or a view may read what is shown of it.';

      create or replace function drop_as_recorded() returns void language sql as $$
        select drop_shown();
        drop schema if exists as_recorded, as_recorded_published cascade
      $$;
      create or replace function make_as_recorded() returns void language sql as $$
        select make_as_recorded_views(); select grant_as_recorded(); select make_shown()
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function drop_as_recorded() returns void language sql as $$ drop schema if exists as_recorded, as_recorded_published cascade $$;
      create or replace function make_as_recorded() returns void language sql as $$ select make_as_recorded_views(); select grant_as_recorded() $$;
      drop schema if exists shown_as_recorded_published, shown_as_recorded, shown_derived, shown_search, shown_published, shown cascade;
      drop function grant_shown(), make_shown(), drop_shown(), derived.show_views(boolean), derived.arm(), derived.show_tables(boolean),
        derived.select_history(text, boolean), derived.is_said(text), derived.is_shown_as(text), derived.being_migrated();
    `);
  }
}
