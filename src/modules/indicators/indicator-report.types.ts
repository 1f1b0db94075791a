import { Field, Int, ObjectType } from 'type-graphql';
import { Costing } from '../../graph/costs';
import { describedEnum } from '../../graph/described-enum';
import { Share } from '../../graph/report';
import { DateScalar } from '../../graph/scalars';
import { PlanRef, UnitRef } from './refs';

export const IndicatorDimension = describedEnum(
  'IndicatorDimension',
  'By what a report groups indicators (chiều tổng hợp chỉ tiêu).',
  {
    PLAN: 'The plan that sets it (kế hoạch).',
    OWNER: 'The unit that answers for it (đơn vị theo dõi).',
    ISSUER: 'The body that issued the plan (cơ quan ban hành).',
    YEAR: 'The year that the plan is for (năm kế hoạch).',
    FIELD: 'A field of government of the plan; an indicator of two counts in both groups (lĩnh vực).',
    MEASURE_UNIT: 'In what it is measured (đơn vị tính).',
  },
);
export type IndicatorDimension = keyof typeof IndicatorDimension;

@ObjectType({ simpleResolvers: true, description: 'What the indicators of a group have in common (khóa nhóm).' })
export class IndicatorReportKey {
  @Field(() => IndicatorDimension, { description: 'In what respect (chiều).' })
  dimension!: IndicatorDimension;

  @Field(() => String, {
    nullable: true,
    description: 'The value; null where unit or plan says it, and for indicators that have none (giá trị).',
  })
  value!: string | null;

  @Field(() => UnitRef, { nullable: true, description: 'The unit, for OWNER and ISSUER (đơn vị).' })
  unit!: unknown;

  @Field(() => PlanRef, { nullable: true, description: 'The plan, for PLAN (kế hoạch).' })
  plan!: unknown;
}

@ObjectType({ description: 'The indicators of a group by how they stand (số liệu theo nhóm).' })
export class IndicatorReportRow {
  /** The filter under which `indicators` finds them. */
  filter!: object;

  /** The day by which they are judged. */
  asOf!: string;

  @Costing({ size: 3 })
  @Field(() => [IndicatorReportKey], { description: 'Which group it is; nothing for the total (khóa nhóm).' })
  key!: IndicatorReportKey[];

  @Field(() => Int, { description: 'How many indicators (tổng số chỉ tiêu).' })
  indicatorCount!: number;

  @Field(() => Share, { description: 'Their target is met (đạt).' })
  met!: Share;

  @Field(() => Share, { description: 'On their path (đúng tiến độ).' })
  onPath!: Share;

  @Field(() => Share, { description: 'Off it (chậm tiến độ).' })
  offPath!: Share;

  @Field(() => Share, { description: 'Nothing to judge them by (chưa có số liệu).' })
  noData!: Share;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Targets against actuals (biểu tổng hợp tình hình thực hiện chỉ tiêu). Indicator.standing says of each how it was worked out.',
})
export class IndicatorReport {
  @Field(() => DateScalar, { description: 'The day by which indicators are judged (tính đến ngày).' })
  asOf!: string;

  @Field(() => IndicatorReportRow, { description: 'All of them, each once (tổng cộng).' })
  total!: IndicatorReportRow;

  @Costing({ size: 1000 })
  @Field(() => [IndicatorReportRow], { description: 'Group by group, in the order of their keys (theo nhóm).' })
  groups!: IndicatorReportRow[];
}
