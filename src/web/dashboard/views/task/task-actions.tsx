import { useState } from 'react';
import { lastChangeOf } from '../../ask/last-change';
import { useAnswer } from '../../ask/use-answer';
import { useViewer } from '../../ask/use-viewer';
import { type Scope, type TaskStatus, TaskToCorrectDocument } from '../../generated/graphql';
import { Dialog } from '../../parts/dialog';
import { Shown } from '../../parts/panel';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { AddForm } from './add-form';
import { AssignmentsForm } from './assignments-form';
import { CorrectForm } from './correct-form';
import { DeadlinesForm } from './deadlines-form';
import { RemoveForm } from './remove-form';
import { ReportForm } from './report-form';
import { type Saved, SavedNotice } from './saved-notice';
import { WRITING } from './writing-words';
import '../../style/forms.css';

const ACTIONS = {
  report: 'REPORT',
  correct: 'EDIT',
  deadlines: 'EDIT',
  assignments: 'EDIT',
  add: 'EDIT',
  remove: 'EDIT',
} as const satisfies Record<string, Scope>;
type Action = keyof typeof ACTIONS;

const FORMS = {
  report: ReportForm,
  correct: CorrectForm,
  deadlines: DeadlinesForm,
  assignments: AssignmentsForm,
  remove: RemoveForm,
} as const;

interface TaskActionsProps {
  task: { id: string; version: number; status: TaskStatus; nextStatuses: readonly TaskStatus[] };
  /** Shows what was saved in the place of this, where this may be gone by then. */
  onSaved?: (saved: Saved) => void;
  /** Goes on from here, as the task is gone. */
  onRemoved?: () => void;
}

/** What the viewer may do with a task; nothing for who only reads. */
export function TaskActions({ task: { id }, onSaved, onRemoved }: TaskActionsProps) {
  const said = useWords(WRITING);
  const scopes = useViewer()?.scopes ?? [];
  const [action, setAction] = useState<Action | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [isRemoved, setIsRemoved] = useState(false);
  const offered = (Object.keys(ACTIONS) as Action[]).filter((one) => scopes.includes(ACTIONS[one]));
  if (isRemoved)
    return (
      <p className="notice" role="status">
        {said.removed}
      </p>
    );
  if (offered.length === 0) return null;
  const close = () => setAction(null);
  return (
    <div className="task-actions">
      <fieldset className="buttons" aria-label={said.actions}>
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            className={one === 'remove' ? 'danger' : ''}
            data-action={one}
            onClick={() => {
              setSaved(null);
              setAction(one);
            }}
          >
            {said[one]}
          </button>
        ))}
      </fieldset>
      {saved && <SavedNotice saved={saved} />}
      {action && (
        <TaskDialog
          taskId={id}
          action={action}
          onClose={close}
          onSaved={async (since, remarks) => {
            close();
            if (action === 'remove') return onRemoved ? onRemoved() : setIsRemoved(true);
            (onSaved ?? setSaved)({ change: await lastChangeOf(id, since), remarks });
          }}
        />
      )}
    </div>
  );
}

interface TaskDialogProps {
  taskId: string;
  action: Action;
  onClose: () => void;
  onSaved: (since: string, remarks: readonly string[]) => Promise<void> | undefined;
}

/** A form over the task as it is now. */
function TaskDialog({ taskId, action, onClose, onSaved }: TaskDialogProps) {
  const said = useWords(WRITING);
  const shared = useWords(SHARED);
  const { answer } = useAnswer(TaskToCorrectDocument, { id: taskId });
  // what was kept from before is out of date once something was saved: nobody begins to write over that
  const [isBegun, setIsBegun] = useState(false);
  if (!isBegun && answer.state === 'there' && !answer.isOld) setIsBegun(true);
  const shown = isBegun || answer.state !== 'there' ? answer : { state: 'loading' as const, isAway: answer.isAway };
  return (
    <Dialog title={said[action]} onClose={onClose}>
      <Shown answer={shown}>
        {({ node }) => {
          if (node?.__typename !== 'Task') return <p className="empty">{shared.absent}</p>;
          if (action === 'add') return <AddForm plan={node.plan} parentId={taskId} onLeave={onClose} />;
          const Form = FORMS[action];
          return (
            <Form task={node} onLeave={onClose} onSaved={(remarks = []) => void onSaved(node.updatedAt, remarks)} />
          );
        }}
      </Shown>
    </Dialog>
  );
}
