select json_build_object('exportTasks', coalesce(json_agg(json_build_object('id', t.id, 'title', t.title, 'status', t.status,
  'dueOn', (select coalesce(min(d.due_on) filter (where d.due_on >= $2::date), max(d.due_on)) from deadline d where d.task_id = t.id),
  'assignments', (select coalesce(json_agg(json_build_object('role', a.role, 'unit', json_build_object('name', u.name, 'code', u.code)) order by a.position), '[]')
                    from assignment a join unit u on u.id = a.unit_id where a.task_id = t.id)) order by t.id), '[]'))::text as answer
  from (select id, title, status from task where id > $1 order by id limit 1000) t
