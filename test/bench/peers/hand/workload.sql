with mine as materialized (
  select t.id, t.title, t.status, t.plan_id, t.position,
         (select coalesce(min(d.due_on) filter (where d.due_on >= $3::date), max(d.due_on)) from deadline d where d.task_id = t.id) as due_on
    from task t where t.id in (select a.task_id from assignment a where a.unit_id = $1) and t.status = $2)
select json_build_object('tasks', json_build_object('totalCount', (select count(*) from mine), 'hasNextPage', (select count(*) > 20 from mine),
  'nodes', (select coalesce(json_agg(json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'dueOn', m.due_on,
                                     'plan', json_build_object('number', p.number)) order by m.due_on, m.plan_id, m.position), '[]')
              from (select * from mine order by due_on, plan_id, position limit 20) m join plan p on p.id = m.plan_id)))::text as answer
