import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { offsetOf } from '../../../parts/long-list';
import { useOffsetTop } from '../../../parts/use-offset-top';
import { TextLine } from './text-line';
import { type Line, lineAt } from './text-lines';

interface MarkedTextProps {
  text: string;
  lines: readonly Line[];
  at: { start: number; end: number } | null;
  addressAt: (span: { start: number; end: number }) => { pathname: string; search: string };
}

/** How many letters fit into a line of the screen, and how tall that is: a guess until it is seen. */
const LETTERS = 85;
const HEIGHT_PX = 25;

/** A long text of which only what is on the screen is in the page; what is looked at is scrolled to. */
export function MarkedText({ text, lines, at, addressAt }: MarkedTextProps) {
  const place = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => {
      const { start, end } = lines[index] as Line;
      return Math.max(1, Math.ceil((end - start) / LETTERS)) * HEIGHT_PX;
    },
    overscan: 12,
    scrollMargin: useOffsetTop(place),
  });
  const first = at ? lineAt(lines, at.start) : null;
  const target = first === null ? null : `${first}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each passage that is looked at, not while its lines are measured
  useEffect(() => {
    if (first === null || isOnScreen(place.current, first)) return;
    const frame = requestAnimationFrame(() => virtual.scrollToIndex(first, { align: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [target, lines.length]);
  const pick = ({ target: picked }: MouseEvent) => {
    if (!(picked instanceof Element) || picked.closest('a') || String(getSelection())) return;
    const [start, end] = (picked.closest('[data-at]')?.getAttribute('data-at') ?? '').split('-').map(Number);
    if (start !== undefined && end !== undefined) navigate(addressAt({ start, end }));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each mark has a link for the keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div ref={place} className="marked-text" lang="vi" onClick={pick} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const line = lines[item.index] as Line;
        const isTouched = at !== null && at.start < line.end && at.end > line.start;
        return (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            style={{ transform: offsetOf(item, virtual.options.scrollMargin) }}
          >
            <TextLine text={text} line={line} at={isTouched ? at : null} addressAt={addressAt} />
          </div>
        );
      })}
    </div>
  );
}

function isOnScreen(text: HTMLElement | null, index: number): boolean {
  const box = text?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
  return box !== undefined && box.top >= 0 && box.top < window.innerHeight - HEIGHT_PX;
}
