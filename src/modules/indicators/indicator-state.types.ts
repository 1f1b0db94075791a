import { Field, Float, ObjectType } from 'type-graphql';
import { describedEnum } from '../../graph/described-enum';
import { ProgressFormula } from '../../graph/progress';
import { DateScalar } from '../../graph/scalars';

export const IndicatorState = describedEnum(
  'IndicatorState',
  'How an indicator stands on a day (tình trạng thực hiện chỉ tiêu).',
  {
    MET: 'The figure observed last meets the target, or keeps within the limit (đạt).',
    ON_PATH: 'It is at least as far as even steps from the plan to the end of the period would have it (đúng tiến độ).',
    OFF_PATH: 'It is less far than that, or beyond the limit (chậm tiến độ).',
    NO_DATA:
      'It has no figure by then, no target, or neither it nor its plan names a year to draw the way to (chưa có số liệu).',
  },
);
export type IndicatorState = keyof typeof IndicatorState;

@ObjectType({
  simpleResolvers: true,
  description: 'How an indicator stands on a day, with all that it was worked out from (tình trạng chỉ tiêu).',
})
export class IndicatorStanding {
  @Field(() => DateScalar, { description: 'The day (tính đến ngày).' })
  asOf!: string;

  @Field(() => IndicatorState, { description: 'How it stands (tình trạng).' })
  state!: IndicatorState;

  @Field(() => Float, { nullable: true, description: 'The figure observed last by that day (số liệu).' })
  figure!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'When that was (ngày ghi nhận).' })
  observedOn!: string | null;

  @Field(() => ProgressFormula, { nullable: true, description: 'How percent was worked out (công thức).' })
  formula!: ProgressFormula | null;

  @Field(() => Float, { nullable: true, description: 'What percent divides (tử số).' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'By what it is divided (mẫu số).' })
  denominator!: number | null;

  @Field(() => Float, { nullable: true, description: 'How much of the target is reached, 0 to 100 (phần trăm đạt).' })
  percent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much would be reached by that day in even steps from what the baseline is of the target: the days gone since from ÷ those from there to until (phần trăm theo tiến độ).',
  })
  expectedPercent!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Where the way begins: the day on which the plan takes effect, else of its issue, else its year (từ ngày).',
  })
  from!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Where it ends: the end of the last year that its period names, else of the plan's year (đến ngày).",
  })
  until!: string | null;
}
