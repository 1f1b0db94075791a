import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = [
  'source_text',
  'legal_document',
  'plan',
  'section',
  'task',
  'deadline',
  'assignment',
  'theme',
  'declared_item',
  'diagnostic',
  'progress_report',
  'unit',
  'unit_alias',
  'unit_succession',
  'citation',
  'indicator',
  'observation',
];

/** What every row was, is and why: written by the database itself, so that no writer can forget it, and never changed. */
export class History1795000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table history (
        id bigint generated always as identity primary key,
        recorded_at timestamptz not null,
        transaction_id bigint not null,
        table_name text not null,
        row_id int not null,
        operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
        before jsonb,
        after jsonb,
        actor text not null,
        reason text,
        constraint history_says_what_was check ((before is null) = (operation = 'INSERT')),
        constraint history_says_what_is check ((after is null) = (operation = 'DELETE')));
      create index history_row_idx on history (table_name, row_id, id);
      create index history_recorded_at_idx on history using brin (recorded_at);
      comment on table history is 'Every change of every graph row, whole rows before and after; triggers write it, nobody changes it.';
      comment on column history.transaction_id is 'pg_current_xact_id(): what one transaction did belongs together, and has one recorded_at.';

      create function record_history() returns trigger language plpgsql as $$
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
      end $$;
      comment on function record_history() is 'Writes the rows of a statement into history; who and why are the settings plangraph.actor and plangraph.reason of the transaction.';

      create function keep_history(kept regclass) returns void language plpgsql as $$
      begin
        execute format('create trigger history_insert after insert on %s referencing new table as new_rows
          for each statement execute function record_history()', kept);
        execute format('create trigger history_update after update on %s referencing old table as old_rows new table as new_rows
          for each statement execute function record_history()', kept);
        execute format('create trigger history_delete after delete on %s referencing old table as old_rows
          for each statement execute function record_history()', kept);
        execute format('create trigger history_truncate before truncate on %s
          for each statement execute function record_history()', kept);
      end $$;
      comment on function keep_history(regclass) is 'Has every change of a table with an id written into history; a migration calls it for each table that it adds to the graph.';

      create function lose_history(kept regclass) returns void language plpgsql as $$
      declare operation text;
      begin
        foreach operation in array array['insert', 'update', 'delete', 'truncate'] loop
          execute format('drop trigger history_%s on %s', operation, kept);
        end loop;
      end $$;
      comment on function lose_history(regclass) is 'Takes back what keep_history(regclass) did.';

      create function refuse_change_of_history() returns trigger language plpgsql as $$
      begin
        raise exception 'history is never changed: % refused', tg_op using errcode = 'restrict_violation';
      end $$;
      create trigger history_is_immutable before update or delete or truncate on history
        for each statement execute function refuse_change_of_history();
      -- also where a session asks that triggers do not fire
      alter table history enable always trigger history_is_immutable;
    `);
    for (const table of KEPT) await runner.query(`select keep_history('${table}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of KEPT) await runner.query(`select lose_history('${table}')`);
    await runner.query(`
      drop table history;
      drop function refuse_change_of_history();
      drop function lose_history(regclass);
      drop function keep_history(regclass);
      drop function record_history();
    `);
  }
}
