import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { Facts } from '../../parts/facts';
import { FIELD_NAMES } from '../../parts/field-names';
import { ProgressLine } from '../../parts/progress-line';
import { sourceAddress } from '../../parts/source-address';
import { Due } from '../../parts/task-rows';
import { dayText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import type { TaskDetail } from './task-view';
import { TASK } from './task-words';

/** How far a task is, where it belongs, and what the document says of it. */
export function TaskFacts({ task, asOf }: { task: TaskDetail; asOf: string }) {
  const said = useWords(TASK);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { plan, section, parent, evidence, decidedFields } = task;
  const names: Readonly<Record<string, string>> = FIELD_NAMES[language];
  const sectionAddress = section && `${addressOf('plan', plan.id)}?${new URLSearchParams({ section: section.id })}`;
  return (
    <>
      <Facts
        facts={[
          [said.status, termOf('TaskStatus', task.status, language)],
          [said.timeliness, termOf('Timeliness', task.timeliness, language)],
          [shared.deadline, <Due key="due" task={task} asOf={asOf} />],
          [said.completedOn, task.completedOn && dayText(task.completedOn)],
          [
            shared.plan,
            <Link key="plan" to={addressOf('plan', plan.id)}>
              {[plan.number, plan.title].filter(Boolean).join(' · ')}
            </Link>,
          ],
          [
            said.section,
            section && sectionAddress && (
              <Link to={sectionAddress}>{[section.ordinal, section.title].filter(Boolean).join('. ')}</Link>
            ),
          ],
          [
            said.parent,
            parent && (
              <Link to={addressOf('task', parent.id)}>{[parent.ordinal, parent.title].filter(Boolean).join(' ')}</Link>
            ),
          ],
          [said.expectedResult, task.expectedResult],
          [said.origin, termOf('TaskOrigin', task.origin, language)],
          [said.decided, decidedFields.map((name) => names[name] ?? name).join(', ')],
          [said.progress, <ProgressLine key="progress" progress={task.progress} />],
        ]}
      />
      <h3>{said.text}</h3>
      <p className="task-text">{task.text}</p>
      {task.origin === 'DOCUMENT' && (
        <>
          {evidence.quote !== task.text && (
            <>
              <h3>{said.quote}</h3>
              <blockquote>{evidence.quote}</blockquote>
            </>
          )}
          <p>
            <Link to={sourceAddress(plan.id, evidence)}>{shared.inText}</Link>
          </p>
        </>
      )}
    </>
  );
}
