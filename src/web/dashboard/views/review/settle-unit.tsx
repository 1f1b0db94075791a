import { type FormEvent, useState } from 'react';
import { changeMade } from '../../ask/last-change';
import { useChange } from '../../ask/use-change';
import { JoinUnitsDocument, NameUnitDocument } from '../../generated/graphql';
import { useUnitChoices } from '../../parts/choices';
import { type Choice, Chooser } from '../../parts/chooser';
import { Field } from '../../parts/field';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import type { Decided, Doubt } from './doubt';
import { REVIEW } from './review-words';

interface SettleUnitProps {
  item: Doubt;
  unit: { id: string; name: string };
  onDecided: (what: Decided) => void;
}

/** A unit that nobody vouches for: it is another one, or has another name. */
export function SettleUnit({ item, unit, onDecided }: SettleUnitProps) {
  const said = useWords(REVIEW);
  const merging = useChange(JoinUnitsDocument);
  const naming = useChange(NameUnitDocument);
  const [kept, setKept] = useState<Choice | null>(null);
  const [isNamed, setIsNamed] = useState(false);
  const merge = async ({ id, name }: Choice) => {
    const made = await changeMade(id, () => merging.put({ input: { keepId: id, mergeIds: [unit.id] } }));
    if (made) onDecided({ change: made.change, remarks: [said.merged(name)] });
  };
  const addName = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    const input = { unitId: unit.id, name, expectedVersion: item.subjectVersion };
    setIsNamed((await naming.put({ input })) !== null);
  };
  return (
    <section>
      <h3>{said.settleUnit}</h3>
      <Chooser
        label={said.sameAs}
        chosen={kept}
        onChoose={setKept}
        useChoices={useUnitChoices}
        fault={merging.refusal?.fields.keepId}
      />
      {kept && (
        <>
          <p>{said.mergeAsk(unit.name, kept.name)}</p>
          <button type="button" className="danger" disabled={merging.isBusy} onClick={() => void merge(kept)}>
            {said.merge}
          </button>
        </>
      )}
      <RefusalNotice refusal={merging.refusal} shown={['keepId']} />
      <form className="form" onSubmit={(event) => void addName(event)}>
        <div className="row">
          <Field label={said.alias} fault={naming.refusal?.fields.name}>
            {(tie) => <input {...tie} name="name" required />}
          </Field>
          <button type="submit" disabled={naming.isBusy}>
            {said.addAlias}
          </button>
        </div>
        {isNamed && <p role="status">{said.aliasAdded}</p>}
        <RefusalNotice refusal={naming.refusal} shown={['name']} />
      </form>
    </section>
  );
}
