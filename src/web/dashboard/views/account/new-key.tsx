import { type FormEvent, useState } from 'react';
import { useChange } from '../../ask/use-change';
import { CreateKeyDocument, type Role, type Scope } from '../../generated/graphql';
import { useUnitChoices } from '../../parts/choices';
import { type Choice, Chooser } from '../../parts/chooser';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import { ACCOUNT } from './account-words';
import { endOf } from './last-day';
import type { NewSecret } from './secret';

/** As docs/access.md has it: what each role may be narrowed to, besides reading. */
const SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  READER: [],
  REPORTER: ['REPORT'],
  EDITOR: ['REPORT', 'EDIT'],
  ADMIN: ['REPORT', 'EDIT', 'IMPORT', 'ADMINISTER'],
};
const ROLES = ['READER', 'REPORTER', 'EDITOR', 'ADMIN'] as const;
const SHOWN = ['name', 'unitId', 'expiresAt', 'rate', 'budget'] as const;

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

/** A key for somebody. */
export function NewKey({ onEnd }: { onEnd: (made?: NewSecret) => void }) {
  const said = useWords(ACCOUNT);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { put, refusal, isBusy } = useChange(CreateKeyDocument);
  const [role, setRole] = useState<Role>('REPORTER');
  const [unit, setUnit] = useState<Choice | null>(null);
  const [left, setLeft] = useState<readonly Scope[]>([]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const lastDay = text('lastDay');
    const scopes: Scope[] = ['READ', ...SCOPES[role].filter((scope) => !left.includes(scope))];
    const done = await put({
      input: {
        name: text('name'),
        role,
        scopes,
        unitId: unit?.id ?? null,
        expiresAt: lastDay ? endOf(lastDay) : null,
        rate: numberOrNull(text('rate')),
        budget: numberOrNull(text('budget')),
      },
    });
    if (done) onEnd({ name: done.apiKey.name, secret: done.secret });
  };
  return (
    <Dialog title={said.newKey} onClose={() => onEnd()}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <Field label={said.name} hint={said.nameHint} fault={refusal?.fields.name}>
          {(tie) => <input {...tie} name="name" required autoComplete="off" />}
        </Field>
        <Field label={said.role}>
          {(tie) => (
            <select {...tie} value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {ROLES.map((one) => (
                <option key={one} value={one}>
                  {termOf('Role', one, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Chooser
          label={said.unit}
          chosen={unit}
          onChoose={setUnit}
          useChoices={useUnitChoices}
          fault={refusal?.fields.unitId}
        />
        {SCOPES[role].length > 1 && (
          <fieldset>
            <legend>{said.scopesOfKey}</legend>
            {SCOPES[role].map((scope) => (
              <label key={scope} className="check">
                <input
                  type="checkbox"
                  checked={!left.includes(scope)}
                  onChange={({ target }) =>
                    setLeft(target.checked ? left.filter((one) => one !== scope) : [...left, scope])
                  }
                />{' '}
                {said.scopes[scope]}
              </label>
            ))}
          </fieldset>
        )}
        <Field label={said.lastDay} hint={said.lastDayHint} fault={refusal?.fields.expiresAt}>
          {(tie) => <input {...tie} type="date" name="lastDay" />}
        </Field>
        <details>
          <summary>{said.limits}</summary>
          <div className="row">
            <Field label={said.rate} fault={refusal?.fields.rate}>
              {(tie) => <input {...tie} type="number" min={0} name="rate" />}
            </Field>
            <Field label={said.budget} fault={refusal?.fields.budget}>
              {(tie) => <input {...tie} type="number" min={1} name="budget" />}
            </Field>
          </div>
        </details>
        <RefusalNotice refusal={refusal} shown={SHOWN} />
        <p className="buttons">
          <button type="submit" className="primary" disabled={isBusy}>
            {said.create}
          </button>
          <button type="button" onClick={() => onEnd()}>
            {shared.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
