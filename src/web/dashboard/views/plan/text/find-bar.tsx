import { useMemo } from 'react';
import { WordField } from '../../../parts/word-field';
import { numberText } from '../../../words/format';
import { useLanguage, useWords } from '../../../words/language';
import { foldLetters, placesOf } from './find-in-text';
import { TEXT } from './text-words';

interface Place {
  start: number;
  end: number;
}

interface FindBarProps {
  text: string;
  /** What is sought; empty where nothing is. */
  words: string;
  /** The passage that is looked at. */
  at: Place | null;
  onFind: (words: string, place: Place | null) => void;
}

/** Finds words in a text of which the browser itself sees only a part; accents and letter case do not matter. */
export function FindBar({ text, words, at, onFind }: FindBarProps) {
  const said = useWords(TEXT);
  const language = useLanguage();
  const plain = useMemo(() => (words === '' ? '' : foldLetters(text)), [text, words]);
  const places = useMemo(() => placesOf(plain, words), [plain, words]);
  const now = places.findIndex(({ start, end }) => start === at?.start && end === at.end);
  const from = at?.start ?? -1;
  const next = places.find(({ start }) => start > from) ?? places[0] ?? null;
  const before = places.findLast(({ start }) => start < from) ?? places.at(-1) ?? null;
  return (
    <search className="find-bar">
      <WordField
        label={said.find}
        value={words}
        action={said.search}
        choose={(given) => onFind(given, given === words ? next : (placesOf(foldLetters(text), given)[0] ?? null))}
      />
      {words !== '' && (
        <>
          <span role="status">
            {places.length === 0
              ? said.notFound
              : said.found(now === -1 ? '–' : numberText(now + 1, language), numberText(places.length, language))}
          </span>
          <button type="button" disabled={places.length === 0} onClick={() => onFind(words, before)}>
            {said.before}
          </button>
          <button type="button" disabled={places.length === 0} onClick={() => onFind(words, next)}>
            {said.next}
          </button>
        </>
      )}
    </search>
  );
}
