/** How an indicator stands, a second time and without SQL: what the tests hold the graph against. */
export interface Target {
  operator: string;
  value: number | null;
  upperValue: number | null;
  baseline: number | null;
  measureUnit: string | null;
  name: string;
  period: string | null;
}

interface PlanDays {
  effectiveOn: string | null;
  issuedOn: string | null;
  year: number | null;
}

/** The share of a target that a figure is, 0 to 1, and whether the target is a limit; null without either. */
function shareOf(target: Target, figure: number | null): { share: number; isLimit: boolean } | null {
  const { operator, value, upperValue, baseline } = target;
  if (figure === null || value === null) return null;
  const within = (share: number) => Math.min(Math.max(share, 0), 1);
  const ratio = (numerator: number, denominator: number) => {
    if (denominator > 0) return within(numerator / denominator);
    return numerator > denominator || (numerator === denominator && operator !== 'GT') ? 1 : 0;
  };
  if (operator === 'INCREASE' || operator === 'DECREASE') {
    const isRate = /(tỷ|tỉ) (lệ|suất|trọng)|độ che phủ/.test(target.name.toLowerCase());
    const isRelative = target.measureUnit?.startsWith('%') && !isRate;
    if (baseline === null) return { share: ratio(figure, value), isLimit: false };
    if (isRelative && baseline === 0) return null;
    const change = operator === 'INCREASE' ? figure - baseline : baseline - figure;
    return { share: ratio(isRelative ? (100 * change) / Math.abs(baseline) : change, value), isLimit: false };
  }
  if (operator === 'GT' || operator === 'GTE') return { share: ratio(figure, value), isLimit: false };
  const ceiling = upperValue ?? value;
  const isAbove = baseline !== null && baseline > ceiling;
  if (isAbove && figure > ceiling) return { share: within((baseline - figure) / (baseline - ceiling)), isLimit: false };
  if (operator === 'LT' || operator === 'LTE' || value <= 0 || isAbove)
    return { share: figure <= ceiling ? 1 : ceiling <= 0 ? 0 : ceiling / figure, isLimit: true };
  return { share: ratio(figure, value), isLimit: false };
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

export function stateOf(target: Target, plan: PlanDays, figure: number | null, asOf: string): string {
  const reached = shareOf(target, figure);
  if (reached === null) return 'NO_DATA';
  const isStrict = target.operator === 'GT' || target.operator === 'LT';
  if (reached.share === 1 && !(isStrict && figure === target.value)) return 'MET';
  if (reached.isLimit) return 'OFF_PATH';
  const years = [...(target.period ?? '').matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year));
  const until = years.at(-1) ?? plan.year;
  const from = plan.effectiveOn ?? plan.issuedOn ?? (plan.year === null ? null : `${plan.year}-01-01`);
  const [last, first, now] = [
    until === null ? null : dayNumber(`${until}-12-31`),
    from === null ? null : dayNumber(from),
    dayNumber(asOf),
  ];
  const elapsed = elapsedOf(now, first, last);
  if (elapsed === null) return 'NO_DATA';
  const begun = shareOf(target, target.baseline)?.share ?? 0;
  return reached.share >= begun + (1 - begun) * elapsed - 1e-9 ? 'ON_PATH' : 'OFF_PATH';
}

function elapsedOf(now: number, first: number | null, last: number | null): number | null {
  if (last !== null && now >= last) return 1;
  if (first !== null && now <= first) return 0;
  return first === null || last === null ? null : (now - first) / (last - first);
}
