import { Field, Float, ObjectType } from 'type-graphql';
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

@ObjectType({ simpleResolvers: true, description: 'How far something has come, and how that is known (tiến độ).' })
export class Progress {
  @Field(() => Float, { nullable: true, description: '0 to 100; null: no data (phần trăm).' })
  percent!: number | null;

  @Field(() => ProgressMethod, { description: 'Where the figure comes from (cách tính).' })
  method!: ProgressMethod;

  @Field(() => Float, { nullable: true, description: 'What the percentage divides (tử số).' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'By what it is divided (mẫu số).' })
  denominator!: number | null;
}

export const NO_PROGRESS: Progress = { percent: null, method: 'NO_DATA', numerator: null, denominator: null };

/** numerator ÷ denominator as progress, to one decimal; no data where there is nothing to divide. */
export function progress(method: ProgressMethod, numerator: number | null, denominator: number | null): Progress {
  if (numerator === null || denominator === null || denominator === 0) return NO_PROGRESS;
  return { percent: Math.round((1000 * numerator) / denominator) / 10, method, numerator, denominator };
}
