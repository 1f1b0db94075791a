import { type ReactNode, useDeferredValue, useState } from 'react';
import type { Fault } from '../ask/change';
import type { Answered } from '../ask/use-answer';
import { useWords, words } from '../words/language';
import { SHARED } from '../words/shared-words';
import { Field } from './field';

const SAID = words(
  { none: 'Không tìm thấy', chosen: 'Đã chọn', another: 'Chọn lại' },
  { none: 'Nothing found', chosen: 'Chosen', another: 'Choose another' },
);

export interface Choice {
  id: string;
  name: string;
  /** Where it belongs. */
  about?: string | null;
}

interface ChooserProps {
  label: string;
  hint?: string;
  fault?: Fault | null;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
  /** What there is to choose for some words. */
  useChoices: (text: string, isWanted: boolean) => { answer: Answered<unknown>; choices: readonly Choice[] };
  /** Takes the words as they are, where nothing that is there is meant. */
  asTyped?: { label: (text: string) => string; onTake: (text: string) => void };
  /** What is sought at first. */
  text?: string;
  children?: ReactNode;
}

/** One of many, found by its words. */
export function Chooser({ label, hint, fault, chosen, onChoose, useChoices, asTyped, text: first = '' }: ChooserProps) {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const [text, setText] = useState(first);
  const sought = useDeferredValue(text.trim());
  const isWanted = chosen === null && sought.length > 1;
  const { answer, choices } = useChoices(sought, isWanted);
  if (chosen)
    return (
      <p className="chosen">
        <span className="quiet">{label}:</span> <strong>{chosen.name}</strong>{' '}
        {chosen.about && <span className="quiet">{chosen.about}</span>}{' '}
        <button
          type="button"
          className="quiet"
          aria-label={`${said.another}: ${chosen.name}`}
          onClick={() => onChoose(null)}
        >
          {said.another}
        </button>
      </p>
    );
  return (
    <div className="chooser">
      <Field label={label} hint={hint} fault={fault}>
        {(tie) => (
          <input
            {...tie}
            type="search"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )}
      </Field>
      {isWanted && (
        <ul className="plain choices" aria-label={label}>
          {answer.state === 'loading' && <li className="quiet">{shared.loading}</li>}
          {answer.state === 'failed' && <li className="bad">{answer.error.message}</li>}
          {answer.state === 'there' && choices.length === 0 && <li className="quiet">{said.none}</li>}
          {choices.map((choice) => (
            <li key={choice.id}>
              <button type="button" onClick={() => onChoose(choice)}>
                {choice.name}
                {choice.about && <small>{choice.about}</small>}
              </button>
            </li>
          ))}
          {asTyped && answer.state === 'there' && (
            <li>
              <button type="button" onClick={() => asTyped.onTake(text.trim())}>
                {asTyped.label(text.trim())}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
