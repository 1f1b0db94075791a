import { memo, type ReactNode, type Ref } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../addresses';
import type { TaskRowFragment } from '../generated/graphql';
import { documentName } from '../words/document-name';
import { daysBetween, dayText } from '../words/format';
import { useLanguage, useWords } from '../words/language';
import { SHARED } from '../words/shared-words';
import { termOf } from '../words/terms';
import { sourceAddress } from './source-address';

interface TaskRowsProps {
  tasks: readonly TaskRowFragment[];
  /** The day by which they are late or in time. */
  asOf: string;
  /** In a plan's own view its name need not stand in each row. */
  isOfOnePlan?: boolean;
}

/** Tasks as a table: who leads, by when and how late, on which basis, and where it is written. */
export function TaskRows({ tasks, asOf, isOfOnePlan = false }: TaskRowsProps) {
  return (
    <TaskTable isOfOnePlan={isOfOnePlan}>
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} asOf={asOf} isOfOnePlan={isOfOnePlan} />
      ))}
    </TaskTable>
  );
}

interface TaskTableProps {
  isOfOnePlan?: boolean;
  className?: string;
  /** How many tasks there are, where not all of them are in the table. */
  taskCount?: number;
  /** The rows. */
  children: ReactNode;
}

/** The columns of a table of tasks. */
export function TaskTable({ isOfOnePlan = false, className = '', taskCount, children }: TaskTableProps) {
  const said = useWords(SHARED);
  return (
    <div className="table-wrap">
      <table className={`tasks ${className}`} aria-rowcount={taskCount === undefined ? undefined : taskCount + 1}>
        <thead>
          <tr>
            <th scope="col">{said.task}</th>
            <th scope="col">{said.leadUnit}</th>
            <th scope="col">{said.deadline}</th>
            <th scope="col">{said.status}</th>
            {!isOfOnePlan && <th scope="col">{said.legalBases}</th>}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

const MOST_BASES = 2;

interface TaskLineProps {
  task: TaskRowFragment;
  asOf: string;
  isOfOnePlan: boolean;
  /** Which row it is of those that are there, where only some are drawn; `measured` is told how tall it is. */
  at?: number;
  measured?: Ref<HTMLTableRowElement>;
}

/** One task of a table; drawn anew only when it changes, as tables are scrolled. */
export const TaskLine = memo(function TaskLine({ task, asOf, isOfOnePlan, at, measured }: TaskLineProps) {
  const said = useWords(SHARED);
  const bases = task.plan.legalBases.flatMap(({ document }) => (document ? [document] : []));
  return (
    // the row of the headings is the first
    <tr ref={measured} data-index={at} aria-rowindex={at === undefined ? undefined : at + 2}>
      <td data-label={said.task}>
        <Link to={addressOf('task', task.id)} className="strong">
          {task.ordinal && <span className="ordinal">{task.ordinal}</span>} {task.title}
        </Link>
        <small>
          {!isOfOnePlan && (
            <>
              <Link to={addressOf('plan', task.plan.id)}>{task.plan.number ?? task.plan.title}</Link> ·{' '}
            </>
          )}
          <Link to={sourceAddress(task.plan.id, task.evidence)}>{said.inText}</Link>
        </small>
      </td>
      <td data-label={said.leadUnit}>
        <ul className="plain">
          {task.assignments.map(({ unit }) => (
            <li key={unit.id}>
              <Link to={addressOf('unit', unit.id)}>{unit.name}</Link>
            </li>
          ))}
        </ul>
      </td>
      <td data-label={said.deadline}>
        <Due task={task} asOf={asOf} />
      </td>
      <td data-label={said.status}>
        <TimelinessTag timeliness={task.timeliness} />
      </td>
      {!isOfOnePlan && (
        <td data-label={said.legalBases}>
          <ul className="plain">
            {bases.slice(0, MOST_BASES).map((document) => (
              <li key={document.id}>
                <Link to={addressOf('document', document.id)} className="two-lines" title={documentName(document)}>
                  {document.number ?? documentName(document)}
                </Link>
              </li>
            ))}
            {bases.length > MOST_BASES && <li className="quiet">+{bases.length - MOST_BASES}</li>}
          </ul>
        </td>
      )}
    </tr>
  );
});

/** The day, and how far it is; the document's own words where they name no day. */
export function Due({
  task: { deadline, timeliness },
  asOf,
}: {
  task: Pick<TaskRowFragment, 'deadline' | 'timeliness'>;
  asOf: string;
}) {
  const said = useWords(SHARED);
  if (!deadline) return <span className="quiet">{said.noDeadline}</span>;
  if (!deadline.on) return <span>{deadline.text}</span>;
  const days = daysBetween(asOf, deadline.on);
  return (
    <span title={deadline.text}>
      <time dateTime={deadline.on}>{dayText(deadline.on)}</time>
      {timeliness === 'OPEN_OVERDUE' && <small className="bad">{said.daysLate(-days)}</small>}
      {timeliness === 'OPEN_IN_TIME' && <small>{said.daysLeft(days)}</small>}
    </span>
  );
}

export function TimelinessTag({ timeliness }: { timeliness: TaskRowFragment['timeliness'] }) {
  const language = useLanguage();
  return <span className={`tag ${timeliness}`}>{termOf('Timeliness', timeliness, language)}</span>;
}
