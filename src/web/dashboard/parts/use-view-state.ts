import { useSearchParams } from 'react-router';

/** Filters live in the address: a view is a link that can be sent, and going back goes back. An empty value leaves the address. */
export function useViewState(): [
  (name: string) => string | null,
  (changes: Readonly<Record<string, string | null>>) => void,
] {
  const [given, setGiven] = useSearchParams();
  const get = (name: string) => given.get(name);
  const set = (changes: Readonly<Record<string, string | null>>) =>
    setGiven((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  return [get, set];
}
