import { type FormEvent, useState } from 'react';
import { useAnswer } from '../../ask/use-answer';
import { useChange } from '../../ask/use-change';
import { useMay } from '../../ask/use-viewer';
import { TakeBackDocument, WhatWouldGoDocument, type WhatWouldGoQuery } from '../../generated/graphql';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { Shown } from '../../parts/panel';
import { RefusalNotice } from '../../parts/refusal-notice';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { INTAKE } from './intake-words';

type Held = Extract<WhatWouldGoQuery['node'], { __typename: 'LegalDocument' }>;

interface WithdrawButtonProps {
  documentId: string;
  label: string;
  onWithdrawn?: () => void;
}

/** Takes a wrong import back, once it was said what goes; nothing for who may not. */
export function WithdrawButton({ documentId, label, onWithdrawn }: WithdrawButtonProps) {
  const may = useMay('IMPORT');
  const [state, setState] = useState<'idle' | 'asked' | { gone: string }>('idle');
  if (!may) return null;
  if (typeof state === 'object')
    return (
      <span role="status" className="withdrawn">
        {state.gone}
      </span>
    );
  return (
    <>
      <button type="button" className="danger" onClick={() => setState('asked')}>
        {label}
      </button>
      {state === 'asked' && (
        <WithdrawDialog
          documentId={documentId}
          onClose={() => setState('idle')}
          onDone={(gone) => {
            setState({ gone });
            onWithdrawn?.();
          }}
        />
      )}
    </>
  );
}

interface WithdrawDialogProps {
  documentId: string;
  onClose: () => void;
  onDone: (what: string) => void;
}

function WithdrawDialog({ documentId, onClose, onDone }: WithdrawDialogProps) {
  const said = useWords(INTAKE);
  const shared = useWords(SHARED);
  const { answer } = useAnswer(WhatWouldGoDocument, { id: documentId });
  return (
    <Dialog title={said.withdraw} onClose={onClose}>
      <Shown answer={answer}>
        {({ node }) =>
          node?.__typename === 'LegalDocument' ? (
            <Confirm held={node} onClose={onClose} onDone={onDone} />
          ) : (
            <p className="empty">{shared.absent}</p>
          )
        }
      </Shown>
    </Dialog>
  );
}

function Confirm({ held, onClose, onDone }: { held: Held } & Omit<WithdrawDialogProps, 'documentId'>) {
  const said = useWords(INTAKE);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { put, refusal, isBusy } = useChange(TakeBackDocument);
  const title = held.plan?.title ?? held.title ?? held.name;
  const count = (given: number | undefined) => numberText(given ?? 0, language);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim() || null;
    const done = await put({ input: { id: held.id, expectedVersion: held.version, reason } });
    if (done)
      onDone(
        said.withdrawn(
          done.removed
            .map(({ kind, count }) => `${numberText(count, language)} ${said.kinds(kind).toLowerCase()}`)
            .join(', '),
        ),
      );
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <p>
        <strong>{[held.type, held.number].filter(Boolean).join(' ')}</strong> {title}
      </p>
      <div>
        <p>{said.willGo}</p>
        <ul data-goes>
          <li>{said.tasks(count(held.plan?.tasks.totalCount))}</li>
          <li>{said.indicators(count(held.plan?.indicators.totalCount))}</li>
          <li>{said.citations(count(held.cites.totalCount))}</li>
          {held.attachments.length > 0 && (
            <li>
              {said.attachments(
                held.attachments.map(({ type, number }) => [type, number].filter(Boolean).join(' ')).join('; '),
              )}
            </li>
          )}
        </ul>
        {held.citedBy.totalCount > 0 && <p>{said.citedBy(count(held.citedBy.totalCount))}</p>}
        <p className="quiet">{said.backAgain}</p>
      </div>
      <Field label={said.reason} fault={refusal?.fields.reason}>
        {(tie) => <input {...tie} name="reason" />}
      </Field>
      <RefusalNotice refusal={refusal} shown={['reason']} />
      <p className="buttons">
        <button type="submit" className="danger" disabled={isBusy}>
          {said.confirm}
        </button>
        <button type="button" onClick={onClose}>
          {shared.cancel}
        </button>
      </p>
    </form>
  );
}
