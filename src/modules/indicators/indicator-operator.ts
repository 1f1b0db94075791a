import { describedEnum } from '../../graph/described-enum';

export const IndicatorOperator = describedEnum(
  'IndicatorOperator',
  'How a target bounds the figure (cách đặt chỉ tiêu).',
  {
    EQ: 'Exactly (bằng, đạt).',
    GT: 'More than (trên, hơn).',
    GTE: 'At least (tối thiểu, ít nhất).',
    LT: 'Less than (dưới).',
    LTE: 'At most (không quá, tối đa).',
    BETWEEN: 'From value to upperValue (từ … đến).',
    INCREASE: 'Up by (tăng).',
    DECREASE: 'Down by (giảm).',
    APPROX: 'About (khoảng).',
  },
);
export type IndicatorOperator = keyof typeof IndicatorOperator;
