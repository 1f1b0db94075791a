import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language';
import { SHARED } from '../words/shared-words';
import type { ChartOption } from './draw-chart';
import { useIsDark } from './theme';

interface ChartProps {
  /** What is to be drawn. */
  option: ChartOption;
  /** What it says, for who does not see it. */
  label: string;
  height?: number;
  /** The same as a table; who does not want a picture switches to it. */
  table: ReactNode;
  /** Told the name and the value behind what was clicked. */
  onPick?: (picked: { name: string; data: unknown; dataType?: string }) => void;
}

/** A picture of figures. What draws it is loaded with the first one. */
export function Chart({ option, label, height = 280, table, onPick }: ChartProps) {
  const said = useWords(SHARED);
  const [isTable, setIsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();
  const picked = useRef(onPick);
  picked.current = onPick;
  useEffect(() => {
    const element = place.current;
    if (!element || isTable) return;
    let end: (() => void) | undefined;
    let isGone = false;
    void import('./draw-chart').then(({ drawChart }) => {
      if (!isGone) end = drawChart(element, option, isDark, (one) => picked.current?.(one));
    });
    return () => {
      isGone = true;
      end?.();
    };
  }, [option, isDark, isTable]);
  return (
    <div className="chart">
      <button type="button" className="quiet chart-switch" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
        {isTable ? said.asChart : said.asTable}
      </button>
      {isTable ? table : <div ref={place} role="img" aria-label={label} style={{ height }} />}
    </div>
  );
}
