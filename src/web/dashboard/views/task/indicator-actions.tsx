import { type FormEvent, useState } from 'react';
import { changeMade } from '../../ask/last-change';
import { useChange } from '../../ask/use-change';
import { useMay } from '../../ask/use-viewer';
import { PutObservationDocument, type PutObservationMutation } from '../../generated/graphql';
import type { ChangeGroup } from '../../parts/change-groups';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { UndoButton } from '../../parts/undo-button';
import { numberText, vietnamToday } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { FormButtons } from './form-buttons';
import { WRITING } from './writing-words';
import '../../style/forms.css';

const SHOWN = ['value', 'period', 'observedOn', 'note'] as const;

interface Recorded {
  done: Extract<PutObservationMutation['recordObservation'], { __typename: 'RecordObservationSuccess' }>;
  change: ChangeGroup | null;
}

interface IndicatorActionsProps {
  indicator: { id: string; name: string; measureUnit?: string | null; period?: string | null };
}

/** Records what an indicator stood at; nothing for who may not. It can be put back. */
export function IndicatorActions({ indicator }: IndicatorActionsProps) {
  const said = useWords(WRITING);
  const language = useLanguage();
  const may = useMay('REPORT');
  const [isOpen, setIsOpen] = useState(false);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  if (!may) return null;
  const figure = (value: number) => [numberText(value, language), indicator.measureUnit].filter(Boolean).join(' ');
  return (
    <div className="task-actions">
      <button type="button" aria-label={`${said.observation}: ${indicator.name}`} onClick={() => setIsOpen(true)}>
        {said.observation}
      </button>
      {recorded && (
        <div className="notice saved" role="status">
          <span>{said.recorded(figure(recorded.done.observation.value))}</span>
          {recorded.done.replacedValue !== null && <span>{said.replaced(figure(recorded.done.replacedValue))}</span>}
          {recorded.change && <UndoButton key={recorded.change.key} of={recorded.change} />}
        </div>
      )}
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
    const input = {
      indicatorId: indicator.id,
      value: Number(text('value')),
      period: text('period'),
      observedOn: text('observedOn'),
      // a correction without a note keeps the one that is there
      ...(text('note') && { note: text('note') }),
    };
    const made = await changeMade(indicator.id, () => put({ input }));
    if (made) onRecorded(made);
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
