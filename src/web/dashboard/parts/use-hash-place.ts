import { type RefObject, useEffect } from 'react';
import { useLocation } from 'react-router';

const OWN_WILL = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/**
 * Goes to a part of the view when the address names it ("#tasks"), and stays there while what stands above it comes in, until
 * who looks at the page moves.
 */
export function useHashPlace(place: RefObject<HTMLElement | null>, name: string): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    // each time that a link leads here, to the same place too
    if (hash !== `#${name}` || !key) return;
    const go = () => place.current?.scrollIntoView();
    go();
    const watching = new ResizeObserver(go);
    watching.observe(document.body);
    const end = () => {
      watching.disconnect();
      for (const event of OWN_WILL) window.removeEventListener(event, end);
    };
    for (const event of OWN_WILL) window.addEventListener(event, end, { passive: true });
    return end;
  }, [hash, key, name, place]);
}
