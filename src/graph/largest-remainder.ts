/**
 * Percentages with one decimal that add up to exactly 100: each share is cut, and the tenths that are left go to those
 * that lost most by it, the earlier one where two lost the same. Of nothing, all are 0.
 */
export function percentages(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const tenths = counts.map((count) => Math.floor((1000 * count) / total));
  const left = 1000 - tenths.reduce((sum, tenth) => sum + tenth, 0);
  // whole numbers, so that two that lost the same are seen to have
  const losses = counts.map((count, i) => ({ i, loss: (1000 * count) % total }));
  const losers = losses.toSorted((a, b) => b.loss - a.loss || a.i - b.i).slice(0, left);
  for (const { i } of losers) tenths[i] = (tenths[i] ?? 0) + 1;
  return tenths.map((tenth) => tenth / 10);
}
