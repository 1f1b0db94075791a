// Figures of several rounds as one, with their spread.

/** The value below which a share of them lies, between two where it falls between them; those not known count for nothing. */
export function quantile(values, share) {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values) => quantile(values, 0.5);
export const least = (values) => quantile(values, 0);

/** How many times as much the one did as the other, round by round: the median and the middle half. */
export function ratio(ones, others) {
  const ratios = ones.map((one, i) => one / others[i]);
  return { median: median(ratios), low: quantile(ratios, 0.25), high: quantile(ratios, 0.75) };
}
