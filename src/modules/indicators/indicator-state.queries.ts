import { computedFields } from '../../graph/computed-fields';
import type { Loader } from '../../graph/context';
import { type IndicatorStanding, IndicatorState } from './indicator-state.types';

/** Whether a change is asked for in percent of the baseline: its words are looked at where a change is asked for at all. */
const relative = (alias: string): string =>
  `${alias}.operator in ('INCREASE', 'DECREASE') and change_is_relative(${alias}.measure_unit, ${alias}.name)`;

/**
 * How an indicator stands on a day, for the row under `alias`: columns of one row, `p` being its plan. The figure is the
 * last observed by then. The way leads in even steps from the baseline on the first day of its plan (from nothing where none is
 * given) to the target on the last day of the last year that
 * its period names, the plan's year where it names none.
 */
const standing = (alias: string, day: string): string => `
    from published.plan p
    left join lateral (
      select o.value, o.observed_on from published.observation o
       where o.indicator_id = ${alias}.id and o.observed_on <= ${day} order by o.observed_on desc, o.id desc limit 1) f on true
    cross join lateral indicator_share(${alias}.operator, ${alias}.value, ${alias}.upper_value, ${alias}.baseline, f.value,
      ${relative(alias)}) s
    cross join lateral (
      select coalesce(p.effective_on, p.issued_on, make_date(p.year, 1, 1)) as from_day,
             make_date(coalesce((regexp_match(${alias}.period, '.*\\m((?:19|20)\\d\\d)\\M'))[1]::int, p.year), 12, 31) as until_day) w
    cross join lateral indicator_share(${alias}.operator, ${alias}.value, ${alias}.upper_value, ${alias}.baseline, ${alias}.baseline,
      ${relative(alias)}) b
    cross join lateral (
      select case when ${day} >= w.until_day then 1 when ${day} <= w.from_day then 0
                  else (${day} - w.from_day)::numeric / (w.until_day - w.from_day) end as elapsed) way
    cross join lateral (select coalesce(b.share, 0) + (1 - coalesce(b.share, 0)) * way.elapsed as expected) e
   where p.id = ${alias}.plan_id`;

/** A limit is kept or not; it has no way. A strict bound is not met by the bound itself. */
const state = (alias: string): string => `
    case when s.share is null then 'NO_DATA'
         when s.share = 1 and not (${alias}.operator in ('GT', 'LT') and f.value = ${alias}.value) then 'MET'
         when s.formula = 'LIMIT' then 'OFF_PATH'
         when e.expected is null then 'NO_DATA'
         when s.share >= e.expected then 'ON_PATH' else 'OFF_PATH' end`;

/** How the indicator under `alias` stands on a day (SQL of a date). */
export const stateSql = (alias: string, day: string): string => `(select ${state(alias)} ${standing(alias, day)})`;

export const indicatorComputed = computedFields('Indicator', {
  state: {
    type: () => IndicatorState,
    takesDay: true,
    description: 'How it stands on a day against its target and the way there (tình trạng chỉ tiêu).',
    sql: (alias, { bind }, asOf) => stateSql(alias, `${bind(asOf)}::date`),
  },
});

/** How indicators stand on a day. Served by observation_indicator_id_observed_on_idx. */
export const standingByIndicatorId = (day: string): Loader<IndicatorStanding | null> => ({
  name: `indicator.standing ${day}`,
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<IndicatorStanding & { id: number }>(
      `select i.id, g.* from unnest($1::int[]) as asked(id) join indicator i on i.id = asked.id cross join lateral (
         select ${state('i')} as state, f.value as figure, f.observed_on as "observedOn", s.formula, s.numerator, s.denominator,
                round(100 * s.share, 1) as percent, round(100 * e.expected, 1) as "expectedPercent",
                w.from_day as "from", w.until_day as "until" ${standing('i', '$2::date')}) g`,
      [ids, day],
    );
    const byId = new Map(rows.map(({ id, ...row }) => [id, { ...row, asOf: day }]));
    return ids.map((id) => byId.get(id) ?? null);
  },
});
