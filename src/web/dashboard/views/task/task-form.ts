import type { CorrectableTaskFragment } from '../../generated/graphql';

/** What every form of a task is given. */
export interface TaskFormProps {
  task: CorrectableTaskFragment;
  /** Saved, with remarks for people. */
  onSaved: (remarks?: readonly string[]) => void;
  onLeave: () => void;
}
