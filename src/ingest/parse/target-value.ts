import { NUMBER_SOURCE, parseNumber } from '../../vietnamese/number';
import type { IndicatorOperator } from '../parsed-document';

/** A wanted value: how it is to be compared, with what, and the unit of measure written beside it. */
export interface TargetValue {
  operator: IndicatorOperator;
  value: number;
  upperValue: number | null;
  measureUnit: string | null;
}

/** Words of a bound and what they say; the first that stands in the text decides. */
const BOUNDS: ReadonlyArray<readonly [RegExp, IndicatorOperator]> = [
  // Matches: "≥ 80", "tối thiểu 80%", "ít nhất", "từ 10% trở lên", "không thấp hơn". Must not match: "trên 80%".
  [/≥|>=|tối thiểu|ít nhất|trở lên|không (?:thấp|ít|dưới|nhỏ) hơn|không dưới/iu, 'GTE'],
  // Matches: "≤ 3", "không quá 30%", "tối đa". Must not match: "dưới 3%".
  [/≤|<=|không quá|tối đa|không vượt|trở xuống|không cao hơn|không lớn hơn/iu, 'LTE'],
  // Matches: "giảm 10%", "cắt giảm ít nhất 30%". Must not match: "suy".
  [/(?<![A-Za-zÀ-ɏẠ-ỹ])giảm(?![A-Za-zÀ-ɏẠ-ỹ])/iu, 'DECREASE'],
  // Matches: "tăng 12%", "tăng thêm 5". Must not match: "tăng trưởng".
  [/(?<![A-Za-zÀ-ɏẠ-ỹ])tăng(?! trưởng)(?![A-Za-zÀ-ɏẠ-ỹ])/iu, 'INCREASE'],
  // Matches: "trên 95,5%", "> 80", "hơn 2.000", "vượt 5%". Must not match: "trên địa bàn", "Quy Nhơn 5".
  [/>|(?<![A-Za-zÀ-ɏẠ-ỹ])(?:trên|hơn|vượt)(?= |\d)(?! địa bàn)/iu, 'GT'],
  // Matches: "dưới 3%", "< 1". Must not match: "trở xuống".
  [/<|(?<![A-Za-zÀ-ɏẠ-ỹ])dưới(?![A-Za-zÀ-ɏẠ-ỹ])/iu, 'LT'],
  // Matches: "khoảng 60", "~ 60", "≈ 5". Must not match: "60".
  [/khoảng|~|≈|xấp xỉ/iu, 'APPROX'],
];
// Matches: "60-70%", "1% - 3%", "13% đến 15%". Must not match: "2021 - 2025" (a period is cut out before).
const RANGE = new RegExp(`(${NUMBER_SOURCE}) ?%? ?(?:-|–|đến) ?(${NUMBER_SOURCE})`, 'u');
const NUMBER = new RegExp(NUMBER_SOURCE, 'u');

/** The value that a cell of targets says, or null where it holds no number. */
export function readTarget(cell: string): TargetValue | null {
  const range = RANGE.exec(cell);
  if (range !== null) {
    const value = parseNumber(range[1] ?? '');
    const upperValue = parseNumber(range[2] ?? '');
    if (value !== null && upperValue !== null && upperValue > value)
      return { operator: 'BETWEEN', value, upperValue, measureUnit: unitAfter(cell, range) };
  }
  const match = NUMBER.exec(cell);
  const value = match === null ? null : parseNumber(match[0]);
  if (match === null || value === null) return null;
  const operator = BOUNDS.find(([words]) => words.test(cell))?.[1] ?? 'EQ';
  return { operator, value, upperValue: null, measureUnit: unitAfter(cell, match) };
}

function unitAfter(cell: string, match: RegExpExecArray): string | null {
  // Matches: "% dân số" after "95,5". Must not match: " trở lên".
  const unit = cell
    .slice(match.index + match[0].length)
    .replace(/\s*(?:trở lên|trở xuống|so với).*$/u, '')
    // Matches: the stop after "% dân số.". Must not match: "%".
    .replace(/[\s.;,]+$/u, '')
    .trim();
  return unit === '' || unit.length > 60 ? null : unit;
}
