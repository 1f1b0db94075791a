import type { IndicatorRowFragment } from '../generated/graphql';
import { percentText } from '../words/format';
import { useLanguage, useWords, words } from '../words/language';
import { termOf } from '../words/terms';
import { figureText, targetText } from './indicator-target';
import { ShareLine } from './share-line';

const SAID = words(
  { reached: 'Đạt', expected: (share: string) => `theo lộ trình cần ${share}`, latest: 'mới nhất' },
  { reached: 'Reached', expected: (share: string) => `${share} expected by now`, latest: 'latest' },
);

/** How an indicator stands: its target, the latest figure, how much is reached and how much should be. */
export function IndicatorStandingLine({ indicator }: { indicator: IndicatorRowFragment }) {
  const said = useWords(SAID);
  const language = useLanguage();
  const { standing, measureUnit, period } = indicator;
  const { state, percent, expectedPercent, figure } = standing;
  return (
    <div className="standing">
      <span>
        {targetText(indicator, language)}
        {period && <span className="quiet"> ({period})</span>}
      </span>
      <span className={`tag ${state}`}>{termOf('IndicatorState', state, language)}</span>
      {typeof percent === 'number' && (
        <>
          <ShareLine percent={percent} expected={expectedPercent} label={said.reached} className={state} />
          <small>
            {said.reached} {percentText(percent, language)}
            {typeof figure === 'number' && ` · ${said.latest} ${figureText(figure, measureUnit, language)}`}
            {typeof expectedPercent === 'number' && ` · ${said.expected(percentText(expectedPercent, language))}`}
          </small>
        </>
      )}
    </div>
  );
}
