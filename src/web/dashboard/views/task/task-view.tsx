import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { usePages } from '../../ask/use-pages';
import { TaskDetailDocument, type TaskDetailQuery, TaskHistoryDocument } from '../../generated/graphql';
import { useAsOf } from '../../parts/as-of';
import { HistoryPanel } from '../../parts/history-panel';
import { NodeFoot } from '../../parts/node-foot';
import { Failed, Panel } from '../../parts/panel';
import { TimelinessTag } from '../../parts/task-rows';
import { useTitle } from '../../parts/title';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { TaskActions } from './task-actions';
import { TaskCitations } from './task-citations';
import { TaskFacts } from './task-facts';
import { TaskIndicators } from './task-indicators';
import { TaskParts } from './task-parts';
import { TaskReports } from './task-reports';
import { TASK } from './task-words';
import { TaskWork } from './task-work';
import '../../style/node-view.css';
import '../../style/task.css';

export type TaskDetail = Extract<NonNullable<TaskDetailQuery['node']>, { __typename: 'Task' }>;

const PAGE = 50;

/** A task with all that its document says of it, and what became of it. */
export default function TaskView() {
  const { id = '' } = useParams();
  return <Task key={id} id={id} />;
}

function Task({ id }: { id: string }) {
  const said = useWords(TASK);
  const shared = useWords(SHARED);
  const asOf = useAsOf();
  const asked = useAnswer(TaskDetailDocument, { id, asOf });
  const history = usePages(TaskHistoryDocument, { id, first: PAGE, after: null }, ({ node }) =>
    node?.__typename === 'Task' ? node.history : null,
  );
  const { answer } = asked;
  const node = answer.state === 'there' ? answer.data.node : undefined;
  const task = node?.__typename === 'Task' ? node : null;
  useTitle(task ? [task.ordinal, task.title].filter(Boolean).join(' ') : null);
  if (answer.state === 'failed')
    return (
      <>
        <h1>{shared.task}</h1>
        <Failed error={answer.error} again={answer.again} />
      </>
    );
  if (node !== undefined && !task)
    return (
      <div className="empty">
        <h1>{shared.task}</h1>
        <p>{shared.absent}</p>
      </div>
    );
  const shown = (part: (task: TaskDetail) => ReactNode) => () => task && part(task);
  return (
    <>
      <p className="over-title quiet">
        {task ? (
          <Link to={addressOf('plan', task.plan.id)}>
            {[task.plan.documentType, task.plan.number ?? task.plan.title].join(' ')}
          </Link>
        ) : (
          shared.plan
        )}
      </p>
      <div className="task-head">
        <h1>
          {task?.ordinal && <span className="ordinal">{task.ordinal}</span>} {task?.title ?? shared.loading}
        </h1>
        {task && <TimelinessTag timeliness={task.timeliness} />}
        {task && <TaskActions task={task} />}
      </div>
      <div className="grid">
        <Panel title={said.about} asked={asked} minHeight={240}>
          {shown((one) => (
            <TaskFacts task={one} asOf={asOf} />
          ))}
        </Panel>
        <Panel title={said.who} asked={asked} minHeight={240}>
          {shown((one) => (
            <TaskWork task={one} />
          ))}
        </Panel>
        {task && task.children.length > 0 && (
          <Panel title={said.children} asked={asked} className="wide">
            {shown((one) => (
              <TaskParts task={one} asOf={asOf} />
            ))}
          </Panel>
        )}
        {task && task.indicators.length > 0 && (
          <Panel title={said.indicators} asked={asked}>
            {shown((one) => (
              <TaskIndicators task={one} />
            ))}
          </Panel>
        )}
        <Panel
          title={said.citations}
          asked={asked}
          isEmpty={() => task?.citations.length === 0}
          empty={said.noCitations}
        >
          {shown((one) => (
            <TaskCitations task={one} />
          ))}
        </Panel>
        <TaskReports id={id} />
        <div className="wide">
          <HistoryPanel asked={history} />
        </div>
      </div>
      {task && <NodeFoot nodeId={id} />}
    </>
  );
}
