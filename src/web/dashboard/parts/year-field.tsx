import { vietnamToday } from '../words/format';
import { useWords, words } from '../words/language';

const SAID = words({ year: 'Năm kế hoạch', all: 'Tất cả các năm' }, { year: "Plans' year", all: 'All years' });

const FIRST_YEAR = 2020;
/** Stands in the address where no year is chosen. */
export const ALL_YEARS = 'all';

/** Where one says of which year the plans are; null: of all. */
export function YearField({ year, choose }: { year: number | null; choose: (year: string) => void }) {
  const said = useWords(SAID);
  const next = Number(vietnamToday().slice(0, 4)) + 1;
  const years = Array.from({ length: next - FIRST_YEAR + 1 }, (_, index) => next - index);
  return (
    <label>
      {said.year}
      <select value={year ?? ALL_YEARS} onChange={(event) => choose(event.target.value)}>
        <option value={ALL_YEARS}>{said.all}</option>
        {years.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}
