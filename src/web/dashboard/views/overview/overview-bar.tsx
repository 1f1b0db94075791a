import { vietnamToday } from '../../words/format';
import { useWords } from '../../words/language';
import type { useOverviewFilter } from './overview-filter';
import { OVERVIEW } from './overview-words';
import { PERIODS } from './period';

const FIRST_YEAR = 2020;
const ALL = 'all';

/** What the overview is narrowed to and compared with. */
export function OverviewBar({ filter: { year, asOf, period, set } }: { filter: ReturnType<typeof useOverviewFilter> }) {
  const said = useWords(OVERVIEW);
  const next = Number(vietnamToday().slice(0, 4)) + 1;
  const years = Array.from({ length: next - FIRST_YEAR + 1 }, (_, index) => next - index);
  return (
    <div className="filters">
      <label>
        {said.year}
        <select value={year ?? ALL} onChange={(event) => set({ year: event.target.value })}>
          <option value={ALL}>{said.allYears}</option>
          {years.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label>
        {said.asOf}
        <input type="date" value={asOf} required onChange={(event) => set({ asOf: event.target.value })} />
      </label>
      <label>
        {said.compare}
        <select value={period} onChange={(event) => set({ against: event.target.value })}>
          {PERIODS.map((one) => (
            <option key={one} value={one}>
              {said.periods[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
