import { useSearchParams } from 'react-router';

/** The part of a view that its address names (`?tab=`); the first where it names none. */
export function useTab<Id extends string>(tabs: readonly Id[]): Id {
  const [given] = useSearchParams();
  return tabs.find((id) => id === given.get('tab')) ?? (tabs[0] as Id);
}
