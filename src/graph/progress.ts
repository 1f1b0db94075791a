import { Field, Float, Int, ObjectType } from 'type-graphql';
import { describedEnum } from './described-enum';

export const ProgressMethod = describedEnum(
  'ProgressMethod',
  'Where a figure of progress comes from (cách tính tiến độ).',
  {
    REPORTED: 'Someone reported it (theo báo cáo).',
    ROLLED_UP: 'Worked out from the tasks below (tổng hợp từ nhiệm vụ).',
    FROM_INDICATORS: 'Worked out from indicators (tính từ chỉ tiêu).',
    NO_DATA: 'Nothing was reported yet (chưa có số liệu).',
  },
);
export type ProgressMethod = keyof typeof ProgressMethod;

export const ProgressFormula = describedEnum(
  'ProgressFormula',
  'How a percentage of progress was worked out; every result is held within 0 and 100 (công thức tính tiến độ).',
  {
    AS_REPORTED: 'The percentage that was reported last, of 100; 100 where the task is COMPLETED (theo báo cáo).',
    MEAN_OF_TASKS:
      'The shares done of the leaf tasks ÷ their number; one without data counts as not begun (bình quân nhiệm vụ).',
    MEAN_OF_INDICATORS:
      'The shares reached of the indicators ÷ their number; one without a figure counts as 0 (bình quân chỉ tiêu).',
    FIGURE_BY_TARGET: 'The latest figure ÷ the target, or the lower end of a range (thực hiện trên kế hoạch).',
    LIMIT:
      '100 while the latest figure keeps within the limit, figure and limit given; beyond it the limit ÷ the figure (giới hạn).',
    WAY_FROM_BASELINE:
      'What the figure came down from the baseline ÷ what it has to come down (mức giảm so với giá trị gốc).',
    CHANGE_BY_TARGET:
      'The change since the baseline ÷ the change asked for; without a baseline the figure is the change itself. In percent of the baseline where the target is in %, in points where it is of a rate, tỷ lệ (mức tăng, giảm trên kế hoạch).',
    MET_OR_NOT:
      '100 where the figure meets the target, else 0: no share can be taken of a target of 0 or less (đạt hay không).',
  },
);
export type ProgressFormula = keyof typeof ProgressFormula;

@ObjectType({ simpleResolvers: true, description: 'How far something has come, and how that is known (tiến độ).' })
export class Progress {
  @Field(() => Float, { nullable: true, description: '0 to 100; null: no data (phần trăm).' })
  percent!: number | null;

  @Field(() => ProgressMethod, { description: 'Where the figure comes from (cách tính).' })
  method!: ProgressMethod;

  @Field(() => ProgressFormula, {
    nullable: true,
    description: 'What was done with numerator and denominator; null: no data (công thức).',
  })
  formula!: ProgressFormula | null;

  @Field(() => Float, { nullable: true, description: 'What the percentage divides (tử số).' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'By what it is divided (mẫu số).' })
  denominator!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many tasks or indicators it is worked out from; null where from none (số lượng được tính).',
  })
  of!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of those have no data and count as not begun (số lượng chưa có số liệu).',
  })
  withoutData!: number | null;
}

export const NO_PROGRESS: Progress = {
  percent: null,
  method: 'NO_DATA',
  formula: null,
  numerator: null,
  denominator: null,
  of: null,
  withoutData: null,
};

/** A share of 0 to 1 as a percentage with one decimal. */
export const percentOf = (share: number): number => Math.round(1000 * share) / 10;
