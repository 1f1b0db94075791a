import { memo } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../addresses';
import type { PlanTaskFragment } from '../generated/graphql';
import { useLanguage, useWords, words } from '../words/language';
import { SHARED } from '../words/shared-words';
import { termOf } from '../words/terms';
import { sourceAddress } from './source-address';
import { Due, TimelinessTag } from './task-rows';
import '../style/plan-task-line.css';

const SAID = words({ leads: 'Chủ trì', helps: 'Phối hợp' }, { leads: 'Leads', helps: 'Coordinate' });

interface PlanTaskLineProps {
  task: PlanTaskFragment;
  planId: string;
  asOf: string;
}

/** A task as its plan lists it: who leads and who helps, by when, how far, and where it is written. */
export const PlanTaskLine = memo(function PlanTaskLine({ task, planId, asOf }: PlanTaskLineProps) {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { id, ordinal, title, status, timeliness, parent, evidence } = task;
  return (
    <div className={`plan-task ${parent ? 'part' : ''}`} data-task={id}>
      <div className="what">
        <Link to={addressOf('task', id)} className="strong">
          {ordinal && <span className="ordinal">{ordinal}</span>} {title}
        </Link>
        <Units task={task} as="LEAD" name={said.leads} />
        <Units task={task} as="COORDINATE" name={said.helps} />
        <small>
          <Link to={sourceAddress(planId, evidence)}>{shared.inText}</Link>
        </small>
      </div>
      <div className="by-when">
        <Due task={task} asOf={asOf} />
      </div>
      <div className="how-far">
        <TimelinessTag timeliness={timeliness} />
        <small>{termOf('TaskStatus', status, language)}</small>
      </div>
    </div>
  );
});

function Units({ task, as, name }: { task: PlanTaskFragment; as: 'LEAD' | 'COORDINATE'; name: string }) {
  const units = task.assignments.filter((one) => one.role === as);
  if (units.length === 0) return null;
  return (
    <small>
      {name}:{' '}
      {units.map(({ id, unit }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={addressOf('unit', unit.id)}>{unit.name}</Link>
        </span>
      ))}
    </small>
  );
}
