import type { IndicatorTargetFragment } from '../generated/graphql';
import { numberText } from '../words/format';
import { type Language, words } from '../words/language';

const SAID = words(
  {
    EQ: (value: string) => `đạt ${value}`,
    GT: (value: string) => `trên ${value}`,
    GTE: (value: string) => `tối thiểu ${value}`,
    LT: (value: string) => `dưới ${value}`,
    LTE: (value: string) => `không quá ${value}`,
    APPROX: (value: string) => `khoảng ${value}`,
    INCREASE: (value: string) => `tăng ${value}`,
    DECREASE: (value: string) => `giảm ${value}`,
    BETWEEN: (value: string) => `từ ${value}`,
    none: 'chưa có giá trị',
    range: (from: string, to: string) => `từ ${from} đến ${to}`,
  },
  {
    EQ: (value: string) => value,
    GT: (value: string) => `over ${value}`,
    GTE: (value: string) => `at least ${value}`,
    LT: (value: string) => `under ${value}`,
    LTE: (value: string) => `at most ${value}`,
    APPROX: (value: string) => `about ${value}`,
    INCREASE: (value: string) => `up by ${value}`,
    DECREASE: (value: string) => `down by ${value}`,
    BETWEEN: (value: string) => `from ${value}`,
    none: 'no value',
    range: (from: string, to: string) => `${from} to ${to}`,
  },
);

/** A figure with its unit: "98,5 %". */
export const figureText = (value: number, measureUnit: string | null | undefined, language: Language): string =>
  [numberText(value, language, 4), measureUnit].filter(Boolean).join(' ');

/** What an indicator asks for, in words: "tối thiểu 98,5 %". */
export function targetText(target: IndicatorTargetFragment, language: Language): string {
  const { operator, value, upperValue, measureUnit } = target;
  const said = SAID[language];
  if (value === null || value === undefined) return said.none;
  if (typeof upperValue === 'number')
    return said.range(numberText(value, language, 4), figureText(upperValue, measureUnit, language));
  return said[operator](figureText(value, measureUnit, language));
}
