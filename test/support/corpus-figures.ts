import type { Locator } from 'playwright-core';
import type { CorpusDashboard } from './corpus-dashboard';

type Rows = Pick<CorpusDashboard, 'rows'>;

/** What the dashboard shows of the collected documents, as plain SQL over the tables has it. */

const BUCKETS = ['COMPLETED_ON_TIME', 'COMPLETED_LATE', 'OPEN_IN_TIME', 'OPEN_OVERDUE', 'NO_DEADLINE'];

/** How many tasks there are in each official bucket on a day; `which` narrows tasks t by `$2`. */
export async function bucketsOf(
  { rows }: Rows,
  asOf: string,
  which = '$2::int is null',
  value: number | null = null,
): Promise<Record<string, number>> {
  const found = await rows<{ bucket: string; count: number }>(
    `with due as (
       select t.id, t.status, t.completed_on, max(d.due_on) as due_on
         from task t left join deadline d on d.task_id = t.id
        where t.status <> 'CANCELLED' and not exists (select from task part where part.parent_id = t.id) and ${which}
        group by t.id)
     select case
         when due_on is null then 'NO_DEADLINE'
         when status = 'COMPLETED' and completed_on <= due_on then 'COMPLETED_ON_TIME'
         when status = 'COMPLETED' then 'COMPLETED_LATE'
         when due_on >= $1::date then 'OPEN_IN_TIME' else 'OPEN_OVERDUE' end as bucket, count(*)::int as count
       from due group by 1`,
    [asOf, value],
  );
  return Object.fromEntries(BUCKETS.map((bucket) => [bucket, found.find((row) => row.bucket === bucket)?.count ?? 0]));
}

/** The same as it is on the screen. */
export const shownBuckets = async (part: Locator): Promise<Record<string, number>> =>
  Object.fromEntries(
    await part
      .locator('[data-bucket]:not([data-bucket=ALL])')
      .evaluateAll((all) => all.map((one) => [one.dataset.bucket, Number(one.textContent?.replace('.', ''))])),
  );

export interface CorpusPlan {
  id: number;
  file: string;
  title: string;
  text: string;
  tasks: number;
  dated: number;
  indicators: number;
  declared: number;
  remarks: number;
}

/** Plans with what each has, those with the most tasks first. */
export async function plansOf({ rows }: Rows): Promise<CorpusPlan[]> {
  return rows<CorpusPlan>(
    `select p.id, s.file_name as file, p.title, s.text,
       (select count(*)::int from task where plan_id = p.id) as tasks,
       (select count(*)::int from task t where plan_id = p.id
           and exists (select from deadline where task_id = t.id and due_on is not null)) as dated,
       (select count(*)::int from indicator where plan_id = p.id) as indicators,
       (select count(*)::int from declared_item where plan_id = p.id) as declared,
       (select count(*)::int from diagnostic where plan_id = p.id) as remarks
     from plan p join source_text s on s.id = p.source_text_id order by tasks desc, p.id`,
  );
}

/** Where something was read from a text. */
export interface Evidence {
  kind: string;
  id: number;
  start: number;
  end: number;
  quote: string;
}

/** All that was read from a plan's text: `id` of the row that its mark leads to. */
export async function evidenceOf({ rows }: Rows, planId: number): Promise<Evidence[]> {
  const found = await rows<{ kind: string; id: number; evidence: { start: number; end: number; quote: string } }>(
    `select 'SECTION' as kind, id, evidence from section where plan_id = $1
     union all select 'THEME', id, evidence from theme where plan_id = $1
     union all select 'INDICATOR', id, evidence from indicator where plan_id = $1
     union all select 'DECLARED', id, evidence from declared_item where plan_id = $1
     union all select 'DOUBT', id, evidence from diagnostic where plan_id = $1 and evidence is not null
     union all select 'CITATION', document_id, evidence from citation where plan_id = $1
     union all select 'TASK', id, evidence from task where plan_id = $1
     union all select 'ASSIGNMENT', a.unit_id, a.evidence from assignment a join task t on t.id = a.task_id where t.plan_id = $1
     union all select 'DEADLINE', t.id, d.evidence from deadline d join task t on t.id = d.task_id where t.plan_id = $1`,
    [planId],
  );
  return found.map(({ kind, id, evidence }) => ({ kind, id, ...evidence }));
}

export interface CorpusUnit {
  id: number;
  name: string;
  led: number;
  coordinated: number;
}

/** The busiest units, and the one with the longest name. */
export async function unitsOf({ rows }: Rows, count: number): Promise<CorpusUnit[]> {
  const units = `select u.id, u.name, count(a.id) filter (where a.role = 'LEAD')::int as led,
      count(a.id) filter (where a.role = 'COORDINATE')::int as coordinated, u.is_collective
    from unit u left join assignment a on a.unit_id = u.id group by u.id`;
  const busiest = await rows<CorpusUnit>(
    `select * from (${units}) as u where not is_collective order by led + coordinated desc, id limit $1`,
    [count],
  );
  return [
    ...busiest,
    ...(await rows<CorpusUnit>(`select * from (${units}) as u order by length(name) desc, id limit 1`)),
  ];
}

export interface CorpusDocument {
  id: number;
  number: string | null;
  name: string | null;
  cited: number;
  cites: number;
}

/** The documents that are cited most, the one that cites most, and the one with the longest name. */
export async function documentsOf({ rows }: Rows, count: number): Promise<CorpusDocument[]> {
  const documents = `select d.id, d.number, d.name, count(c.id)::int as cited,
      (select count(*)::int from citation where citing_document_id = d.id) as cites
    from legal_document d left join citation c on c.document_id = d.id group by d.id`;
  const ordered = (by: string, most: number) =>
    rows<CorpusDocument>(`select * from (${documents}) as d order by ${by}, id limit $1`, [most]);
  return [
    ...(await ordered('cited desc', count)),
    ...(await ordered('cites desc', 1)),
    ...(await ordered('length(name) desc nulls last', 1)),
  ];
}

/** All that rests on a document, by kind: a closure over the relations by which one document rests on another. */
export const RESTING_SQL = `
  with recursive
    rests as (select * from citation where kind in ('BASIS', 'IMPLEMENTS', 'ISSUED_WITH', 'GUIDES', 'DETAILS', 'CITES')),
    reached as (
      select $1::int as id union select r.citing_document_id from reached join rests r on r.document_id = reached.id),
    tasks as (select distinct r.task_id as id from rests r join reached on reached.id = r.document_id where r.task_id is not null)
  select count(p.id) filter (where reached.id <> $1)::int as "Plan", count(*) filter (where p.id is null and reached.id <> $1)::int as "LegalDocument",
         (select count(*)::int from tasks) as "Task",
         (select count(distinct a.unit_id)::int from tasks join assignment a on a.task_id = tasks.id and a.role = 'LEAD') as "Unit"
    from reached left join plan p on p.document_id = reached.id`;
