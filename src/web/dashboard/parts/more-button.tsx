import type { Listed } from '../ask/use-pages';
import { numberText } from '../words/format';
import { useLanguage, useWords } from '../words/language';
import { SHARED } from '../words/shared-words';
import { Failed } from './panel';

/** Under a list that comes page by page: how much of it is shown, and a button for more. */
export function MoreButton({ listed }: { listed: Listed<unknown> }) {
  const shared = useWords(SHARED);
  const language = useLanguage();
  return (
    <>
      {listed.fault && <Failed error={listed.fault} again={listed.more} />}
      <p className="quiet more" role="status">
        {shared.shown(numberText(listed.nodes.length, language), numberText(listed.totalCount, language))}{' '}
        {listed.hasMore && (
          <button type="button" className="quiet" disabled={listed.isComing} onClick={listed.more}>
            {listed.isComing ? shared.loading : shared.more}
          </button>
        )}
      </p>
    </>
  );
}
