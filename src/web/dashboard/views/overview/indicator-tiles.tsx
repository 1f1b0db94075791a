import type { IndicatorTotalsQuery } from '../../generated/graphql';
import { numberText, percentText } from '../../words/format';
import { useLanguage } from '../../words/language';
import { termOf } from '../../words/terms';

type Total = IndicatorTotalsQuery['indicatorReport']['total'];

const STATES = [
  ['MET', 'met'],
  ['ON_PATH', 'onPath'],
  ['OFF_PATH', 'offPath'],
  ['NO_DATA', 'noData'],
] as const;

/** How many targets are met, on their path, off it, or without figures. */
export function IndicatorTiles({ total }: { total: Total }) {
  const language = useLanguage();
  return (
    <ul className="tiles">
      {STATES.map(([state, field]) => (
        <li key={state} className={`tile ${state}`}>
          <div>
            <span className="tile-name">{termOf('IndicatorState', state, language)}</span>
            <span className="tile-count" data-state={state}>
              {numberText(total[field].count, language)}
            </span>
            <span className="tile-share">{percentText(total[field].percent, language)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
