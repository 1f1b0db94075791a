import { ReportDayFields } from '../../parts/report-day-fields';
import { YearField } from '../../parts/year-field';
import type { useOverviewFilter } from './overview-filter';

/** What the overview is narrowed to and compared with. */
export function OverviewBar({ filter }: { filter: ReturnType<typeof useOverviewFilter> }) {
  return (
    <div className="filters">
      <YearField year={filter.year} choose={(year) => filter.set({ year })} />
      <ReportDayFields day={filter} />
    </div>
  );
}
