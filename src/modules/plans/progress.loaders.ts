import type { Loader } from '../../graph/context';
import { NO_PROGRESS, type Progress, percentOf } from '../../graph/progress';

/** What is known of one row that is asked for, of the leaf tasks below it, and of its indicators. */
interface Known {
  id: number;
  reported: number | null;
  done: number | null;
  leaves: number;
  silentLeaves: number;
  reached: number | null;
  indicators: number;
  silentIndicators: number;
}

/**
 * Read per row, by an index: `offset 0` keeps it so where the views of the graph as recorded are read, which would be
 * gone through whole otherwise (decision 0017).
 */
const shareOf = (id: string): string =>
  `left join lateral (select d.percent from task_share_done d where d.task_id = ${id} offset 0) s on true`;

/**
 * What is known of rows that tasks hang on. `seeds` gives the tasks right below them: (root, id, own report, null);
 * `asked` the rows themselves: (id, reported); `ofAsked` ties an indicator `i` to one of them, `a`. Served by
 * task_parent_id_idx, progress_report_task_id_idx and the indices of indicator on task_id and plan_id.
 */
const statement = (seeds: string, asked: string, ofAsked: string): string =>
  // union, not union all: a ring of parents ends
  `with recursive below (root, id, own, above) as (
     ${seeds}
     union
     select b.root, c.id, s.percent, coalesce(b.own, b.above)
       from below b cross join lateral (
         select t.id from task t where t.parent_id = b.id and t.status <> 'CANCELLED' offset 0) c ${shareOf('c.id')}),
   leaf (root, share) as (
     select b.root, coalesce(b.own / 100, m.share, b.above / 100)
       from below b left join lateral (
         select avg(coalesce(i.share, 0)) as share from published.indicator_progress i
          where i.task_id = b.id and i.has_target and b.own is null having count(i.share) > 0) m on true
      where not exists (select from task c where c.parent_id = b.id offset 0))
   select a.id, a.reported, r.done, r.leaves, r."silentLeaves", m.*
     from (${asked}) a
     left join (select root, sum(share) as done, count(*)::int as leaves, (count(*) - count(share))::int as "silentLeaves"
                  from leaf group by root) r on r.root = a.id
     cross join lateral (
       select sum(i.share) as reached, count(*)::int as indicators, (count(*) - count(i.share))::int as "silentIndicators"
         from published.indicator_progress i where ${ofAsked} and i.has_target and a.reported is null and r.done is null) m`;

const OF_TASKS = statement(
  `select c.parent_id, c.id, s.percent, null::numeric
     from task c ${shareOf('c.id')} where c.parent_id = any($1::int[]) and c.status <> 'CANCELLED'`,
  `select t.id, s.percent as reported from unnest($1::int[]) as t(id) ${shareOf('t.id')}`,
  'i.task_id = a.id',
);

const OF_PLANS = statement(
  `select c.plan_id, c.id, s.percent, null::numeric
     from task c ${shareOf('c.id')}
    where c.plan_id = any($1::int[]) and c.parent_id is null and c.status <> 'CANCELLED'`,
  `select p.id, null::numeric as reported from unnest($1::int[]) as p(id)`,
  'i.plan_id = a.id',
);

function progressOf(known: Known): Progress {
  const { reported, done, leaves, silentLeaves, reached, indicators, silentIndicators } = known;
  if (reported !== null)
    return {
      ...NO_PROGRESS,
      percent: percentOf(reported / 100),
      method: 'REPORTED',
      formula: 'AS_REPORTED',
      numerator: reported,
      denominator: 100,
    };
  if (done !== null)
    return {
      percent: percentOf(done / leaves),
      method: 'ROLLED_UP',
      formula: 'MEAN_OF_TASKS',
      numerator: done,
      denominator: leaves,
      of: leaves,
      withoutData: silentLeaves,
    };
  if (reached === null) return NO_PROGRESS;
  return {
    percent: percentOf(reached / indicators),
    method: 'FROM_INDICATORS',
    formula: 'MEAN_OF_INDICATORS',
    numerator: reached,
    denominator: indicators,
    of: indicators,
    withoutData: silentIndicators,
  };
}

const loader = (name: string, text: string): Loader<Progress> => ({
  name,
  batch: async (ctx, ids) => {
    const known = new Map((await ctx.db.rows<Known>(text, [ids])).map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = known.get(id);
      return row ? progressOf(row) : NO_PROGRESS;
    });
  },
});

/** How far a task has come; Task.progress says by which rules. */
export const taskProgressById: Loader<Progress> = loader('task.progress', OF_TASKS);

/** How far a plan has come; Plan.progress says by which rules. */
export const planProgressById: Loader<Progress> = loader('plan.progress', OF_PLANS);
