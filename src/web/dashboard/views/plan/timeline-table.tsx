import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { TimelinessTag } from '../../parts/task-rows';
import { dayText } from '../../words/format';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import type { Bar } from './timeline-tab';
import { TIMELINE } from './timeline-words';

/** The same as the bars, for who would rather read. */
export function TimelineTable({ bars }: { bars: readonly Bar[] }) {
  const said = useWords(TIMELINE);
  const shared = useWords(SHARED);
  return (
    <div className="table-wrap">
      <table className="tasks">
        <thead>
          <tr>
            <th scope="col">{shared.task}</th>
            <th scope="col">{said.from}</th>
            <th scope="col">{said.until}</th>
            <th scope="col">{said.done}</th>
            <th scope="col">{shared.status}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ task, from, to, isFromPlan }) => (
            <tr key={task.id}>
              <td data-label={shared.task}>
                <Link to={addressOf('task', task.id)} className="strong">
                  {task.ordinal && <span className="ordinal">{task.ordinal}</span>} {task.title}
                </Link>
              </td>
              <td data-label={said.from} className={isFromPlan ? 'quiet' : undefined}>
                {dayText(from)}
              </td>
              <td data-label={said.until}>{dayText(to)}</td>
              <td data-label={said.done}>{task.completedOn && dayText(task.completedOn)}</td>
              <td data-label={shared.status}>
                <TimelinessTag timeliness={task.timeliness} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
