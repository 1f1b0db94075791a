import { registerEnumType } from 'type-graphql';

export const IndicatorOperator = {
  EQ: 'EQ',
  GT: 'GT',
  GTE: 'GTE',
  LT: 'LT',
  LTE: 'LTE',
  BETWEEN: 'BETWEEN',
  INCREASE: 'INCREASE',
  DECREASE: 'DECREASE',
  APPROX: 'APPROX',
} as const;
export type IndicatorOperator = keyof typeof IndicatorOperator;

registerEnumType(IndicatorOperator, {
  name: 'IndicatorOperator',
  description: 'How a target bounds the figure (cách đặt chỉ tiêu).',
  valuesConfig: {
    EQ: { description: 'Exactly (bằng, đạt).' },
    GT: { description: 'More than (trên, hơn).' },
    GTE: { description: 'At least (tối thiểu, ít nhất).' },
    LT: { description: 'Less than (dưới).' },
    LTE: { description: 'At most (không quá, tối đa).' },
    BETWEEN: { description: 'From value to upperValue (từ … đến).' },
    INCREASE: { description: 'Up by (tăng).' },
    DECREASE: { description: 'Down by (giảm).' },
    APPROX: { description: 'About (khoảng).' },
  },
});
