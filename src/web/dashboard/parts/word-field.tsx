import { useEffect, useRef, useState } from 'react';

/** So long after the last letter the words are taken. */
const PAUSE_MS = 300;

interface WordFieldProps {
  label: string;
  /** What stands in the address. */
  value: string | null;
  choose: (value: string) => void;
  /** What sending the words is called, where they can be sent again: whoever does goes on. */
  action?: string;
}

/** Where one types words that a list is narrowed to: they are taken when one pauses, or sends them. */
export function WordField({ label, value, choose, action }: WordFieldProps) {
  const given = value ?? '';
  const [typed, setTyped] = useState(given);
  const taken = useRef(given);
  const chosen = useRef(choose);
  chosen.current = choose;
  // going back changes the address, and so the field
  useEffect(() => {
    if (given === taken.current) return;
    taken.current = given;
    setTyped(given);
  }, [given]);
  useEffect(() => {
    if (typed.trim() === taken.current) return;
    const waiting = setTimeout(() => {
      // they were sent meanwhile
      if (typed.trim() === taken.current) return;
      taken.current = typed.trim();
      chosen.current(taken.current);
    }, PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [typed]);
  const send = () => {
    if (typed.trim() === taken.current && !action) return;
    taken.current = typed.trim();
    choose(taken.current);
  };
  return (
    <form
      className="words-filter"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label>
        {label}
        <input type="search" value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
      </label>
      {action && <button type="submit">{action}</button>}
    </form>
  );
}
