import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { IndicatorStandingLine } from '../../parts/indicator-line';
import { sourceAddress } from '../../parts/source-address';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import type { TaskDetail } from './task-view';

/** The targets that the text of a task sets. */
export function TaskIndicators({ task: { plan, indicators } }: { task: TaskDetail }) {
  const shared = useWords(SHARED);
  return (
    <ul className="plain spaced">
      {indicators.map((one) => (
        <li key={one.id}>
          <Link
            to={`${addressOf('plan', plan.id)}?${new URLSearchParams({ tab: 'indicators', indicator: one.id })}`}
            className="strong"
          >
            {one.name}
          </Link>
          <IndicatorStandingLine indicator={one} />
          <small>
            <Link to={sourceAddress(plan.id, one.evidence)}>{shared.inText}</Link>
          </small>
        </li>
      ))}
    </ul>
  );
}
