import { useEffect } from 'react';

/** What the browser's tab and its history call the view; nothing is changed while it is not known. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · PlanGraph`;
  }, [title]);
}
