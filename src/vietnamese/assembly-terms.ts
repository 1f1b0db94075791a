/** The National Assembly's terms as symbols name them: a term begins in the year in which the one before it ends. */
const FIRST_YEARS: ReadonlyArray<readonly [term: number, from: number, to: number]> = [
  [8, 1987, 1992],
  [9, 1992, 1997],
  [10, 1997, 2002],
  [11, 2002, 2007],
  [12, 2007, 2011],
  [13, 2011, 2016],
  [14, 2016, 2021],
  [15, 2021, 2026],
  [16, 2026, 2031],
];

/** The terms that sat in the year: two where one ended in it. */
export function termsIn(year: number): number[] {
  return FIRST_YEARS.filter(([, from, to]) => from <= year && year <= to).map(([term]) => term);
}
