import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import type { PublicTaskFragment } from '../../generated/graphql';
import { sourceAddress } from '../../parts/source-address';
import { Due, TimelinessTag } from '../../parts/task-rows';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { PUBLIC } from './public-words';

interface PublicTasksProps {
  tasks: readonly PublicTaskFragment[];
  asOf: string;
  /** On a plan's own page it need not stand with each task. */
  isOfOnePlan?: boolean;
}

/** What is to be done: who answers for it, by when, and the sentence it is written in. */
export function PublicTasks({ tasks, asOf, isOfOnePlan = false }: PublicTasksProps) {
  const said = useWords(PUBLIC);
  const shared = useWords(SHARED);
  return (
    <ol className="public-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          <p className="strong">
            <Link to={addressOf('task', task.id)}>{task.title}</Link>
          </p>
          <p>
            <Due task={task} asOf={asOf} /> <TimelinessTag timeliness={task.timeliness} />
          </p>
          {task.assignments.length > 0 && (
            <p>
              {said.answers}:{' '}
              {task.assignments.map(({ unit }, at) => (
                <span key={unit.id}>
                  {at > 0 && ', '}
                  <Link to={addressOf('publicUnit', unit.id)}>{unit.name}</Link>
                </span>
              ))}
            </p>
          )}
          <small>
            {!isOfOnePlan && (
              <>
                <Link to={addressOf('publicPlan', task.plan.id)}>{task.plan.number ?? task.plan.title}</Link> ·{' '}
              </>
            )}
            <Link to={sourceAddress(task.plan.id, task.evidence)}>{shared.inText}</Link>
          </small>
        </li>
      ))}
    </ol>
  );
}
