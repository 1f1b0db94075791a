select json_build_object('legalDocument', (select json_build_object('number', d.number, 'title', d.title,
  'citedBy', (select coalesce(json_agg(json_build_object('kind', c.kind,
      'plan', case when c.plan_id is not null and c.task_id is null then (select json_build_object('number', p.number, 'title', p.title) from plan p where p.id = c.plan_id) end,
      'task', case when c.task_id is not null then (
         select json_build_object('title', t.title, 'plan', json_build_object('number', p.number),
                  'assignments', (select coalesce(json_agg(json_build_object('unit', json_build_object('name', u.name, 'code', u.code)) order by a.position), '[]')
                                    from assignment a join unit u on u.id = a.unit_id where a.task_id = t.id and a.role = 'LEAD'))
           from task t join plan p on p.id = t.plan_id where t.id = c.task_id) end) order by c.citing_document_id, c.position), '[]')
     from citation c where c.document_id = d.id))
  from legal_document d where d.number_key = $1))::text as answer
