import { type FormEvent, type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAnswer } from '../ask/use-answer';
import { SearchEverywhereDocument } from '../generated/graphql';
import { useLanguage, useWords, words } from '../words/language';
import { SHARED } from '../words/shared-words';
import { termOf } from '../words/terms';
import { shownHit } from './search-hit';

const SAID = words(
  {
    label: 'Tìm kiếm',
    hint: 'Tìm nhiệm vụ, đơn vị, văn bản… (có dấu hoặc không dấu)',
    none: 'Không tìm thấy',
    all: 'Xem tất cả kết quả',
  },
  { label: 'Search', hint: 'Tasks, units, documents… (accents optional)', none: 'Nothing found', all: 'All results' },
);

const SHOWN = 8;

/** The search box of every page: results as one types (the combobox pattern of WAI-ARIA). */
export function SearchBox() {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const navigate = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useDeferredValue(text.trim());
  const isWanted = isOpen && asked.length > 1;
  const { answer } = useAnswer(
    SearchEverywhereDocument,
    { text: asked, kinds: null, first: SHOWN, after: null },
    { isWanted },
  );
  const hits = isWanted && answer.state === 'there' ? answer.data.search.nodes.map(shownHit) : [];
  const go = (address: string) => {
    setIsOpen(false);
    setText('');
    navigate(address);
  };
  const goToAll = () => go(`/search?${new URLSearchParams({ q: text.trim() })}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const hit = hits[active];
    if (hit) go(hit.address);
    else if (text.trim()) goToAll();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIsOpen(false);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setActive((before) => Math.max(-1, Math.min(hits.length - 1, before + step)));
  };
  return (
    <search
      className="search-box"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setIsOpen(false)}
    >
      <form onSubmit={submit}>
        <input
          type="search"
          role="combobox"
          aria-label={said.label}
          aria-expanded={isWanted}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
          placeholder={said.hint}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
            setIsOpen(true);
          }}
          onFocus={() => setIsOpen(true)}
          onKeyDown={press}
        />
      </form>
      {isWanted && (
        <div className="search-results">
          {answer.state === 'there' && hits.length === 0 && <p className="quiet">{said.none}</p>}
          {answer.state === 'loading' && <p className="quiet">{answer.isAway ? shared.away : shared.loading}</p>}
          {answer.state === 'failed' && <p className="bad">{answer.error.message}</p>}
          <div id={list} role="listbox" aria-label={said.label}>
            {hits.map((hit, at) => (
              <div
                key={hit.address}
                id={`${list}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => go(hit.address)}
                onKeyDown={(event) => event.key === 'Enter' && go(hit.address)}
              >
                <span className="tag">{termOf('NodeKind', hit.kind, language)}</span> {hit.title}
                {hit.about && <small>{hit.about}</small>}
              </div>
            ))}
          </div>
          {hits.length > 0 && (
            <button type="button" className="quiet" onClick={goToAll}>
              {said.all}
            </button>
          )}
        </div>
      )}
    </search>
  );
}
