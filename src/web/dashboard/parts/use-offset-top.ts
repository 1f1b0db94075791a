import { type RefObject, useLayoutEffect, useState } from 'react';

/** How far an element is from the top of the page, in pixels; told anew when what stands above it grows. */
export function useOffsetTop(place: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const element = place.current;
      if (element) setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(document.body);
    return () => watching.disconnect();
  }, [place]);
  return top;
}
