-- What a peer needs to see of the tables: the day by which a task is due is a rule of the hub's, which PostGraphile takes as a computed column.
create schema bench;
create function bench.task_due_on(task public.task) returns date language sql stable as $$
  select coalesce(min(d.due_on) filter (where d.due_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date), max(d.due_on))
    from public.deadline d where d.task_id = task.id $$;
comment on function bench.task_due_on(public.task) is '@behavior orderBy';
