import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists are read parent by parent in their order, which ends with the id: with it an index gives the rows as they are sent. */
const LISTS = [
  ['task_plan_id_position_idx', 'task', 'plan_id'],
  ['assignment_task_id_position_idx', 'assignment', 'task_id'],
  ['deadline_task_id_position_idx', 'deadline', 'task_id'],
  ['citation_task_id_idx', 'citation', 'task_id'],
  ['indicator_task_id_idx', 'indicator', 'task_id'],
] as const;

/** What a unit has to do, by status: derived from assignments and tasks by triggers, so no history keeps it (decision 0036). */
export class ReadingPaths1795000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table, parent] of LISTS)
      await runner.query(`drop index ${name}; create index ${name} on ${table} (${parent}, position, id)`);
    await runner.query(`
      create schema derived;
      comment on schema derived is 'Derived from the graph by triggers: derived.refresh() makes it anew. No history keeps it.';

      create table derived.unit_task (
        unit_id int,
        status text,
        task_id int,
        primary key (unit_id, status, task_id));
      comment on table derived.unit_task is 'The tasks that a unit takes part in, in whatever role, by the status of each.';

      create function derived.refresh() returns void language sql set search_path = public, pg_temp as $$
        truncate derived.unit_task;
        insert into derived.unit_task
          select distinct a.unit_id, t.status, t.id from assignment a join task t on t.id = a.task_id order by 1, 2, 3;
      $$;

      create function derived.follow_assignment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op <> 'INSERT' then
          -- of a task that goes with it no row says the status any more
          delete from derived.unit_task
           where unit_id = old.unit_id and task_id = old.task_id
             and status = any('{NOT_STARTED,IN_PROGRESS,COMPLETED,SUSPENDED,CANCELLED}')
             and not exists (select from assignment a where a.task_id = old.task_id and a.unit_id = old.unit_id);
        end if;
        if tg_op <> 'DELETE' then
          -- locked: who changes the status now sees this assignment, or is waited for
          insert into derived.unit_task
            select new.unit_id, t.status, t.id from task t where t.id = new.task_id for share of t
            on conflict do nothing;
        end if;
        return null;
      end $$;

      create function derived.follow_status() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update derived.unit_task w set status = new.status
          from (select distinct a.unit_id from assignment a where a.task_id = new.id) a
         where w.unit_id = a.unit_id and w.status = old.status and w.task_id = new.id;
        return null;
      end $$;

      create function derived.forget() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        delete from derived.unit_task;
        return null;
      end $$;

      -- a trigger on a table of one's own would write here what never was
      revoke execute on function derived.refresh(), derived.follow_assignment(), derived.follow_status(), derived.forget() from public;

      create trigger derived_change after insert or delete on assignment for each row execute function derived.follow_assignment();
      create trigger derived_move after update of unit_id, task_id on assignment for each row
        when (new.unit_id <> old.unit_id or new.task_id <> old.task_id) execute function derived.follow_assignment();
      create trigger derived_truncate after truncate on assignment for each statement execute function derived.forget();
      create trigger derived_status after update of status on task for each row
        when (new.status <> old.status) execute function derived.follow_status();

      select derived.refresh();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger derived_status on task;
      drop trigger derived_truncate on assignment;
      drop trigger derived_move on assignment;
      drop trigger derived_change on assignment;
      drop schema derived cascade;
    `);
    for (const [name, table, parent] of LISTS)
      await runner.query(`drop index ${name}; create index ${name} on ${table} (${parent}, position)`);
  }
}
