const ROMAN: ReadonlyArray<readonly [number, string]> = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
/** Beyond these a number is set in digits: Word does so too, or nobody can have meant it. */
const MOST_ROMAN = 32_767;
const MOST_LETTERS = 780;

/** The number as Word shows it in a format of ST_NumberFormat (ECMA-376 §17.18.59); digits in one that is not known. */
export function formatNumber(value: number, format: string): string {
  if (format === 'none' || format === 'bullet') return '';
  if (value > 0) {
    if (format === 'upperRoman' && value <= MOST_ROMAN) return roman(value);
    if (format === 'lowerRoman' && value <= MOST_ROMAN) return roman(value).toLowerCase();
    if (format === 'upperLetter' && value <= MOST_LETTERS) return letters(value);
    if (format === 'lowerLetter' && value <= MOST_LETTERS) return letters(value).toLowerCase();
    if (format === 'vietnameseCounting' && value < 100) return counting(value);
  }
  if (format === 'decimalZero' && value < 10) return `0${value}`;
  return String(value);
}

function roman(value: number): string {
  let rest = value;
  let written = '';
  for (const [size, letter] of ROMAN) {
    written += letter.repeat(Math.floor(rest / size));
    rest %= size;
  }
  return written;
}

/** A … Z, then AA, BB …: Word repeats the letter. It knows no đ: the letter after d is e. */
function letters(value: number): string {
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

function counting(value: number): string {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return DIGITS[unit] as string;
  const ten = tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`;
  if (unit === 0) return ten;
  return `${ten} ${unit === 5 ? 'lăm' : unit === 1 && tens > 1 ? 'mốt' : DIGITS[unit]}`;
}
