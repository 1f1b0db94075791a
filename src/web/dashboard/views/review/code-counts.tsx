import { useAnswer } from '../../ask/use-answer';
import { ReviewCodesDocument } from '../../generated/graphql';
import { Failed } from '../../parts/panel';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { DOUBT } from './review-codes';
import type { useReviewFilter } from './review-filter';
import { REVIEW } from './review-words';

/** How many there are of each kind of doubt; the list is narrowed to one of them, and widened again. */
export function CodeCounts({ filter: { ofAnyCode, chosen, set } }: { filter: ReturnType<typeof useReviewFilter> }) {
  const said = useWords(REVIEW);
  const doubt = useWords(DOUBT);
  const language = useLanguage();
  const { answer } = useAnswer(ReviewCodesDocument, { filter: ofAnyCode });
  if (answer.state === 'failed') return <Failed error={answer.error} again={answer.again} />;
  const counts = answer.state === 'there' ? answer.data.reviewCodes : [];
  const isGone = chosen.code && !counts.some(({ code }) => code === chosen.code);
  const shown = isGone && answer.state === 'there' ? [...counts, { code: chosen.code as string, count: 0 }] : counts;
  if (shown.length === 0) return null;
  return (
    <fieldset className="code-counts" aria-label={said.code}>
      {shown.map(({ code, count }) => {
        const isChosen = code === chosen.code;
        return (
          <button
            key={code}
            type="button"
            data-of-code={code}
            data-code-count={count}
            aria-pressed={isChosen}
            onClick={() => set({ code: isChosen ? null : code, item: null, shown: null })}
          >
            {doubt.code(code)} <strong>{numberText(count, language)}</strong>
          </button>
        );
      })}
    </fieldset>
  );
}
