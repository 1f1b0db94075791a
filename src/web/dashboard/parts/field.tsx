import { type ReactNode, useId } from 'react';
import type { Fault } from '../ask/change';
import { FaultText } from './fault-text';

interface FieldProps {
  label: ReactNode;
  /** What is wrong with it. */
  fault?: Fault | null;
  hint?: ReactNode;
  /** Draws the control with what ties it to its label and fault. */
  children: (tie: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }) => ReactNode;
}

/** A control of a form, its name, and what is wrong with it, right there. */
export function Field({ label, fault, hint, children }: FieldProps) {
  const id = useId();
  const about = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(fault && { 'aria-invalid': true as const }), ...(about && { 'aria-describedby': about }) })}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {fault && (
        <p id={`${id}-fault`} className="bad fault">
          <FaultText fault={fault} />
        </p>
      )}
    </div>
  );
}
