import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports and figures leave on the row that they are about; how far an indicator has come, by one formula for all who ask. */
export class Writing1795000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task add column reported_at timestamptz;
      comment on column task.reported_at is 'When something was last reported on it: a report counts as a change of the task.';
      alter table indicator add column measured_at timestamptz;
      comment on column indicator.measured_at is 'When a figure was last recorded or corrected: that counts as a change of the indicator.';

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
      comment on function indicator_share(text, numeric, numeric, numeric, numeric, boolean) is
        'How much of a target a figure is, 0 to 1, by which formula (GraphQL enum ProgressFormula) and from what; nulls where there is no figure or no target.';

      -- "tăng 12%" is of the baseline, but a rate that rises by 2% rises by two points
      create function change_is_relative(measure_unit text, name text) returns boolean language sql immutable parallel safe return
        measure_unit like '\\%%' and lower(name collate "und-x-icu") !~ '(tỷ|tỉ) (lệ|suất|trọng)|độ che phủ';
      comment on function change_is_relative(text, text) is 'Is a change asked for (tăng, giảm) in percent of the baseline?';

      create view published.indicator_progress as
        select i.id as indicator_id, i.plan_id, i.task_id, i.value is not null as has_target, s.formula, s.numerator, s.denominator, s.share
          from indicator i
          left join lateral (
            select o.value from observation o where o.indicator_id = i.id order by o.observed_on desc, o.id desc limit 1) o on true
          cross join lateral indicator_share(i.operator, i.value, i.upper_value, i.baseline, o.value,
            change_is_relative(i.measure_unit, i.name)) s;
      comment on view published.indicator_progress is 'The figure observed last of every indicator against its target.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view published.indicator_progress;
      drop function change_is_relative(text, text);
      drop function indicator_share(text, numeric, numeric, numeric, numeric, boolean);
      alter table indicator drop column measured_at;
      alter table task drop column reported_at;
    `);
  }
}
