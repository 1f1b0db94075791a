import { useMemo } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useAnswer } from '../../ask/use-answer';
import { UnitWorkloadDocument } from '../../generated/graphql';
import { Chart } from '../../parts/chart';
import { Panel } from '../../parts/panel';
import { useIsDark } from '../../parts/theme';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { listAddress, NO_MONTH, type UnitFilterState } from './unit-filter';
import { UNIT } from './unit-words';
import { workloadChart } from './workload-chart';
import { monthOf, type Workload, type WorkloadRow, workloadOf } from './workload-rows';
import { WorkloadTable } from './workload-table';

/** When a unit has how much to do, and in which role. A cell leads to its tasks. */
export function UnitWorkload({ filter: { led, coordinated, asOf } }: { filter: UnitFilterState }) {
  const said = useWords(UNIT);
  const language = useLanguage();
  const isDark = useIsDark();
  const navigate = useNavigate();
  const { search } = useLocation();
  const asked = useAnswer(UnitWorkloadDocument, { led, coordinated, asOf });
  const { answer } = asked;
  const data = answer.state === 'there' ? answer.data : null;
  const drawn = useMemo(() => {
    const workload = workloadOf(data ?? { led: { groups: [] }, coordinated: { groups: [] } });
    const monthNames = Array.from({ length: 12 }, (_, at) => said.months(at + 1));
    const rowName = ({ year, role }: WorkloadRow) => `${year} · ${role === 'LEAD' ? said.led : said.coordinated}`;
    const cellText = (row: WorkloadRow, at: number) => {
      const { taskCount = 0, overdueCount = 0 } = row.months[at] ?? {};
      const counts = said.overdueOf(numberText(taskCount, language), numberText(overdueCount, language));
      return `${rowName(row)} · ${monthNames[at]}: ${counts}`;
    };
    const option = workloadChart({ workload, isDark, monthNames, rowName, cellText });
    return { workload, monthNames, rowName, option };
  }, [data, said, language, isDark]);
  const { rows, undated } = drawn.workload;
  return (
    <Panel
      title={said.workload}
      asked={asked}
      className="wide"
      minHeight={220}
      isEmpty={(report) => report.led.groups.length + report.coordinated.groups.length === 0}
      empty={said.noTasks}
    >
      {() => (
        <>
          {rows.length > 0 && (
            <Chart
              option={drawn.option}
              label={`${said.workload}. ${said.workloadHint}`}
              height={rows.length * 34 + 76}
              onPick={({ data: cell }) => {
                const [at = 0, index = 0] = Array.isArray(cell) ? (cell as number[]) : [];
                const row = rows[index];
                if (!row) return;
                const month = monthOf(row.year, at);
                navigate(listAddress(search, { role: row.role, month, timeliness: null }));
              }}
              table={<WorkloadTable rows={rows} monthNames={drawn.monthNames} rowName={drawn.rowName} />}
            />
          )}
          <Undated undated={undated} />
        </>
      )}
    </Panel>
  );
}

/** What is due on no day stands in no cell. */
function Undated({ undated }: { undated: Workload['undated'] }) {
  const said = useWords(UNIT);
  const language = useLanguage();
  const { search } = useLocation();
  const roles = (['LEAD', 'COORDINATE'] as const).filter((role) => undated[role] > 0);
  if (roles.length === 0) return null;
  return (
    <p className="quiet">
      {said.dueNowhere}{' '}
      {roles.map((role) => (
        <span key={role} className="undated">
          <Link to={listAddress(search, { role, month: NO_MONTH, timeliness: null })}>
            {numberText(undated[role], language)} {(role === 'LEAD' ? said.led : said.coordinated).toLocaleLowerCase()}
          </Link>{' '}
        </span>
      ))}
    </p>
  );
}
