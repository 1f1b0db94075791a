import { useWords } from '../words/language';
import { PERIODS } from './period';
import { REPORT_DAY, type ReportDay } from './report-day';

/** Where one says by which day a report is made, and with which it is compared. */
export function ReportDayFields({ day: { asOf, period, set } }: { day: Pick<ReportDay, 'asOf' | 'period' | 'set'> }) {
  const said = useWords(REPORT_DAY);
  return (
    <>
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
    </>
  );
}
