import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { type Listed, usePages } from '../ask/use-pages';
import { type TaskFilter, TaskListDocument, type TaskOrder, type TaskRowFragment } from '../generated/graphql';
import { numberText } from '../words/format';
import { useLanguage } from '../words/language';
import { Failed, Panel } from './panel';
import { TaskLine, TaskTable } from './task-rows';
import { useOffsetTop } from './use-offset-top';
import '../style/endless-tasks.css';

interface EndlessTasksProps {
  title: ReactNode;
  /** Which tasks. */
  filter: TaskFilter;
  /** By deadline where absent. */
  orderBy?: readonly TaskOrder[];
  /** The day by which they are late or in time. */
  asOf: string;
  /** In a plan's own view its name need not stand in each row. */
  isOfOnePlan?: boolean;
  /** What stands there where there are none. */
  empty?: ReactNode;
  /** Beside the title. */
  tools?: ReactNode;
  className?: string;
}

/** The graph gives tasks so many at a time. */
const PAGE = 100;
const BY_DEADLINE: readonly TaskOrder[] = [{ field: 'DUE_ON' }];

/**
 * A panel with all tasks of a filter, thousands too, which scrolls with the page: only the rows that are seen are drawn, and a
 * hundred more are asked for as one comes near the end of what is there. The page is as long as all of them from the beginning.
 *
 * `<EndlessTasks title={said.tasks} filter={{ plan: { year: { eq: 2026 } } }} orderBy={[{ field: 'DUE_ON' }]} asOf={asOf} />`
 *
 * Filter and order come from the address (`useViewState`): with another filter the list begins anew.
 */
export function EndlessTasks({
  title,
  filter,
  orderBy = BY_DEADLINE,
  asOf,
  isOfOnePlan = false,
  ...panel
}: EndlessTasksProps) {
  const language = useLanguage();
  const asked = usePages(
    TaskListDocument,
    { filter, orderBy: [...orderBy], first: PAGE, after: null, asOf },
    (data) => data.tasks,
  );
  const { answer } = asked;
  const count = answer.state === 'there' ? numberText(answer.data.totalCount, language) : '';
  return (
    <Panel
      {...panel}
      title={
        <>
          {title}{' '}
          <span className="count" data-count={answer.state === 'there' ? answer.data.totalCount : undefined}>
            {count}
          </span>
        </>
      }
      asked={asked}
      hasRows
      minHeight={320}
      isEmpty={(listed) => listed.totalCount === 0}
    >
      {(listed) => <Rows key={JSON.stringify(asked.variables)} listed={listed} asOf={asOf} isOfOnePlan={isOfOnePlan} />}
    </Panel>
  );
}

/** How tall rows are taken to be until they are seen, in pixels: on a phone they are cards. */
const ROW_HEIGHT = 76;
const CARD_HEIGHT = 200;
/** So many rows before the end of what is there, the next page is asked for. */
const AHEAD = 50;
const COLUMNS = 5;
/** Browsers that keep what is seen in its place when rows above it turn out taller or lower; where two do it, the page jumps. */
const KEEPS_PLACE = CSS.supports('overflow-anchor', 'auto');
const never = () => false;

interface RowsProps {
  listed: Listed<TaskRowFragment>;
  asOf: string;
  isOfOnePlan: boolean;
}

function Rows({ listed, asOf, isOfOnePlan }: RowsProps) {
  const place = useRef<HTMLDivElement>(null);
  const scrollMargin = useOffsetTop(place);
  const { nodes, totalCount, hasMore, isComing, fault, more } = listed;
  const virtual = useWindowVirtualizer({
    count: totalCount,
    estimateSize: () => (window.innerWidth <= 640 ? CARD_HEIGHT : ROW_HEIGHT),
    overscan: 8,
    scrollMargin,
    getItemKey: (at) => nodes[at]?.id ?? at,
  });
  virtual.shouldAdjustScrollPositionOnItemSizeChange = KEEPS_PLACE ? never : undefined;
  const drawn = virtual.getVirtualItems();
  const first = drawn[0];
  const last = drawn.at(-1);
  const isNearEnd = last !== undefined && last.index + AHEAD >= nodes.length;
  useEffect(() => {
    if (isNearEnd && hasMore && !isComing && !fault) more();
  });
  return (
    <div ref={place}>
      <TaskTable isOfOnePlan={isOfOnePlan} className="endless" taskCount={totalCount}>
        <Gap height={first ? first.start - scrollMargin : 0} />
        {drawn.map(({ index, key, size }) => {
          const task = nodes[index];
          return task ? (
            <TaskLine
              key={key}
              task={task}
              asOf={asOf}
              isOfOnePlan={isOfOnePlan}
              at={index}
              measured={virtual.measureElement}
            />
          ) : (
            <tr key={key} className="coming" style={{ height: size }}>
              <td colSpan={COLUMNS}>
                <div className="bone" />
              </td>
            </tr>
          );
        })}
        <Gap height={last ? virtual.getTotalSize() + scrollMargin - last.end : 0} />
      </TaskTable>
      {fault && <Failed error={fault} again={more} />}
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="gap">
      <td colSpan={COLUMNS} style={{ height }} />
    </tr>
  );
}
