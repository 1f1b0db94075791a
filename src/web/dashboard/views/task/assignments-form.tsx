import type { FormEvent } from 'react';
import type { Fault } from '../../ask/change';
import { useChange } from '../../ask/use-change';
import {
  type AssignmentInput,
  type AssignmentRole,
  CorrectAssignmentsDocument,
  type CorrectableTaskFragment,
} from '../../generated/graphql';
import { useUnitChoices } from '../../parts/choices';
import { Chooser } from '../../parts/chooser';
import { useDraft } from '../../parts/draft';
import { FaultText } from '../../parts/fault-text';
import { Field } from '../../parts/field';
import { OtherVersion } from '../../parts/other-version';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { FormButtons } from './form-buttons';
import type { TaskFormProps } from './task-form';
import { WRITING } from './writing-words';

const ROLES = ['LEAD', 'COORDINATE'] as const;

/** A unit of a task, known by its id or by its name alone. */
interface Part {
  name: string;
  input: AssignmentInput;
}

const partsOf = ({ assignments }: CorrectableTaskFragment): Part[] =>
  assignments.map(({ role, unit }) => ({ name: unit.name, input: { role, unitId: unit.id } }));

/** Says who does a task, and in what role: all of them, in their order. */
export function AssignmentsForm({ task, onSaved, onLeave }: TaskFormProps) {
  const said = useWords(WRITING);
  const language = useLanguage();
  const { put, refusal, isBusy, forget } = useChange(CorrectAssignmentsDocument);
  const draft = useDraft(task.version, { parts: partsOf(task) });
  const { parts } = draft.values;
  // who comes first leads where nobody does yet
  const nextRole = (): AssignmentRole => (parts.some(({ input }) => input.role === 'LEAD') ? 'COORDINATE' : 'LEAD');
  const add = (name: string, named: Pick<AssignmentInput, 'unitId' | 'unitName'>) =>
    draft.set({ parts: [...parts, { name, input: { role: nextRole(), ...named } }] });
  const setRole = (at: number, role: AssignmentRole) =>
    draft.set({
      parts: parts.map((one, index) => (index === at ? { ...one, input: { ...one.input, role } } : one)),
    });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim() || null;
    const assignments = parts.map(({ input }) => input);
    if (await put({ input: { id: task.id, expectedVersion: draft.version, assignments, reason } })) onSaved();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <OtherVersion draft={draft} onChosen={forget}>
        <ul>
          {draft.other?.parts.map(({ name, input }) => (
            <li key={`${input.role} ${name}`}>
              {termOf('AssignmentRole', input.role, language)}: {name}
            </li>
          ))}
        </ul>
      </OtherVersion>
      {parts.length === 0 && <p className="quiet">{said.noUnits}</p>}
      <ul className="plain parts">
        {parts.map(({ name, input }, at) => (
          <li key={`${input.unitId ?? name} ${input.role}`} className="row">
            <strong>{name}</strong>
            <select
              aria-label={said.roleOf(name)}
              value={input.role}
              onChange={(event) => setRole(at, event.target.value as AssignmentRole)}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {termOf('AssignmentRole', role, language)}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="quiet"
              aria-label={said.take(name)}
              onClick={() => draft.set({ parts: parts.filter((_, index) => index !== at) })}
            >
              ✕
            </button>
            {['unitId', 'unitName', 'quote'].map((field) => (
              <UnitFault key={field} fault={refusal?.fields[`assignments.${at}.${field}`]} />
            ))}
          </li>
        ))}
      </ul>
      <Chooser
        key={parts.length}
        label={said.unit}
        chosen={null}
        onChoose={(choice) => choice && add(choice.name, { unitId: choice.id })}
        useChoices={useUnitChoices}
        asTyped={{ label: said.asNamed, onTake: (unitName) => add(unitName, { unitName }) }}
      />
      <Field label={said.reason} fault={refusal?.fields.reason}>
        {(tie) => <input {...tie} name="reason" />}
      </Field>
      <RefusalNotice
        refusal={draft.other ? null : refusal}
        shown={[
          'reason',
          ...parts.flatMap((_, at) => ['unitId', 'unitName', 'quote'].map((field) => `assignments.${at}.${field}`)),
        ]}
      />
      <FormButtons isBusy={isBusy} isHeld={draft.other !== null} onLeave={onLeave} />
    </form>
  );
}

const UnitFault = ({ fault }: { fault: Fault | undefined }) =>
  fault ? (
    <p className="bad fault">
      <FaultText fault={fault} />
    </p>
  ) : null;
