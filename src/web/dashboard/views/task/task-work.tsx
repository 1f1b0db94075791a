import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { sourceAddress } from '../../parts/source-address';
import { dayText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import type { TaskDetail } from './task-view';
import { TASK } from './task-words';

/** Who does a task, and by when: each with the words that say so. */
export function TaskWork({ task: { plan, assignments, deadlines } }: { task: TaskDetail }) {
  const said = useWords(TASK);
  const shared = useWords(SHARED);
  const language = useLanguage();
  return (
    <>
      {assignments.length === 0 && <p className="quiet">{said.noUnits}</p>}
      <ul className="plain spaced">
        {assignments.map(({ id, role, unit, evidence }) => (
          <li key={id}>
            <span className={`tag role ${role}`}>{termOf('AssignmentRole', role, language)}</span>{' '}
            <Link to={addressOf('unit', unit.id)}>{unit.name}</Link>
            <small>
              “{evidence.quote}” <Link to={sourceAddress(plan.id, evidence)}>{shared.inText}</Link>
            </small>
          </li>
        ))}
      </ul>
      <h3>{said.deadlines}</h3>
      {deadlines.length === 0 && <p className="quiet">{said.noDeadlines}</p>}
      <ul className="plain spaced">
        {deadlines.map(({ text, from, on, recurring, rule, evidence }) => (
          <li key={evidence.start}>
            <strong>{on ? <time dateTime={on}>{dayText(on)}</time> : text}</strong>{' '}
            {from && <span>({said.from(dayText(from))})</span>}{' '}
            {recurring && (
              <span className="tag" title={rule ?? undefined}>
                {said.recurring}
              </span>
            )}
            <small>
              “{evidence.quote}” <Link to={sourceAddress(plan.id, evidence)}>{shared.inText}</Link>
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
