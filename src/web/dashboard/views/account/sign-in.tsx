import { type FormEvent, useState } from 'react';
import { type CheckedKey, checkKey } from '../../ask/check-key';
import { signIn } from '../../ask/session';
import { Field } from '../../parts/field';
import { useWords } from '../../words/language';
import { ACCOUNT } from './account-words';

/** Takes a key once the graph has said that it is good. */
export function SignIn() {
  const said = useWords(ACCOUNT);
  const [key, setKey] = useState('');
  const [isKept, setIsKept] = useState(false);
  const [state, setState] = useState<'idle' | 'busy' | Exclude<CheckedKey, { kind: 'good' }>>('idle');
  const fault = typeof state === 'object' ? said.faults[state.kind] : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('busy');
    const checked = await checkKey(key.trim());
    if (checked.kind === 'good') signIn(key.trim(), isKept);
    else setState(checked);
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Field label={said.key} hint={said.keyHint}>
        {(tie) => (
          <input
            {...tie}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={isKept} onChange={(event) => setIsKept(event.target.checked)} /> {said.keep}
      </label>
      {fault && (
        <div className="notice failed" role="alert">
          <p>
            <strong>{fault}</strong>
          </p>
          {typeof state === 'object' && (
            <p className="quiet" lang="en">
              {state.message}
            </p>
          )}
        </div>
      )}
      <button type="submit" className="primary" disabled={state === 'busy'}>
        {state === 'busy' ? said.checking : said.enter}
      </button>
    </form>
  );
}
