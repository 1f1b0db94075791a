import type { Listed } from '../ask/use-pages';
import { numberText } from '../words/format';
import { useLanguage, useWords } from '../words/language';
import { SHARED } from '../words/shared-words';
import { Failed } from './panel';

interface MoreRowsProps {
  list: Listed<unknown>;
  /** The next page comes as one scrolls: nobody has to ask for it. */
  isAsked?: boolean;
}

/** Below a list that comes page by page: how much of it is shown, how to have more, or why it did not come. */
export function MoreRows({ list, isAsked = false }: MoreRowsProps) {
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { nodes, totalCount, hasMore, isComing, fault, more } = list;
  if (fault) return <Failed error={fault} again={more} />;
  if (isAsked) return isComing ? <p role="status">{shared.loading}</p> : null;
  return (
    <p className="quiet more" role="status">
      {shared.shown(numberText(nodes.length, language), numberText(totalCount, language))}{' '}
      {hasMore && (
        <button type="button" className="quiet" disabled={isComing} onClick={more}>
          {isComing ? shared.loading : shared.more}
        </button>
      )}
    </p>
  );
}
