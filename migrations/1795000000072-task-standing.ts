import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables whose rows tell of their task what is kept, with the columns that do. */
const PARTS = { deadline: ['task_id', 'due_on'], assignment: ['task_id', 'unit_id', 'role'] };

/**
 * What tasks are judged and counted by, in one narrow row for each: published.task_standing says it, derived.task_standing keeps it. A report
 * over a year, or a list of what is overdue, reads these rows and neither the texts of tasks nor their deadlines one by one. No
 * index is on what a progress report changes, so that its row is written in place.
 */
export class TaskStanding1795000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a plan made while the tables are empty is kept for a session: "exists" would read all parts, and an order by due_on alone all
      -- deadlines, in the order of their index
      create view published.task_standing as
        select t.id, t.plan_id, t.parent_id, t.position, t.status, t.completed_on,
               (select true from published.task part where part.parent_id = t.id limit 1) is not null as has_parts,
               array(select a.unit_id from published.assignment a where a.task_id = t.id and a.role = 'LEAD' order by 1) as lead_unit_ids,
               array(select distinct d.due_on + 0 from published.deadline d where d.task_id = t.id and d.due_on is not null order by 1) as days
          from published.task t;
      comment on view published.task_standing is 'What a task is judged and counted by; days: those of its deadlines, each once, the earliest first.';

      create table derived.task_standing (
        id int primary key,
        plan_id int not null,
        parent_id int,
        position int not null,
        status text not null,
        completed_on date,
        has_parts boolean not null,
        lead_unit_ids int[] not null,
        days date[] not null) with (fillfactor = 80);
      create index on derived.task_standing (plan_id);
      comment on table derived.task_standing is 'The rows of published.task_standing, kept in step with what is there now.';

      create or replace function derived.refresh() returns void language sql set search_path = public, pg_temp as $$
        truncate derived.unit_task, derived.task_standing;
        insert into derived.unit_task
          select distinct a.unit_id, t.status, t.id from assignment a join task t on t.id = a.task_id order by 1, 2, 3;
        insert into derived.task_standing
          select * from published.task_standing order by plan_id, id;
      $$;

      -- plans are kept for a session, and one that was made while the tables were empty would read them whole each time
      create function derived.judge(tasks int[]) returns void language plpgsql
        set search_path = public, pg_temp set enable_seqscan = off as $$
      begin
        -- locked in a statement of its own: what another transaction made of the same task is read after its end
        perform from derived.task_standing where id = any(tasks) order by id for update;
        update derived.task_standing k set has_parts = s.has_parts, lead_unit_ids = s.lead_unit_ids, days = s.days
          from published.task_standing s
         where s.id = any(tasks) and k.id = s.id
           and (k.has_parts, k.lead_unit_ids, k.days) is distinct from (s.has_parts, s.lead_unit_ids, s.days);
      end $$;
      comment on function derived.judge(int[]) is 'Makes anew what is kept of tasks that follows from other rows.';

      create function derived.follow_tasks() returns trigger language plpgsql security definer
        set search_path = public, pg_temp set enable_seqscan = off as $$
      declare parents int[];
      begin
        if tg_op = 'INSERT' then
          insert into derived.task_standing
            select s.* from published.task_standing s where s.id = any(array(select n.id from new_rows n));
          parents := array(select distinct n.parent_id from new_rows n where n.parent_id is not null);
        else
          delete from derived.task_standing k where k.id = any(array(select o.id from old_rows o));
          parents := array(select distinct o.parent_id from old_rows o where o.parent_id is not null);
        end if;
        if parents <> '{}' then perform derived.judge(parents); end if;
        return null;
      end $$;

      create function derived.follow_task() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update derived.task_standing
           set plan_id = new.plan_id, parent_id = new.parent_id, position = new.position, status = new.status, completed_on = new.completed_on
         where id = new.id;
        if new.parent_id is distinct from old.parent_id then
          perform derived.judge(array[old.parent_id, new.parent_id]);
        end if;
        return null;
      end $$;

      create function derived.follow_parts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          perform derived.judge(array(select distinct n.task_id from new_rows n));
        else
          perform derived.judge(array(select distinct o.task_id from old_rows o));
        end if;
        return null;
      end $$;

      create function derived.follow_part() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform derived.judge(array[old.task_id, new.task_id]);
        return null;
      end $$;

      create function derived.forget_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_table_name = 'task' then
          delete from derived.task_standing;
        elsif tg_table_name = 'deadline' then
          update derived.task_standing set days = '{}' where days <> '{}';
        else
          update derived.task_standing set lead_unit_ids = '{}' where lead_unit_ids <> '{}';
        end if;
        return null;
      end $$;

      -- a trigger on a table of one's own would write here what never was
      revoke execute on function derived.judge(int[]), derived.follow_tasks(), derived.follow_task(), derived.follow_parts(), derived.follow_part(),
        derived.forget_standing() from public;

      create trigger derived_standing_insert after insert on task referencing new table as new_rows
        for each statement execute function derived.follow_tasks();
      create trigger derived_standing_delete after delete on task referencing old table as old_rows
        for each statement execute function derived.follow_tasks();
      create trigger derived_standing_update after update on task for each row
        when ((new.plan_id, new.parent_id, new.position, new.status, new.completed_on)
          is distinct from (old.plan_id, old.parent_id, old.position, old.status, old.completed_on))
        execute function derived.follow_task();
      ${Object.entries(PARTS)
        .map(
          ([table, columns]) => `
      create trigger derived_standing_insert after insert on ${table} referencing new table as new_rows
        for each statement execute function derived.follow_parts();
      create trigger derived_standing_delete after delete on ${table} referencing old table as old_rows
        for each statement execute function derived.follow_parts();
      create trigger derived_standing_update after update on ${table} for each row
        when ((${columns.map((column) => `new.${column}`).join(', ')}) is distinct from (${columns.map((column) => `old.${column}`).join(', ')}))
        execute function derived.follow_part();`,
        )
        .join('')}
      ${['task', ...Object.keys(PARTS)].map((table) => `create trigger derived_standing_truncate after truncate on ${table} for each statement execute function derived.forget_standing();`).join('\n      ')}

      alter function derived.show_tables(boolean) rename to show_kept;
      create function derived.show_tables(armed boolean) returns void language plpgsql set search_path = public, pg_temp set client_min_messages = warning as $$
      begin
        perform derived.show_kept(armed);
        execute 'create or replace view shown_derived.task_standing as select t.* from derived.task_standing t'
          || case when armed then ' where not t.id <@ (select ids from derived.hidden_tasks)' else '' end;
      end $$;
      comment on function derived.show_tables(boolean) is 'Makes the views over tables; not armed: as long as nothing is hidden they are the tables.';
      comment on function derived.show_kept(boolean) is 'Those of them that were there first.';

      select derived.refresh();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function derived.show_tables(boolean);
      alter function derived.show_kept(boolean) rename to show_tables;
      comment on function derived.show_tables(boolean) is 'Makes the views over tables; not armed: as long as nothing is hidden they are the tables.';
      ${['task', ...Object.keys(PARTS)]
        .flatMap((table) =>
          ['insert', 'update', 'delete', 'truncate'].map(
            (event) => `drop trigger derived_standing_${event} on ${table};`,
          ),
        )
        .join('\n      ')}
      drop function derived.forget_standing(), derived.follow_part(), derived.follow_parts(), derived.follow_task(), derived.follow_tasks(),
        derived.judge(int[]);
      create or replace function derived.refresh() returns void language sql set search_path = public, pg_temp as $$
        truncate derived.unit_task;
        insert into derived.unit_task
          select distinct a.unit_id, t.status, t.id from assignment a join task t on t.id = a.task_id order by 1, 2, 3;
      $$;
      drop table derived.task_standing;
      drop view published.task_standing;
    `);
  }
}
