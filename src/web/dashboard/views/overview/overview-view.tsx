import { Link } from 'react-router';
import { type Answered, useAnswer } from '../../ask/use-answer';
import {
  IndicatorTotalsDocument,
  OverviewBeforeDocument,
  OverviewReportDocument,
  ReportByMonthDocument,
  ReportByUnitDocument,
  type ReportByUnitQueryVariables,
  type TaskFilter,
  TaskListDocument,
} from '../../generated/graphql';
import { BucketTiles } from '../../parts/bucket-tiles';
import { COUNTED } from '../../parts/counted-tasks';
import { Failed, Panel } from '../../parts/panel';
import { weekOf } from '../../parts/period';
import { TaskRows } from '../../parts/task-rows';
import { useTitle } from '../../parts/title';
import { ALL_YEARS } from '../../parts/year-field';
import { dayText, numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { ByMonth } from './by-month';
import { ByUnit } from './by-unit';
import { IndicatorTiles } from './indicator-tiles';
import { OverviewBar } from './overview-bar';
import { listedAddress, useOverviewFilter } from './overview-filter';
import { OVERVIEW } from './overview-words';

/** How many tasks of a list are shown before one asks for all. */
const SHOWN = 10;

/** What a department opens on Monday: how far the work is, what is late, what is due this week. */
export function OverviewView() {
  const said = useWords(OVERVIEW);
  const filter = useOverviewFilter();
  useTitle(said.title);
  const { asOf, before } = filter;
  const report = useAnswer(OverviewReportDocument, { filter: filter.tasks, asOf });
  // what stands further down waits until what is above is there: asked all at once, each takes longer than it may
  const isFirstThere = report.answer.state !== 'loading';
  const past = useAnswer(OverviewBeforeDocument, { filter: filter.tasks, before }, { isWanted: isFirstThere });
  const was = past.answer.state === 'there' && !past.answer.isOld ? past.answer.data.taskReport.total : undefined;
  const indicators = useAnswer(
    IndicatorTotalsDocument,
    { filter: filter.indicators, asOf },
    { isWanted: past.answer.state !== 'loading' },
  );
  const rest: ReportByUnitQueryVariables = { filter: filter.tasks, asOf };
  const byMonth = useAnswer(ReportByMonthDocument, rest, { isWanted: indicators.answer.state !== 'loading' });
  const byUnit = useAnswer(ReportByUnitDocument, rest, { isWanted: byMonth.answer.state !== 'loading' });
  const week = weekOf(asOf);
  return (
    <>
      <h1>{said.title}</h1>
      <OverviewBar filter={filter} />
      <div className="grid">
        <Panel
          title={said.buckets(dayText(asOf), dayText(before))}
          asked={report}
          className="wide"
          minHeight={190}
          isEmpty={(data) => data.taskReport.total.taskCount === 0}
          empty={<NoneYet year={filter.year} chooseAll={() => filter.set({ year: ALL_YEARS })} />}
        >
          {(data) => (
            <>
              <BucketTiles
                now={data.taskReport.total}
                before={was}
                cancelledCount={data.taskReport.cancelledCount}
                listed={(bucket) => listedAddress(bucket, filter)}
              />
              <PastNotice answer={past.answer} />
            </>
          )}
        </Panel>
        <TaskPanel
          title={said.dueThisWeek}
          isWanted={isFirstThere}
          empty={said.noneDue}
          asOf={asOf}
          all={`${listedAddress('OPEN_IN_TIME', filter)}&dueFrom=${week.from}&dueTo=${week.to}`}
          filter={{
            ...filter.tasks,
            ...COUNTED,
            timeliness: { eq: 'OPEN_IN_TIME', asOf },
            dueOn: { gte: week.from, lte: week.to, asOf },
            // goes without saying, but is found by an index
            deadlines: { some: { on: { gte: week.from, lte: week.to } } },
          }}
        />
        <TaskPanel
          title={said.overdue}
          isWanted={isFirstThere}
          empty={said.noneOverdue}
          asOf={asOf}
          all={listedAddress('OPEN_OVERDUE', filter)}
          filter={{ ...filter.tasks, ...COUNTED, timeliness: { eq: 'OPEN_OVERDUE', asOf } }}
        />
        <ByUnit asked={byUnit} />
        <ByMonth asked={byMonth} />
        <Panel
          title={said.indicators}
          asked={indicators}
          minHeight={150}
          isEmpty={(data) => data.indicatorReport.total.indicatorCount === 0}
        >
          {(data) => <IndicatorTiles total={data.indicatorReport.total} />}
        </Panel>
      </div>
    </>
  );
}

/** Many plans name no year: they stand under all years alone. */
function NoneYet({ year, chooseAll }: { year: number | null; chooseAll: () => void }) {
  const said = useWords(OVERVIEW);
  if (year === null) return said.noneAtAll;
  return (
    <>
      {said.noneYet}{' '}
      <button type="button" onClick={chooseAll}>
        {said.allYears}
      </button>
    </>
  );
}

/** What it is compared with comes on its own, and may not: then that is said. */
function PastNotice({ answer }: { answer: Answered<unknown> }) {
  const shared = useWords(SHARED);
  if (answer.state === 'failed') return <Failed error={answer.error} again={answer.again} />;
  return answer.isAway ? (
    <p className="notice away" role="status">
      {shared.away}
    </p>
  ) : null;
}

interface TaskPanelProps {
  title: string;
  empty: string;
  filter: TaskFilter;
  asOf: string;
  isWanted: boolean;
  /** Where all of them are. */
  all: string;
}

/** The most urgent tasks of a kind, and where the others are. */
function TaskPanel({ title, empty, filter, asOf, isWanted, all }: TaskPanelProps) {
  const said = useWords(OVERVIEW);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const asked = useAnswer(
    TaskListDocument,
    { filter, orderBy: [{ field: 'DUE_ON' }], first: SHOWN, after: null, asOf },
    { isWanted },
  );
  return (
    <Panel
      title={title}
      asked={asked}
      hasRows
      className="wide"
      minHeight={320}
      isEmpty={(data) => data.tasks.totalCount === 0}
      empty={empty}
    >
      {({ tasks }) => (
        <>
          <TaskRows tasks={tasks.nodes} asOf={asOf} />
          <p className="quiet">
            {shared.shown(numberText(tasks.nodes.length, language), numberText(tasks.totalCount, language))}{' '}
            {tasks.pageInfo.hasNextPage && <Link to={all}>{said.allOf(numberText(tasks.totalCount, language))}</Link>}
          </p>
        </>
      )}
    </Panel>
  );
}
