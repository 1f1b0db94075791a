import type { Listed } from '../ask/use-pages';
import { numberText } from '../words/format';
import { useLanguage, useWords, words } from '../words/language';
import { SHARED } from '../words/shared-words';

const SAID = words({ failed: 'Không lấy được phần tiếp theo.' }, { failed: 'What follows could not be had.' });

interface MoreRowsProps {
  list: Listed<unknown>;
  /** The next page comes as one scrolls: nobody has to ask for it. */
  isAsked?: boolean;
}

/** Below a list of which not all is there: that more is coming, how to have it, or why it did not come. */
export function MoreRows({ list, isAsked = false }: MoreRowsProps) {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const language = useLanguage();
  if (list.fault)
    return (
      <p role="alert" className="bad">
        {said.failed}{' '}
        <button type="button" onClick={list.more}>
          {shared.again}
        </button>
      </p>
    );
  if (list.isComing) return <p role="status">{shared.loading}</p>;
  if (!list.hasMore || isAsked) return null;
  return (
    <p className="quiet">
      {shared.shown(numberText(list.nodes.length, language), numberText(list.totalCount, language))}{' '}
      <button type="button" onClick={list.more}>
        {shared.more}
      </button>
    </p>
  );
}
