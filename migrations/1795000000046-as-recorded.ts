import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every kept table once more as a view of its name in the schema as_recorded, and every view over them in as_recorded or
 * as_recorded_published: the rows as they were after the recording whose position is the setting plangraph.as_of. A row that
 * was changed since is what the first change since says that it was before.
 */
export class AsRecorded1795000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function recording_at(instant timestamptz) returns bigint language plpgsql as $$
      declare
        ahead interval := instant - clock_timestamp();
      begin
        if ahead > interval '1 millisecond' then return null; end if;
        -- a commit of this millisecond bears the next one's name
        if ahead > interval '0' then perform pg_sleep(extract(epoch from ahead)); end if;
        -- who got its stamp before now is seen from now on, and who gets it from now on gets a later one
        perform pg_advisory_xact_lock_shared(7270413);
        return coalesce((select position from recording where recorded_at <= instant order by recorded_at desc, position desc limit 1), 0);
      end $$;
      comment on function recording_at(timestamptz) is 'The position of the last recording up to an instant, for good; 0 before the first, null for an instant ahead.';

      create function drop_as_recorded() returns void language sql as $$ drop schema if exists as_recorded, as_recorded_published cascade $$;

      create function make_as_recorded() returns void language plpgsql set search_path = public set client_min_messages = warning as $$
      declare
        as_of text := 'current_setting(''plangraph.as_of'')::bigint';
        kept record;
        shown record;
      begin
        perform drop_as_recorded();
        create schema as_recorded;
        create schema as_recorded_published;
        execute 'create view as_recorded.recording as select * from recording where position <= ' || as_of;
        execute 'create view as_recorded.history as select h.* from history h join recording g on g.id = h.recording_id where g.position <= ' || as_of;

        for kept in
          select c.relname as name,
                 string_agg(format('t.%I', a.attname), ', ' order by a.attnum) as present,
                 string_agg(case when a.attname = 'id' then 'h.row_id'
                                 when d.is_given or a.attgenerated <> '' or a.atttypid not in ('int'::regtype, 'text'::regtype)
                                   or a.attcollation not in (0, 'pg_catalog."default"'::regcollation) then format('r.%I', a.attname)
                                 when a.atttypid = 'int'::regtype then format('(h.before->>%L)::int', a.attname)
                                 else format('h.before->>%L', a.attname) end
                            || format(' as %I', a.attname), ', ' order by a.attnum) as past,
                 string_agg(case when a.attgenerated <> '' then format('(%s) as %I', pg_get_expr(d.adbin, c.oid), a.attname)
                                 else format('p.%I', a.attname) end, ', ' order by a.attnum) as read,
                 coalesce(string_agg(format('%L, (%s)', a.attname, pg_get_expr(d.adbin, c.oid)), ', ') filter (where d.is_given), '') as given
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join lateral (select e.adbin, a.attnotnull and a.attgenerated = '' as is_given
                                 from pg_attrdef e where e.adrelid = c.oid and e.adnum = a.attnum) d on true
           where c.relnamespace = 'public'::regnamespace
             and exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'history_insert')
           group by c.oid, c.relname
        loop
          -- a row that was recorded before a column was added has the column's default
          execute format(
            'create view as_recorded.%1$I as
               select %2$s from public.%1$I t
                where not exists (select from history h join recording g on g.id = h.recording_id
                                   where h.table_name = %1$L and h.row_id = t.id and g.position > %6$s)
             union all
               select %3$s from history h join recording g on g.id = h.recording_id
                cross join lateral (select %4$s from jsonb_populate_record(null::public.%1$I, jsonb_build_object(%5$s) || h.before) p) r
                where h.table_name = %1$L and h.before is not null and g.position > %6$s
                  and not exists (select from history e join recording f on f.id = e.recording_id
                                   where e.table_name = %1$L and e.row_id = h.row_id and e.id < h.id and f.position > %6$s)',
            kept.name, kept.present, kept.past, kept.read, kept.given, as_of);
        end loop;

        for shown in
          with recursive view as (
            select c.oid, c.relname as name, c.relnamespace = 'published'::regnamespace as is_published, rtrim(pg_get_viewdef(c.oid), ';') as text
              from pg_class c where c.relkind = 'v' and c.relnamespace in ('public'::regnamespace, 'published'::regnamespace)
               and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')),
          depth (oid, depth) as (
            select oid, 0 from view
            union select r.ev_class, depth.depth + 1
              from depth join pg_depend d on d.refobjid = depth.oid and d.classid = 'pg_rewrite'::regclass
              join pg_rewrite r on r.oid = d.objid and r.ev_class <> depth.oid)
          select view.name, view.is_published, view.text from view join depth using (oid)
           group by view.oid, view.name, view.is_published, view.text order by max(depth.depth)
        loop
          -- names in it that are not qualified are found among those made so far
          perform set_config('search_path', 'as_recorded, public', true);
          execute format('create view %I.%I as ', case when shown.is_published then 'as_recorded_published' else 'as_recorded' end, shown.name)
            || regexp_replace(shown.text, '\\mpublished\\.', 'as_recorded_published.', 'g');
        end loop;
      end $$;
      comment on function make_as_recorded() is 'Makes the schemas as_recorded and as_recorded_published anew from the tables and views that there are; run after migrating.'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select drop_as_recorded();
      drop function make_as_recorded();
      drop function drop_as_recorded();
      drop function recording_at(timestamptz);
    `);
  }
}
