import { useEffect, useRef, useState } from 'react';

/** So long after the last letter the words are taken. */
const PAUSE_MS = 300;

interface WordFieldProps {
  label: string;
  /** What stands in the address. */
  value: string;
  choose: (value: string) => void;
}

/** Where one types words that a list is narrowed to: they are taken when one pauses. */
export function WordField({ label, value, choose }: WordFieldProps) {
  const [typed, setTyped] = useState(value);
  const taken = useRef(value);
  const chosen = useRef(choose);
  chosen.current = choose;
  // going back changes the address, and so the field
  useEffect(() => {
    if (value === taken.current) return;
    taken.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed.trim() === taken.current) return;
    const waiting = setTimeout(() => {
      taken.current = typed.trim();
      chosen.current(taken.current);
    }, PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [typed]);
  return (
    <label>
      {label}
      <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </label>
  );
}
