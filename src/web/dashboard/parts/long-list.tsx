import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useOffsetTop } from './use-offset-top';
import '../style/long-list.css';

interface LongListProps<Row> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How tall a row is before it was seen, in px. */
  estimate: (row: Row) => number;
  /** Told when its end is near: the next rows are wanted. */
  onEnd?: () => void;
  /** What it lists, for who does not see it. */
  label: string;
  className?: string;
  children: (row: Row) => ReactNode;
}

/** How many rows before the end the next ones are asked for. */
const NEAR_END = 10;

/** A list of which only what is on the screen is in the page, however long it is; it scrolls with the page. */
export function LongList<Row>({ rows, keyOf, estimate, onEnd, label, className = '', children }: LongListProps<Row>) {
  const place = useRef<HTMLUListElement>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => estimate(rows[index] as Row),
    getItemKey: (index) => keyOf(rows[index] as Row),
    overscan: 8,
    scrollMargin: useOffsetTop(place),
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - NEAR_END) onEnd?.();
  }, [last, rows.length, onEnd]);
  return (
    <ul ref={place} className={`long-list ${className}`} aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {shown.map((item) => (
        <li
          key={item.key}
          ref={virtual.measureElement}
          data-index={item.index}
          aria-setsize={rows.length}
          aria-posinset={item.index + 1}
          style={{ transform: offsetOf(item, virtual.options.scrollMargin) }}
        >
          {children(rows[item.index] as Row)}
        </li>
      ))}
    </ul>
  );
}

export const offsetOf = ({ start }: VirtualItem, margin: number): string => `translateY(${start - margin}px)`;
