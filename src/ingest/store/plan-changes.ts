import type { EntityManager } from 'typeorm';
import type { ImportChange } from '../../graph/import-document';

/** What a person would say of a task or an indicator, for comparing it with what it was. */
interface Item {
  what: ImportChange['what'];
  ordinal: string | null;
  title: string;
  fields: Readonly<Record<string, string | null>>;
}

/** The tasks and indicators of plans as they are stored, by row. */
export type PlanContent = ReadonlyMap<string, Item>;

/** The content of the documents' plans as it is now. */
export async function planContent(manager: EntityManager, documentIds: readonly number[]): Promise<PlanContent> {
  const content = new Map<string, Item>();
  if (documentIds.length === 0) return content;
  for (const { id, ordinal, title, ...fields } of await manager.query<TaskRow[]>(TASKS, [documentIds]))
    content.set(`task ${id}`, { what: 'task', ordinal, title, fields });
  for (const row of await manager.query<IndicatorRow[]>(INDICATORS, [documentIds])) {
    const { id, name, measureUnit, period, owner } = row;
    const fields = { target: targetOf(row), measureUnit, period, baseline: decimal(row.baseline), owner };
    content.set(`indicator ${id}`, { what: 'indicator', ordinal: null, title: name, fields });
  }
  return content;
}

/** What became of each task and indicator, in the order of the document; what only moved in its text is none. */
export function changesBetween(before: PlanContent, after: PlanContent): ImportChange[] {
  const changes: ImportChange[] = [];
  for (const [id, item] of after) {
    const { what, ordinal, title } = item;
    const old = before.get(id);
    const details = old === undefined ? [] : detailsOf(old, item);
    if (old === undefined || details.length > 0)
      changes.push({ kind: old === undefined ? 'added' : 'changed', what, ordinal, title, details });
  }
  for (const [id, { what, ordinal, title }] of before)
    if (!after.has(id)) changes.push({ kind: 'removed', what, ordinal, title, details: [] });
  return changes;
}

function detailsOf(before: Item, after: Item): ImportChange['details'] {
  const fieldsOf = ({ ordinal, title, fields }: Item) => ({ ordinal, title, ...fields });
  const [old, now] = [fieldsOf(before), fieldsOf(after)] as Readonly<Record<string, string | null>>[];
  const details = Object.keys(now ?? {})
    .map((field) => ({ field, before: old?.[field] ?? null, after: now?.[field] ?? null }))
    .filter((detail) => detail.before !== detail.after);
  // where the title says it, the whole text need not
  return details.some(({ field }) => field === 'title') ? details.filter(({ field }) => field !== 'text') : details;
}

interface TaskRow extends Readonly<Record<string, string | null>> {
  id: never;
  title: string;
  ordinal: string | null;
}

interface IndicatorRow {
  id: number;
  name: string;
  operator: string;
  value: string | null;
  upperValue: string | null;
  measureUnit: string | null;
  period: string | null;
  baseline: string | null;
  owner: string | null;
}

const SIGNS: Readonly<Record<string, string>> = {
  GT: '> ',
  GTE: '≥ ',
  LT: '< ',
  LTE: '≤ ',
  INCREASE: 'tăng ',
  DECREASE: 'giảm ',
  APPROX: 'khoảng ',
};

function targetOf({ operator, value, upperValue }: IndicatorRow): string | null {
  if (value === null) return null;
  return upperValue === null
    ? `${SIGNS[operator] ?? ''}${decimal(value)}`
    : `${decimal(value)} - ${decimal(upperValue)}`;
}

/** A number of the database in Vietnamese notation. */
const decimal = (number: string | null): string | null => number?.replace('.', ',') ?? null;

const TASKS = `
  select t.id, t.ordinal, t.title, t.text, t.expected_result as "expectedResult",
    (select string_agg(u.name, '; ' order by a.position, a.id) from assignment a join unit u on u.id = a.unit_id
      where a.task_id = t.id and a.role = 'LEAD') as lead,
    (select string_agg(u.name, '; ' order by a.position, a.id) from assignment a join unit u on u.id = a.unit_id
      where a.task_id = t.id and a.role = 'COORDINATE') as coordinate,
    (select string_agg(d.text, '; ' order by d.position, d.id) from deadline d where d.task_id = t.id) as deadline
  from task t join plan p on p.id = t.plan_id
  where p.document_id = any($1::int[])
  order by p.id, t.position, t.id`;

const INDICATORS = `
  select i.id, i.name, i.operator, i.value::text, i.upper_value::text as "upperValue", i.measure_unit as "measureUnit",
    i.period, i.baseline::text, u.name as owner
  from indicator i join plan p on p.id = i.plan_id left join unit u on u.id = i.owner_id
  where p.document_id = any($1::int[])
  order by p.id, i.position, i.id`;
