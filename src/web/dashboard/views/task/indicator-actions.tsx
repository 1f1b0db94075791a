import { type FormEvent, useState } from 'react';
import { useChange } from '../../ask/use-change';
import { useMay } from '../../ask/use-viewer';
import { PutObservationDocument, type PutObservationMutation } from '../../generated/graphql';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { numberText, vietnamToday } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { FormButtons } from './form-buttons';
import { WRITING } from './writing-words';
import '../../style/forms.css';

const SHOWN = ['value', 'period', 'observedOn', 'note'] as const;

type Recorded = Extract<PutObservationMutation['recordObservation'], { __typename: 'RecordObservationSuccess' }>;

interface IndicatorActionsProps {
  indicator: { id: string; name: string; measureUnit?: string | null; period?: string | null };
}

/** Records what an indicator stood at; nothing for who may not. A correction can be put back. */
export function IndicatorActions({ indicator }: IndicatorActionsProps) {
  const said = useWords(WRITING);
  const language = useLanguage();
  const may = useMay('REPORT');
  const [isOpen, setIsOpen] = useState(false);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const undo = useChange(PutObservationDocument);
  if (!may) return null;
  const figure = (value: number) => [numberText(value, language), indicator.measureUnit].filter(Boolean).join(' ');
  const putBack = async ({ observation: { period, observedOn }, replacedValue }: Recorded) => {
    const value = replacedValue as number;
    const input = { indicatorId: indicator.id, period, observedOn, value, reason: said.backToReplaced };
    if (await undo.put({ input })) setRecorded(null);
  };
  return (
    <div className="task-actions">
      <button type="button" aria-label={`${said.observation}: ${indicator.name}`} onClick={() => setIsOpen(true)}>
        {said.observation}
      </button>
      {recorded && (
        <div className="notice saved" role="status">
          <span>{said.recorded(figure(recorded.observation.value))}</span>
          {recorded.replacedValue !== null && (
            <>
              <span>{said.replaced(figure(recorded.replacedValue))}</span>
              <button type="button" disabled={undo.isBusy} onClick={() => void putBack(recorded)}>
                {said.backToReplaced}
              </button>
            </>
          )}
        </div>
      )}
      <RefusalNotice refusal={undo.refusal} />
      {isOpen && (
        <ObservationDialog
          indicator={indicator}
          onClose={() => setIsOpen(false)}
          onRecorded={(done) => {
            setIsOpen(false);
            setRecorded(done);
          }}
        />
      )}
    </div>
  );
}

interface ObservationDialogProps extends IndicatorActionsProps {
  onClose: () => void;
  onRecorded: (done: Recorded) => void;
}

function ObservationDialog({ indicator, onClose, onRecorded }: ObservationDialogProps) {
  const said = useWords(WRITING);
  const { put, refusal, isBusy } = useChange(PutObservationDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const done = await put({
      input: {
        indicatorId: indicator.id,
        value: Number(text('value')),
        period: text('period'),
        observedOn: text('observedOn'),
        // a correction without a note keeps the one that is there
        ...(text('note') && { note: text('note') }),
      },
    });
    if (done) onRecorded(done);
  };
  return (
    <Dialog title={`${said.observation}: ${indicator.name}`} onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="row">
          <Field
            label={indicator.measureUnit ? `${said.value} (${indicator.measureUnit})` : said.value}
            fault={refusal?.fields.value}
          >
            {(tie) => <input {...tie} type="number" step="any" name="value" required />}
          </Field>
          <Field label={said.observedOn} fault={refusal?.fields.observedOn}>
            {(tie) => <input {...tie} type="date" name="observedOn" required defaultValue={vietnamToday()} />}
          </Field>
        </div>
        <Field label={said.period} hint={said.periodHint} fault={refusal?.fields.period}>
          {(tie) => <input {...tie} name="period" required defaultValue={indicator.period ?? ''} />}
        </Field>
        <Field label={said.note} fault={refusal?.fields.note}>
          {(tie) => <textarea {...tie} name="note" />}
        </Field>
        <RefusalNotice refusal={refusal} shown={SHOWN} />
        <FormButtons isBusy={isBusy} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
