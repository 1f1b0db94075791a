import { useMemo } from 'react';
import { listOf, usePages } from '../../ask/use-pages';
import { PlanTimelineDocument } from '../../generated/graphql';
import { LongList } from '../../parts/long-list';
import { MoreRows } from '../../parts/more-rows';
import { Panel } from '../../parts/panel';
import { useViewState } from '../../parts/use-view-state';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { TimelineLegend, TimelineRow, TimelineRuler, type TimelineTask } from './timeline-row';
import { scaleOf } from './timeline-scale';
import { TimelineTable } from './timeline-table';
import { TIMELINE } from './timeline-words';
import '../../style/timeline.css';

const PAGE = 500;

interface TimelineTabProps {
  id: string;
  asOf: string;
  /** The day from which the plan's work is counted; null where it is not known. */
  begins: string | null;
}

/** When each task begins and ends, as bars against time or as a table. */
export function TimelineTab({ id, asOf, begins }: TimelineTabProps) {
  const said = useWords(TIMELINE);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const [get, set] = useViewState();
  const isTable = get('as') === 'table';
  const asked = usePages(
    PlanTimelineDocument,
    { filter: { plan: { id: { eq: id } }, dueOn: { isNull: false } }, first: PAGE, after: null, asOf },
    (data) => data.tasks,
  );
  const list = listOf(asked);
  const rows = list.nodes;
  const bars = useMemo(() => rows.flatMap((task) => barOf(task, begins)), [rows, begins]);
  const scale = useMemo(
    () =>
      scaleOf([
        asOf,
        ...bars.flatMap(({ from, to, task }) => [from, to, ...(task.completedOn ? [task.completedOn] : [])]),
      ]),
    [bars, asOf],
  );
  return (
    <Panel
      title={`${said.title} (${numberText(list.totalCount, language)})`}
      asked={asked}
      hasRows
      minHeight={400}
      isEmpty={(data) => data.totalCount === 0}
      empty={said.none}
      tools={
        <button type="button" className="quiet" onClick={() => set({ as: isTable ? null : 'table' })}>
          {isTable ? shared.asChart : shared.asTable}
        </button>
      }
    >
      {() => (
        <>
          <p className="quiet">{said.explained}</p>
          {isTable && <TimelineTable bars={bars} />}
          {!isTable && scale && (
            <div className="timeline">
              <TimelineLegend />
              <TimelineRuler scale={scale} asOf={asOf} />
              <LongList
                rows={bars}
                keyOf={({ task }) => task.id}
                estimate={() => 38}
                onEnd={list.fault ? undefined : list.more}
                label={said.title}
              >
                {(bar) => <TimelineRow bar={bar} scale={scale} asOf={asOf} />}
              </LongList>
            </div>
          )}
          <MoreRows list={list} isAsked={!isTable} />
        </>
      )}
    </Panel>
  );
}

/** A task that is due on a day, from the day that its deadline or its plan begins. */
export interface Bar {
  task: TimelineTask;
  from: string;
  to: string;
  /** The text does not say from when: it is the plan's day. */
  isFromPlan: boolean;
}

function barOf(task: TimelineTask, begins: string | null): Bar[] {
  const to = task.deadline?.on;
  if (!to) return [];
  const said = task.deadline?.from;
  const [from = to] = [said ?? begins ?? to, to].sort();
  return [{ task, from, to, isFromPlan: !said }];
}
