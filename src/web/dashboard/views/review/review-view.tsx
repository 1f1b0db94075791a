import { useEffect, useState } from 'react';
import { useAnswer } from '../../ask/use-answer';
import { ReviewListDocument } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { useTitle } from '../../parts/title';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { SavedNotice } from '../task/saved-notice';
import { CodeCounts } from './code-counts';
import type { Decided, Doubt } from './doubt';
import { ReviewBar } from './review-bar';
import { MOST_SHOWN, useReviewFilter } from './review-filter';
import { ReviewItem } from './review-item';
import { ReviewRows } from './review-rows';
import { REVIEW } from './review-words';
import '../../style/forms.css';
import '../../style/review.css';

/** What the reader was unsure of, one after the other, with the sentence beside it. */
export default function ReviewView() {
  const said = useWords(REVIEW);
  const shared = useWords(SHARED);
  const language = useLanguage();
  useTitle(said.title);
  const filter = useReviewFilter();
  const { first, itemId, set } = filter;
  const asked = useAnswer(ReviewListDocument, { filter: filter.filter, first });
  const [decided, setDecided] = useState<Decided | null>(null);
  const items = asked.answer.state === 'there' ? asked.answer.data.reviewItems.nodes : [];
  const at = Math.max(
    items.findIndex(({ id }) => id === itemId),
    0,
  );
  const item = items[at];
  const [previous, next] = [items[at - 1], items[at + 1]];
  const look = (one: Doubt | undefined) => one && set({ item: one.id });
  useStepping({ next: () => look(next), previous: () => look(previous) });
  const goOn = (what: Decided) => {
    setDecided(what);
    set({ item: (next ?? previous)?.id ?? null });
  };
  return (
    <>
      <h1>{said.title}</h1>
      <p className="quiet">{said.about}</p>
      <ReviewBar filter={filter} />
      <CodeCounts filter={filter} />
      {decided &&
        (typeof decided === 'string' ? (
          <p className="notice saved" role="status">
            {decided}
          </p>
        ) : (
          <SavedNotice key={decided.change?.key} saved={decided} />
        ))}
      <Panel
        title={said.list}
        asked={asked}
        minHeight={400}
        isEmpty={({ reviewItems }) => reviewItems.totalCount === 0}
        empty={said.none}
      >
        {({ reviewItems: { nodes, totalCount, pageInfo } }) => (
          <div className="review">
            <div className="review-list">
              <p className="quiet" data-count={totalCount}>
                {said.items(numberText(totalCount, language))}
              </p>
              <ReviewRows items={nodes} shownId={item?.id ?? null} onLook={look} />
              {pageInfo.hasNextPage &&
                (first < MOST_SHOWN ? (
                  <button type="button" onClick={filter.showMore}>
                    {shared.more}
                  </button>
                ) : (
                  <p className="quiet">{said.tooMany}</p>
                ))}
            </div>
            <div className="review-item">
              {itemId !== null && item?.id !== itemId && <p className="notice">{said.gone}</p>}
              <p className="buttons review-steps">
                <button type="button" disabled={!previous} aria-keyshortcuts="k" onClick={() => look(previous)}>
                  {said.previous}
                </button>
                <button type="button" disabled={!next} aria-keyshortcuts="j" onClick={() => look(next)}>
                  {said.next}
                </button>
                <small>{said.keys}</small>
              </p>
              {item && <ReviewItem key={item.id} item={item} onDecided={goOn} />}
            </div>
          </div>
        )}
      </Panel>
    </>
  );
}

/** J and K go through the list, but where somebody writes or is asked something. */
function useStepping(step: { next: () => void; previous: () => void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTaken =
        event.target instanceof Element && event.target.closest('input, textarea, select, dialog, [contenteditable]');
      if (isTaken || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'j') step.next();
      if (event.key === 'k') step.previous();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
