import type { ProgressFigureFragment } from '../generated/graphql';
import { numberText, percentText } from '../words/format';
import { useLanguage, useWords, words } from '../words/language';
import { termOf } from '../words/terms';
import { ShareLine } from './share-line';

const SAID = words(
  {
    none: 'Chưa có số liệu báo cáo.',
    tasks: (of: string) => `tính từ ${of} nhiệm vụ`,
    indicators: (of: string) => `tính từ ${of} chỉ tiêu`,
    silent: (count: string) => `${count} chưa có số liệu, tính là chưa thực hiện`,
    progress: 'Tiến độ',
  },
  {
    none: 'Nothing was reported yet.',
    tasks: (of: string) => `over ${of} tasks`,
    indicators: (of: string) => `over ${of} indicators`,
    silent: (count: string) => `${count} without data, counted as not begun`,
    progress: 'Progress',
  },
);

/** How far something has come, and how that was worked out: "63,7 % = 36,33 ÷ 57 (bình quân nhiệm vụ)". */
export function ProgressLine({ progress }: { progress: ProgressFigureFragment }) {
  const said = useWords(SAID);
  const language = useLanguage();
  const { percent, formula, numerator, denominator, of, withoutData, method } = progress;
  if (percent === null || percent === undefined) return <p className="quiet progress-line">{said.none}</p>;
  const from = of ? (formula === 'MEAN_OF_INDICATORS' ? said.indicators : said.tasks)(numberText(of, language)) : null;
  const silent = withoutData ? said.silent(numberText(withoutData, language)) : null;
  const how = [termOf('ProgressMethod', method, language), formula && termOf('ProgressFormula', formula, language)];
  const told = [...new Set([...how, from, silent])].filter(Boolean);
  return (
    <div className="progress-line">
      <p>
        <strong className="figure">{percentText(percent, language)}</strong>{' '}
        {typeof numerator === 'number' && typeof denominator === 'number' && (
          <span>
            = {numberText(numerator, language)} ÷ {numberText(denominator, language)}
          </span>
        )}
      </p>
      <ShareLine percent={percent} label={said.progress} />
      <p className="quiet">{told.join(' · ')}</p>
    </div>
  );
}
