import { NO_PROGRESS, type Progress } from '../../graph/progress';
import type { IndicatorOperator } from './indicator-operator';

interface Target {
  operator: IndicatorOperator;
  value: number | null;
}

/** Targets that are met by staying low: the closer from above, the nearer to 100. */
const MET_FROM_ABOVE: ReadonlySet<IndicatorOperator> = new Set(['LT', 'LTE']);

/**
 * The latest figure against the target, 0 to 100 and not beyond. A target to reach divides figure by target; a limit
 * to keep is 100 while kept, else target by figure. No data without a figure, a target, or with a target of 0.
 */
export function indicatorProgress(target: Target, latest: number | null): Progress {
  if (latest === null || target.value === null || target.value === 0) return NO_PROGRESS;
  const isLimit = MET_FROM_ABOVE.has(target.operator);
  const isKept = isLimit && latest <= target.value;
  const share = isKept ? 1 : isLimit ? target.value / latest : latest / target.value;
  const percent = Math.round(1000 * Math.min(Math.max(share, 0), 1)) / 10;
  return { percent, method: 'REPORTED', numerator: latest, denominator: target.value };
}
