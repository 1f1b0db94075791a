const MOST_NAMED = 12;

/** The pages in words that a verdict follows: "Page 3 is", "Pages 2-4, 7 are"; long lists end in a count. */
export function pagesList(numbers: readonly number[]): string {
  const ranges: Array<[number, number]> = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const named = ranges.slice(0, MOST_NAMED).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  const rest = ranges.slice(MOST_NAMED).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const list = named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return numbers.length === 1 ? `Page ${list} is` : `Pages ${list} are`;
}
