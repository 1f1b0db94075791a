import type { FormEvent } from 'react';
import { useChange } from '../../ask/use-change';
import { type KeyRowFragment, RotateKeyDocument } from '../../generated/graphql';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { ACCOUNT } from './account-words';
import { endOf } from './last-day';
import type { NewSecret } from './secret';

const A_DAY_H = 24;
const A_YEAR_H = 8760;

/** Another secret for a key; the old one goes on for a while, so that nothing stops. */
export function RotateKey({ of: key, onEnd }: { of: KeyRowFragment; onEnd: (made?: NewSecret) => void }) {
  const said = useWords(ACCOUNT);
  const shared = useWords(SHARED);
  const { put, refusal, isBusy } = useChange(RotateKeyDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const lastDay = String(form.get('lastDay') ?? '');
    const done = await put({
      input: {
        id: key.id,
        overlapHours: Number(form.get('overlap')),
        ...(lastDay && { expiresAt: endOf(lastDay) }),
      },
    });
    if (done) onEnd({ name: done.apiKey.name, secret: done.secret });
  };
  return (
    <Dialog title={`${said.rotate}: ${key.name}`} onClose={() => onEnd()}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <Field label={said.overlap} hint={said.overlapHint} fault={refusal?.fields.overlapHours}>
          {(tie) => (
            <input {...tie} type="number" name="overlap" min={0} max={A_YEAR_H} defaultValue={A_DAY_H} required />
          )}
        </Field>
        <Field label={said.newLastDay} fault={refusal?.fields.expiresAt}>
          {(tie) => <input {...tie} type="date" name="lastDay" />}
        </Field>
        <RefusalNotice refusal={refusal} shown={['overlapHours', 'expiresAt']} />
        <p className="buttons">
          <button type="submit" className="primary" disabled={isBusy}>
            {said.rotate}
          </button>
          <button type="button" onClick={() => onEnd()}>
            {shared.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
