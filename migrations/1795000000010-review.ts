import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remarks of the reader belong to the document, a plan or not; everything uncertain is one list. */
export class Review1795000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table diagnostic
        add column document_id int references legal_document on delete cascade,
        add column task_id int references task on delete set null,
        add column indicator_id int references indicator on delete set null,
        add column field text,
        add column dismissed_at timestamptz;
      update diagnostic d set document_id = p.document_id from plan p where p.id = d.plan_id;
      alter table diagnostic alter column document_id set not null, alter column plan_id drop not null;
      create index diagnostic_document_id_position_idx on diagnostic (document_id, position);
      create index diagnostic_task_id_idx on diagnostic (task_id);
      create index diagnostic_indicator_id_idx on diagnostic (indicator_id);
      create index diagnostic_open_idx on diagnostic (document_id) where dismissed_at is null;
      create index citation_in_doubt_idx on citation (citing_document_id) where status <> 'RESOLVED';
      comment on column diagnostic.field is 'The field of the task that is in doubt: a person who decides that field answers the remark.';

      create view published.section as
        select id, plan_id, parent_id, position, kind, ordinal, title, level, (evidence->>'start')::int as starts_at from section;

      -- units that imports made and that nobody vouches for: module units says which
      create view published.unit_in_doubt as
        select id as unit_id, 'UNIT_UNKNOWN' as code, name as message from unit where false;

      -- an id here is four times the row's, plus one for each kind: all rows of a kind keep theirs
      create view published.review_item as
        select d.id * 4 as id, 'DIAGNOSTIC' as subject, d.id as subject_id, null::int as subject_version, d.code, d.severity, d.message,
               case when d.dismissed_at is not null
                      -- a remark on a mention that a person settled or rejected
                      or d.code like 'CITATION%' and (
                        exists (select from citation c where c.citing_document_id = d.document_id
                                  and c.position = (d.evidence->>'start')::int and c.decided <> '{}')
                        or exists (select from rejected_citation r where r.citing_document_id = d.document_id
                                     and r.evidence->>'quote' = d.evidence->>'quote'))
                    then 'DECIDED' else 'OPEN' end as status, d.evidence::jsonb as evidence,
               coalesce((d.evidence->>'start')::int, 0) as position, d.document_id, d.plan_id, d.task_id, d.indicator_id,
               null::int as unit_id
          from diagnostic d where d.code <> 'CITATION_SUSPECT'
        union all
        select c.id * 4 + 1, 'CITATION', c.id, c.version, 'CITATION_' || c.status,
               'WARNING', c.status_reason, case when c.decided ? 'status' then 'DECIDED' else 'OPEN' end,
               c.evidence::jsonb, c.position, c.citing_document_id, c.plan_id, c.task_id, null, null
          from citation c where c.status <> 'RESOLVED'
        union all
        select u.unit_id * 4 + 2, 'UNIT', u.unit_id, n.version, u.code, 'INFO', u.message, 'OPEN',
               a.evidence::jsonb, (a.evidence->>'start')::int, a.document_id, a.plan_id, a.task_id, null, u.unit_id
          from published.unit_in_doubt u join unit n on n.id = u.unit_id
          cross join lateral (
            select a.evidence, t.id as task_id, t.plan_id, p.document_id
              from assignment a join task t on t.id = a.task_id join plan p on p.id = t.plan_id
             where a.unit_id = u.unit_id order by a.id limit 1) a;
      comment on view published.review_item is 'Everything a reader was unsure of, until a person decides it.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view published.review_item;
      drop view published.unit_in_doubt;
      drop view published.section;
      drop index citation_in_doubt_idx;
      drop index diagnostic_open_idx;
      delete from diagnostic where plan_id is null;
      alter table diagnostic alter column plan_id set not null;
      alter table diagnostic drop column dismissed_at, drop column field, drop column indicator_id, drop column task_id,
        drop column document_id;
    `);
  }
}
