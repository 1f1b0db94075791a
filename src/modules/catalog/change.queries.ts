import { ascending, type OrderTerm } from '../../graph/links';
import type { KeptRow } from '../../graph/shown-field';
import type { Reader } from '../../reader';

/** A row of the history, with its place in the order of commits. */
export interface KeptChange {
  id: number;
  position: number;
  /** Of what was committed together. */
  recordingId: number;
  recordedAt: Date;
  /** The node that it is, or is a part of: "Task:12". */
  node: string;
  tableName: string;
  rowId: number;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  before: KeptRow | null;
  after: KeptRow | null;
  actor: string;
  reason: string | null;
}

/** Which changes; null: whichever. */
export interface ChangeConditions {
  since: Date | null;
  until: Date | null;
  types: readonly string[] | null;
  node: string | null;
  /** A plan or unit, with the tasks and indicators in it. */
  within: { type: 'Plan' | 'Unit'; id: number } | null;
  actor: string | null;
}

/** A place in the list: the recording's position and the row. */
export type ChangePlace = readonly [position: number, id: number];

/** In the order of commits; within one, in the order in which it was done. */
export const CHANGE_ORDER: readonly OrderTerm[] = ['position', 'id'].map(ascending);

const COLUMNS = `h.id, g.position, h.recording_id as "recordingId", g.recorded_at as "recordedAt", h.node, h.table_name as "tableName",
  h.row_id as "rowId", h.operation, h.before, h.after, h.actor, h.reason`;

const FROM = 'recording g join history h on h.recording_id = g.id';

/**
 * What is in a plan, what was taken out of it too, and what a unit does now. Served by task_plan_id_position_idx,
 * history_before_plan_id_idx and assignment_unit_id_idx.
 */
const NODES_WITHIN: Readonly<Record<'Plan' | 'Unit', (place: string) => string>> = {
  Plan: (place) => `select 'Plan:' || ${place}::int
    union select 'Task:' || t.id from published.task t where t.plan_id = ${place}::int
    union select 'Indicator:' || i.id from published.indicator i where i.plan_id = ${place}::int
    union select w.node from history w
     where w.table_name in ('task', 'indicator') and w.before->>'plan_id' is not null and (w.before->>'plan_id')::int = ${place}::int`,
  Unit: (place) => `select 'Unit:' || ${place}::int
    union select 'Task:' || a.task_id from published.assignment a where a.unit_id = ${place}::int`,
};

/** A recording has no position before it is committed: what is not committed is not there to be seen either. */
function whereOf(asked: ChangeConditions): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions = ['h.node is not null', 'g.position is not null'];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value === null) return;
    conditions.push(condition(`$${values.push(value)}`));
  };
  add(asked.since?.toISOString() ?? null, (place) => `g.recorded_at > ${place}::timestamptz`);
  add(asked.until?.toISOString() ?? null, (place) => `g.recorded_at <= ${place}::timestamptz`);
  add(asked.types, (place) => `split_part(h.node, ':', 1) = any(${place}::text[])`);
  add(asked.node, (place) => `h.node = ${place}`);
  add(asked.within?.id ?? null, (place) => `h.node = any(array(${NODES_WITHIN[asked.within?.type ?? 'Plan'](place)}))`);
  add(asked.actor, (place) => `h.actor = ${place}`);
  return { where: conditions.join(' and '), values };
}

/**
 * The changes after a place, in the order of commits, or against it. Served by recording_position_key and history_recording_id_idx; of one
 * node by history_node_idx.
 */
export function findChanges(
  db: Reader,
  asked: ChangeConditions,
  after: ChangePlace | null,
  limit: number,
  isNewestFirst = false,
): Promise<KeptChange[]> {
  const { where, values } = whereOf(asked);
  const beyond = after
    ? ` and ${beyondPlace(`$${values.push(after[0])}::bigint`, `$${values.push(after[1])}::bigint`, isNewestFirst)}`
    : '';
  return db.rows(
    `select ${COLUMNS} from ${FROM} where ${where}${beyond} order by ${placeOrder(isNewestFirst)} limit $${values.push(limit)}`,
    values,
  );
}

/** The place of the last change that the reader sees; before all of them where there is none. Served by recording_position_key. */
export async function lastPlace(db: Reader): Promise<ChangePlace> {
  const [row] = await db.rows<{ position: number; id: number }>(
    `select g.position, h.id from ${FROM} where h.node is not null and g.position is not null
      order by g.position desc, h.id desc limit 1`,
    [],
  );
  return row ? [row.position, row.id] : [0, 0];
}

/** The last place in the order of commits, whoever sees what is there. */
export async function lastPosition(db: Reader): Promise<number> {
  const [row] = await db.rows<{ last: number | null }>('select last_position() as last', []);
  return row?.last ?? 0;
}

/** How many changes there are, under the same conditions. */
export async function countChanges(db: Reader, asked: ChangeConditions): Promise<number> {
  const { where, values } = whereOf(asked);
  const [row] = await db.rows<{ n: number }>(`select count(*)::int as n from ${FROM} where ${where}`, values);
  return row?.n ?? 0;
}

const placeOrder = (isNewestFirst: boolean): string =>
  isNewestFirst ? 'g.position desc, h.id desc' : 'g.position, h.id';

/** The first condition says what the second does, and can be looked up. */
const beyondPlace = (position: string, id: string, isBackwards = false): string => {
  const beyond = isBackwards ? '<' : '>';
  return `g.position ${beyond}= ${position} and (g.position ${beyond} ${position} or h.id ${beyond} ${id})`;
};

/** The changes of each node of a type after a place, in the order of commits, or against it. Served by history_node_idx. */
export function changesOfNodes(
  db: Reader,
  asked: { type: string; ids: readonly number[]; after: ChangePlace | null; limit: number; isNewestFirst: boolean },
): Promise<(KeptChange & { nodeRowId: number })[]> {
  const { type, ids, after, limit, isNewestFirst } = asked;
  const beyond = after ? ` and ${beyondPlace('$4::bigint', '$5::bigint', isNewestFirst)}` : '';
  return db.rows(
    `select p.id as "nodeRowId", c.* from unnest($1::int[]) as p(id) cross join lateral (
       select ${COLUMNS} from ${FROM}
        where h.node = $2 || ':' || p.id::text and g.position is not null${beyond}
        order by ${placeOrder(isNewestFirst)} limit $3) c`,
    [ids, type, limit, ...(after ?? [])],
  );
}

/** How many changes each node of a type has, by its row id. Served by history_node_idx. */
export async function countChangesOfNodes(
  db: Reader,
  asked: { type: string; ids: readonly number[] },
): Promise<Map<number, number>> {
  const rows = await db.rows<{ id: number; n: number }>(
    `select p.id, (select count(*)::int from ${FROM}
                    where h.node = $2 || ':' || p.id::text and g.position is not null) as n
       from unnest($1::int[]) as p(id)`,
    [asked.ids, asked.type],
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}
