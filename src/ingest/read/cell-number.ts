/** A number as a sheet shows it, in Vietnamese notation: the comma is decimal, the dot groups thousands. */
export function shownNumber(value: number, format: string | null): string {
  if (!Number.isFinite(value)) return '';
  const pattern = patternOf(format);
  if (pattern === null) return general(value);
  const digits = pattern.isPercent ? value * 100 : value;
  const shown = notation(digits, pattern.decimals, pattern.optionalDecimals, pattern.isGrouped);
  return `${pattern.before}${shown}${pattern.isPercent ? '%' : ''}${pattern.after}`.trim();
}

/** The number as it reads where it numbers a row: 1.1, never "1,1"; a format with decimals keeps its zeros: "1.10". */
export function ordinalNumber(value: number, format: string | null): string {
  const decimals = patternOf(format)?.decimals ?? 0;
  return decimals > 0 ? value.toFixed(decimals) : String(rounded(value));
}

interface NumberPattern {
  isPercent: boolean;
  isGrouped: boolean;
  decimals: number;
  optionalDecimals: number;
  before: string;
  after: string;
}

// Matches: "#,##0.00", "0", "0.0#". Must not match: "General", "@".
const DIGITS = /[#0?][#0?,]*(?:\.([0#?]*))?/;

/** What a number format says; null for "General", text and what only accountants use (fractions, powers of ten). */
function patternOf(format: string | null): NumberPattern | null {
  // the first section is that of positive numbers: "0.0%;[Red]-0.0%"
  const section = literals((format ?? '').split(';')[0] ?? '');
  const match = DIGITS.exec(section.pattern);
  // Matches: "0.00E+00", "# ?/?". Must not match: "0.00".
  if (match === null || /[eE][+-]|\//.test(section.pattern)) return null;
  const fraction = match[1] ?? '';
  // Matches: "%" of "0.0%". Must not match: "0".
  const isPercent = section.pattern.includes('%');
  return {
    isPercent,
    // Matches: the "," between digits of "#,##0". Must not match: "0.0".
    isGrouped: /[#0?],[#0?]/.test(match[0]),
    // Matches: the sure digits of "0#". Must not match: "#".
    decimals: fraction.replace(/[#?]/g, '').length,
    optionalDecimals: fraction.length,
    before: section.restore(section.pattern.slice(0, match.index)),
    after: section.restore(section.pattern.slice(match.index + match[0].length)),
  };
}

/** The pattern with its literal words set aside, and the way to get those of a stretch of it back. */
function literals(section: string): { pattern: string; restore: (part: string) => string } {
  const words: string[] = [];
  const pattern = section
    // Matches: the colour of "[Red]0", the locale of "[$-42A]", the padding "_)" and "*-". Must not match: "0".
    .replace(/\[[^\]]{0,40}\]|_.|\*./g, '')
    // Matches: "\" ha\"" and "\đ". Must not match: "#".
    .replace(/"([^"]{0,60})"|\\(.)/g, (_, quoted: string | undefined, escaped: string | undefined) => {
      words.push(quoted ?? escaped ?? '');
      return String.fromCharCode(0xe000 + words.length - 1);
    });
  const restore = (part: string) =>
    part
      .replace('%', '')
      // Matches: the marks that stand for words. Must not match: letters.
      .replace(/[\ue000-\ue0ff]/g, (mark) => words[mark.charCodeAt(0) - 0xe000] ?? '');
  return { pattern, restore };
}

/** Years and codes are whole numbers below 10,000: they are not grouped where no format says so. */
function general(value: number): string {
  const number = rounded(value);
  return notation(number, 0, 9, !Number.isInteger(number) || Math.abs(number) >= 10_000);
}

/** As Excel does, which counts in fifteen digits: 0.1 + 0.2 is 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}

function notation(value: number, decimals: number, optionalDecimals: number, isGrouped: boolean): string {
  const fixed = Math.abs(value) >= 1e21 ? String(value) : rounded(value).toFixed(Math.min(optionalDecimals, 20));
  const [whole = '', fraction = ''] = fixed.split('.');
  let kept = fraction.length;
  while (kept > decimals && fraction[kept - 1] === '0') kept -= 1;
  // Matches: the places between groups of three digits. Must not match: the sign.
  const grouped = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, '.') : whole;
  return kept === 0 ? grouped : `${grouped},${fraction.slice(0, kept)}`;
}
