import type { Database } from '../../src/database/database';

/** Everything that resolution made, without row ids, sorted: two graphs are the same where their portraits are. */
export async function graphPortrait(database: Database): Promise<string[]> {
  const lines = await database.rows<{ line: string }>(
    `with recursive unit_path(id, path) as (
       select id, name from unit where parent_id is null
       union all select u.id, p.path || ' > ' || u.name from unit u join unit_path p on p.id = u.parent_id)
     select concat_ws(' | ', 'unit', p.path, u.is_collective, u.registry_key, u.valid_from, u.valid_to, u.doubt_code,
              (select string_agg(a.name, ', ' order by a.name) from unit_alias a where a.unit_id = u.id)) as line
       from unit u join unit_path p using (id)
     union all select concat_ws(' | ', 'succession', a.path, b.path, s.happened_on)
       from unit_succession s join unit_path a on a.id = s.predecessor_id join unit_path b on b.id = s.successor_id
     union all select concat_ws(' | ', 'document', d.type, d.number, d.name, d.title, d.issued_on, p.path, d.source_text_id is not null)
       from legal_document d left join unit_path p on p.id = d.issuer_id
     union all select concat_ws(' | ', 'citation', s.file_name, c.position, c.kind, c.status, c.status_reason, d.number, d.name, d.issued_on, p.path)
       from citation c join legal_document o on o.id = c.citing_document_id join source_text s on s.id = o.source_text_id
       left join legal_document d on d.id = c.document_id left join unit_path p on p.id = d.issuer_id
     union all select concat_ws(' | ', 'assignment', s.file_name, t.ordinal, t.position, a.role, a.position, p.path)
       from assignment a join task t on t.id = a.task_id join plan l on l.id = t.plan_id join source_text s on s.id = l.source_text_id
       join unit_path p on p.id = a.unit_id`,
    [],
  );
  return lines.map(({ line }) => line).sort();
}
