import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns by which rows that were changed since are found as they were: what links and look-ups ask for. */
const SOUGHT = ['plan_id', 'task_id', 'parent_id', 'unit_id', 'indicator_id', 'document_id', 'citing_document_id'];

/** Which transaction came when, in the order of commits (decision 0017): what "as recorded at" and the list of changes stand on. */
export class Recordings1795000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recording (
        id bigint generated always as identity primary key,
        position bigint unique,
        recorded_at timestamptz,
        constraint recording_is_stamped_whole check ((position is null) = (recorded_at is null)));
      create index recording_recorded_at_idx on recording (recorded_at, position);
      create sequence recording_position owned by recording.position;
      comment on table recording is 'One row per transaction that changed the graph: which came how manieth, and when. Rows of history point at it.';
      comment on column recording.position is 'The order of commits: given while the transaction commits, so that it is null in the transaction itself only.';
      comment on column recording.recorded_at is 'Never before that of a smaller position, and after every instant that could be asked about before, in milliseconds as answers show it.';

      create function history_node(table_name text, row_id int, kept jsonb) returns text language sql immutable parallel safe return
        case
          when table_name = 'plan' then 'Plan:' || row_id::text
          when table_name = 'task' then 'Task:' || row_id::text
          when table_name = 'unit' then 'Unit:' || row_id::text
          when table_name = 'indicator' then 'Indicator:' || row_id::text
          when table_name = 'legal_document' then 'LegalDocument:' || row_id::text
          when table_name in ('assignment', 'deadline', 'progress_report') then 'Task:' || (kept->>'task_id')
          when table_name in ('section', 'theme', 'declared_item') then 'Plan:' || (kept->>'plan_id')
          when table_name = 'observation' then 'Indicator:' || (kept->>'indicator_id')
          when table_name = 'diagnostic'
            then coalesce('Plan:' || (kept->>'plan_id'), 'LegalDocument:' || (kept->>'document_id'))
          when table_name = 'citation'
            then coalesce('Task:' || (kept->>'task_id'), 'Plan:' || (kept->>'plan_id'), 'LegalDocument:' || (kept->>'citing_document_id'))
          when table_name = 'unit_alias' then 'Unit:' || (kept->>'unit_id')
          when table_name = 'unit_succession' then 'Unit:' || (kept->>'successor_id')
          when table_name = 'unit_merge' then 'Unit:' || (kept->>'kept_id')
        end;
      comment on function history_node(text, int, jsonb) is
        'Which node of the graph a kept row is, or is a part of, as "Type:id"; null for what the graph does not show. A migration that adds a table of parts to the graph replaces it.';

      -- no foreign key: neither end is ever changed or deleted, and to check it costs more than the rest
      alter table history add column recording_id bigint, add column node text collate "C";
      alter table history disable trigger history_is_immutable;
      -- of what one row went through the later change has the larger id: transactions by their last change are in the order
      -- of commits, as far as that can be told
      insert into recording (position, recorded_at)
        select row_number() over w, date_trunc('milliseconds', max(recorded_at) over w) + interval '1 millisecond'
          from (select max(recorded_at) as recorded_at, max(id) as last_id from history group by transaction_id) t
        window w as (order by last_id) order by last_id;
      update history h set recording_id = r.id, node = history_node(h.table_name, h.row_id, coalesce(h.after, h.before))
        from (select transaction_id, row_number() over (order by max(id)) as number from history group by transaction_id) t
        join recording r on r.position = t.number
       where t.transaction_id = h.transaction_id;
      alter table history enable always trigger history_is_immutable;
      alter table history alter column recording_id set not null;
      select setval('recording_position', greatest(max(position), 1), max(position) is not null) from recording;
      comment on column history.recorded_at is 'When its transaction first changed something; the order of commits and the instant of it are the recording''s.';

      create function stamp_recording() returns trigger language plpgsql as $$
      begin
        -- one transaction at a time from here to the end of its commit: who comes later sees what this one did
        perform pg_advisory_xact_lock(7270413);
        update recording set position = nextval('recording_position'),
               recorded_at = greatest(date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond',
                                      (select max(r.recorded_at) from recording r))
         where id = new.id;
        return null;
      end $$;
      comment on function stamp_recording() is 'Gives a transaction its place in the order of commits while it commits.';
      create constraint trigger stamp_recording after insert on recording deferrable initially deferred
        for each row when (new.position is null) execute function stamp_recording();
      alter table recording enable always trigger stamp_recording;

      create function refuse_change_of_recording() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.position is null and new.id = old.id then return new; end if;
        raise exception 'history is never changed: % of a recording refused', tg_op using errcode = 'restrict_violation';
      end $$;
      create trigger recording_is_immutable before update or delete on recording
        for each row execute function refuse_change_of_recording();
      create trigger recording_is_not_emptied before truncate on recording
        for each statement execute function refuse_change_of_recording();
      alter table recording enable always trigger recording_is_immutable, enable always trigger recording_is_not_emptied;

      create index history_node_idx on history (node) where node is not null;
      create index history_recording_id_idx on history (recording_id, id);
      ${SOUGHT.map((column) => `create index history_before_${column}_idx on history (((before->>'${column}')::int), table_name) where (before->>'${column}') is not null;`).join('\n      ')}
      create index history_before_number_key_idx on history ((before->>'number_key'), table_name) where (before->>'number_key') is not null;
    `);
    await runner.query(RECORD_HISTORY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(RECORD_HISTORY_BEFORE);
    await runner.query(`
      drop index history_before_number_key_idx, ${SOUGHT.map((column) => `history_before_${column}_idx`).join(', ')},
        history_recording_id_idx, history_node_idx;
      drop function history_node(text, int, jsonb);
      alter table history drop column node, drop column recording_id;
      comment on column history.recorded_at is null;
      drop table recording;
      drop function refuse_change_of_recording();
      drop function stamp_recording();
    `);
  }
}

/** As before, with the transaction's recording; a statement that changes no row makes none. */
const RECORD_HISTORY = `
      create or replace function record_history() returns trigger language plpgsql as $$
      declare
        known text := nullif(current_setting('plangraph.recording', true), '');
        told bigint := split_part(known, ' ', 1)::bigint;
        stamp timestamptz := substr(known, strpos(known, ' ') + 1)::timestamptz;
        who text := coalesce(nullif(current_setting('plangraph.actor', true), ''), session_user);
        why text := nullif(current_setting('plangraph.reason', true), '');
        xact bigint := pg_current_xact_id()::text::bigint;
        is_change boolean := true;
      begin
        if known is null then
          case tg_op
            when 'INSERT' then is_change := exists (select from new_rows);
            when 'DELETE' then is_change := exists (select from old_rows);
            when 'UPDATE' then is_change := exists (select from new_rows n join old_rows o on o.id = n.id where o is distinct from n);
            else execute format('select exists (select from %s)', tg_relid::regclass) into is_change;
          end case;
          if not is_change then return null; end if;
          -- the first change of a transaction, which holds its row's lock by now, gives all of it one recording
          stamp := clock_timestamp();
          insert into recording default values returning id into told;
          perform set_config('plangraph.recording', told || ' ' || stamp, true);
        end if;
        -- each row becomes json once
        if tg_op = 'INSERT' then
          insert into history (recording_id, recorded_at, transaction_id, table_name, row_id, node, operation, after, actor, reason)
            select told, stamp, xact, tg_table_name, id, history_node(tg_table_name, id, is_now), 'INSERT', is_now, who, why
              from (select n.id, to_jsonb(n) as is_now from new_rows n order by n.id offset 0) n;
        elsif tg_op = 'DELETE' then
          insert into history (recording_id, recorded_at, transaction_id, table_name, row_id, node, operation, before, actor, reason)
            select told, stamp, xact, tg_table_name, id, history_node(tg_table_name, id, was), 'DELETE', was, who, why
              from (select o.id, to_jsonb(o) as was from old_rows o order by o.id offset 0) o;
        elsif tg_op = 'UPDATE' then
          insert into history (recording_id, recorded_at, transaction_id, table_name, row_id, node, operation, before, after, actor, reason)
            select told, stamp, xact, tg_table_name, id, history_node(tg_table_name, id, is_now), 'UPDATE', was, is_now, who, why
              from (select n.id, to_jsonb(o) as was, to_jsonb(n) as is_now from new_rows n join old_rows o on o.id = n.id
                     where o is distinct from n order by n.id offset 0) n;
        else
          execute format('insert into history (recording_id, recorded_at, transaction_id, table_name, row_id, node, operation, before, actor, reason)
            select $1, $2, $3, $4, id, history_node($4, id, was), ''DELETE'', was, $5, $6
              from (select o.id, to_jsonb(o) as was from %s o order by o.id offset 0) o', tg_relid::regclass)
            using told, stamp, xact, tg_table_name::text, who, why;
        end if;
        return null;
      end $$`;

const RECORD_HISTORY_BEFORE = `
      create or replace function record_history() returns trigger language plpgsql as $$
      declare
        said text := nullif(current_setting('plangraph.recorded_at', true), '');
        stamp timestamptz;
        who text := coalesce(nullif(current_setting('plangraph.actor', true), ''), session_user);
        why text := nullif(current_setting('plangraph.reason', true), '');
        xact bigint := pg_current_xact_id()::text::bigint;
      begin
        if said is null then
          -- the first change of a transaction, which holds its row's lock by now, gives all of it one instant
          stamp := clock_timestamp();
          perform set_config('plangraph.recorded_at', stamp::text, true);
        else
          stamp := said::timestamptz;
        end if;
        if tg_op = 'INSERT' then
          insert into history (recorded_at, transaction_id, table_name, row_id, operation, after, actor, reason)
            select stamp, xact, tg_table_name, n.id, 'INSERT', to_jsonb(n), who, why from new_rows n order by n.id;
        elsif tg_op = 'DELETE' then
          insert into history (recorded_at, transaction_id, table_name, row_id, operation, before, actor, reason)
            select stamp, xact, tg_table_name, o.id, 'DELETE', to_jsonb(o), who, why from old_rows o order by o.id;
        elsif tg_op = 'UPDATE' then
          insert into history (recorded_at, transaction_id, table_name, row_id, operation, before, after, actor, reason)
            select stamp, xact, tg_table_name, n.id, 'UPDATE', to_jsonb(o), to_jsonb(n), who, why
              from new_rows n join old_rows o on o.id = n.id where o is distinct from n order by n.id;
        else
          execute format('insert into history (recorded_at, transaction_id, table_name, row_id, operation, before, actor, reason)
            select $1, $2, $3, o.id, ''DELETE'', to_jsonb(o), $4, $5 from %s o order by o.id', tg_relid::regclass)
            using stamp, xact, tg_table_name, who, why;
        end if;
        return null;
      end $$`;
