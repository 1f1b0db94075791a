import { PlanTaskLine } from '../../parts/plan-task-line';
import type { TaskDetail } from './task-view';

/** The tasks that are parts of one. */
export function TaskParts({ task: { plan, children }, asOf }: { task: TaskDetail; asOf: string }) {
  return (
    <ul className="plain">
      {children.map((one) => (
        <li key={one.id}>
          <PlanTaskLine task={{ ...one, parent: null }} planId={plan.id} asOf={asOf} />
        </li>
      ))}
    </ul>
  );
}
