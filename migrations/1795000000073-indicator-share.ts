import type { MigrationInterface, QueryRunner } from 'typeorm';

const COMMENT =
  'How much of a target a figure is, 0 to 1, by which formula (GraphQL enum ProgressFormula) and from what; nulls where there is no figure or no target.';

const PROGRESS = `
      create or replace view published.indicator_progress as
        select i.id as indicator_id, i.plan_id, i.task_id, i.value is not null as has_target, s.formula, s.numerator, s.denominator, s.share
          from indicator i
          left join lateral (
            select o.value from observation o where o.indicator_id = i.id order by o.observed_on desc, o.id desc limit 1) o on true
          cross join lateral indicator_share(i.operator, i.value, i.upper_value, i.baseline, o.value,
            change_is_relative(i.measure_unit, i.name)) s;`;

/**
 * The share of a target as one select, which PostgreSQL puts in the place of its call: a report over all indicators works it out
 * for each. What is read of observations stands in the index that they are found by.
 */
export class IndicatorShare1795000000073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter function indicator_share(text, numeric, numeric, numeric, numeric, boolean) rename to indicator_share_before;
      create function indicator_share(operator text, target numeric, upper_target numeric, baseline numeric, figure numeric, is_relative boolean)
        returns table (formula text, numerator numeric, denominator numeric, share numeric)
        language sql immutable parallel safe rows 1 as $$
        select case when p.share is null and p.denominator <= 0 then 'MET_OR_NOT' else p.formula end, p.numerator, p.denominator,
               case when p.formula is not null then
                 least(greatest(case when p.share is not null then p.share
                                     when p.denominator > 0 then p.numerator / p.denominator
                                     when p.numerator > p.denominator or p.numerator = p.denominator and operator <> 'GT' then 1
                                     else 0 end, 0), 1) end
          -- the end of the target that a figure from above has to reach
          from (select coalesce(upper_target, target) as ceiling) c
         cross join lateral (
           select case when figure is null or target is null then null
                       -- without a baseline the figure is the change itself
                       when operator in ('INCREASE', 'DECREASE') then case when is_relative and baseline = 0 then null else 'CHANGE_BY_TARGET' end
                       when operator in ('GT', 'GTE') then 'FIGURE_BY_TARGET'
                       when baseline > c.ceiling and figure > c.ceiling then 'WAY_FROM_BASELINE'
                       when operator in ('LT', 'LTE') or target <= 0 or baseline > c.ceiling then 'LIMIT'
                       else 'FIGURE_BY_TARGET' end as formula) f
         cross join lateral (
           select f.formula,
                  case f.formula
                    when 'CHANGE_BY_TARGET' then
                      case when baseline is null then figure when operator = 'INCREASE' then figure - baseline else baseline - figure end
                        * case when is_relative and baseline is not null then 100 / abs(baseline) else 1 end
                    when 'WAY_FROM_BASELINE' then baseline - figure
                    when 'LIMIT' then case when figure <= c.ceiling then figure else c.ceiling end
                    when 'FIGURE_BY_TARGET' then figure end as numerator,
                  case f.formula
                    when 'WAY_FROM_BASELINE' then baseline - c.ceiling
                    when 'LIMIT' then case when figure <= c.ceiling then c.ceiling else figure end
                    when 'CHANGE_BY_TARGET' then target
                    when 'FIGURE_BY_TARGET' then target end as denominator,
                  case f.formula
                    when 'LIMIT' then case when figure <= c.ceiling then 1 when c.ceiling <= 0 then 0 else c.ceiling / figure end end as share) p
      $$;
      comment on function indicator_share(text, numeric, numeric, numeric, numeric, boolean) is '${COMMENT}';
      ${PROGRESS}
      drop function indicator_share_before(text, numeric, numeric, numeric, numeric, boolean);

      drop index observation_indicator_id_observed_on_idx;
      create index observation_indicator_id_observed_on_idx on observation (indicator_id, observed_on, id) include (value);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index observation_indicator_id_observed_on_idx;
      create index observation_indicator_id_observed_on_idx on observation (indicator_id, observed_on);

      alter function indicator_share(text, numeric, numeric, numeric, numeric, boolean) rename to indicator_share_after;
      create function indicator_share(operator text, target numeric, upper_target numeric, baseline numeric, figure numeric,
          is_relative boolean, out formula text, out numerator numeric, out denominator numeric, out share numeric)
        language plpgsql immutable parallel safe as $$
      declare
        -- the end of the target that a figure from above has to reach
        ceiling numeric := coalesce(upper_target, target);
      begin
        if figure is null or target is null then
          return;
        end if;
        if operator in ('INCREASE', 'DECREASE') then
          -- without a baseline the figure is the change itself
          if is_relative and baseline = 0 then
            return;
          end if;
          numerator := case when baseline is null then figure
                            when operator = 'INCREASE' then figure - baseline else baseline - figure end
                     * case when is_relative and baseline is not null then 100 / abs(baseline) else 1 end;
          denominator := target;
          formula := 'CHANGE_BY_TARGET';
        elsif operator in ('GT', 'GTE') then
          formula := 'FIGURE_BY_TARGET';
          numerator := figure;
          denominator := target;
        elsif baseline > ceiling and figure > ceiling then
          formula := 'WAY_FROM_BASELINE';
          numerator := baseline - figure;
          denominator := baseline - ceiling;
        elsif operator in ('LT', 'LTE') or target <= 0 or baseline > ceiling then
          formula := 'LIMIT';
          numerator := case when figure <= ceiling then figure else ceiling end;
          denominator := case when figure <= ceiling then ceiling else figure end;
          share := case when figure <= ceiling then 1 when ceiling <= 0 then 0 else ceiling / figure end;
        else
          formula := 'FIGURE_BY_TARGET';
          numerator := figure;
          denominator := target;
        end if;
        if share is null and denominator <= 0 then
          formula := 'MET_OR_NOT';
          share := case when numerator > denominator or numerator = denominator and operator <> 'GT' then 1 else 0 end;
        end if;
        share := least(greatest(coalesce(share, numerator / nullif(denominator, 0)), 0), 1);
      end $$;
      comment on function indicator_share(text, numeric, numeric, numeric, numeric, boolean) is '${COMMENT}';
      ${PROGRESS}
      drop function indicator_share_after(text, numeric, numeric, numeric, numeric, boolean);
    `);
  }
}
