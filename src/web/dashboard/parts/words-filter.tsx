import { useEffect, useRef } from 'react';
import { useWords, words } from '../words/language';

const SAID = words({ find: 'Lọc' }, { find: 'Filter' });

interface WordsFilterProps {
  label: string;
  value: string | null;
  /** What sending the words is called. */
  action?: string;
  onChange: (words: string) => void;
}

/** Words to narrow a list by: they count when they are sent, so that going back takes them back as a whole. */
export function WordsFilter({ label, value, action, onChange }: WordsFilterProps) {
  const said = useWords(SAID);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // somebody went back: the field says what the list is narrowed to, and who types in it stays there
    if (field.current) field.current.value = value ?? '';
  }, [value]);
  return (
    <form
      className="words-filter"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(String(new FormData(event.currentTarget).get('words') ?? '').trim());
      }}
    >
      <label>
        {label}
        <input ref={field} type="search" name="words" defaultValue={value ?? ''} maxLength={200} />
      </label>
      <button type="submit">{action ?? said.find}</button>
    </form>
  );
}
