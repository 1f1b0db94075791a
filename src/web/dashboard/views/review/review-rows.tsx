import { useEffect, useRef } from 'react';
import { useWords } from '../../words/language';
import type { Doubt } from './doubt';
import { DOUBT } from './review-codes';

interface ReviewRowsProps {
  items: readonly Doubt[];
  shownId: string | null;
  onLook: (item: Doubt) => void;
}

/** The list; what is looked at is in sight. */
export function ReviewRows({ items, shownId, onLook }: ReviewRowsProps) {
  const said = useWords(DOUBT);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item is looked at
  useEffect(() => {
    // within the list alone: the page stays where it is
    const [box, row] = [list.current, list.current?.querySelector<HTMLElement>('[aria-current="true"]')];
    if (!box || !row) return;
    const { top, bottom } = row.getBoundingClientRect();
    const sight = box.getBoundingClientRect();
    if (top < sight.top) box.scrollTop -= sight.top - top;
    else if (bottom > sight.bottom) box.scrollTop += bottom - sight.bottom;
  }, [shownId]);
  return (
    <ol className="plain review-rows" ref={list}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            data-item={item.id}
            data-code={item.code}
            aria-current={item.id === shownId}
            onClick={() => onLook(item)}
          >
            <span className={`tag severity-${item.severity}`}>{said.severity(item.severity)}</span>{' '}
            {said.code(item.code)}
            <small>{item.evidence?.quote ?? item.message}</small>
          </button>
        </li>
      ))}
    </ol>
  );
}
