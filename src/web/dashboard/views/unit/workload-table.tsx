import { Link, useLocation } from 'react-router';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { listAddress } from './unit-filter';
import { UNIT } from './unit-words';
import { monthOf, type WorkloadRow } from './workload-rows';

interface WorkloadTableProps {
  rows: readonly WorkloadRow[];
  monthNames: readonly string[];
  rowName: (row: WorkloadRow) => string;
}

/** The heat map as a table: each count leads to its tasks. */
export function WorkloadTable({ rows, monthNames, rowName }: WorkloadTableProps) {
  const said = useWords(UNIT);
  const language = useLanguage();
  const { search } = useLocation();
  return (
    <div className="table-wrap">
      <table className="workload">
        <thead>
          <tr>
            <th scope="col">{said.month}</th>
            {monthNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{said.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowName(row)}>
              <th scope="row">{rowName(row)}</th>
              {row.months.map((load, at) => {
                const month = monthOf(row.year, at);
                return (
                  <td key={month} className="number" data-cell={`${month} ${row.role}`}>
                    {load && (
                      <Link to={listAddress(search, { role: row.role, month, timeliness: null })}>
                        {numberText(load.taskCount, language)}
                      </Link>
                    )}
                  </td>
                );
              })}
              <td className="number">
                {numberText(
                  row.months.reduce((sum, load) => sum + (load?.taskCount ?? 0), 0),
                  language,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
