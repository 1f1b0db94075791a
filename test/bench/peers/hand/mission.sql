select json_build_object('plan', (select json_build_object('number', p.number, 'title', p.title,
  'tasks', (select coalesce(json_agg(json_build_object('title', t.title, 'status', t.status,
      'dueOn', (select coalesce(min(d.due_on) filter (where d.due_on >= $2::date), max(d.due_on)) from deadline d where d.task_id = t.id),
      'assignments', (select coalesce(json_agg(json_build_object('role', a.role, 'unit', json_build_object('name', u.name, 'code', u.code)) order by a.position), '[]')
                        from assignment a join unit u on u.id = a.unit_id where a.task_id = t.id),
      'citations', (select coalesce(json_agg(json_build_object('document', case when d.id is not null then json_build_object('number', d.number, 'title', d.title, 'issuedOn', d.issued_on) end) order by c.position), '[]')
                      from citation c left join legal_document d on d.id = c.document_id where c.task_id = t.id),
      'indicators', (select coalesce(json_agg(json_build_object('name', i.name, 'value', i.value,
                         'observations', (select coalesce(json_agg(json_build_object('period', o.period, 'value', o.value) order by o.observed_on, o.id), '[]')
                                            from (select id, period, value, observed_on from observation o where o.indicator_id = i.id order by o.observed_on desc, o.id desc limit 4) o)) order by i.position), '[]')
                       from indicator i where i.task_id = t.id)) order by t.position), '[]')
              from task t where t.plan_id = p.id),
  'legalBases', (select coalesce(json_agg(json_build_object('document', case when d.id is not null then json_build_object('number', d.number, 'title', d.title,
                     'citedByCount', (select count(*) from citation x where x.document_id = d.id)) end) order by c.position), '[]')
                   from citation c left join legal_document d on d.id = c.document_id where c.plan_id = p.id and c.kind = 'BASIS'))
  from plan p where p.number_key = $1))::text as answer
