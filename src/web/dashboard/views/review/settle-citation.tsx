import { useState } from 'react';
import { changeMade } from '../../ask/last-change';
import { useChange } from '../../ask/use-change';
import { SettleCitationDocument } from '../../generated/graphql';
import { useDocumentChoices } from '../../parts/choices';
import { type Choice, Chooser } from '../../parts/chooser';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { type Decided, type Doubt, nodeOfDoubt } from './doubt';
import { REVIEW } from './review-words';

/** Which document a citation means, or that it is none. */
export function SettleCitation({ item, onDecided }: { item: Doubt; onDecided: (what: Decided) => void }) {
  const said = useWords(REVIEW);
  const { put, refusal, isBusy } = useChange(SettleCitationDocument);
  const [document, setDocument] = useState<Choice | null>(null);
  const seen = { id: item.subjectId, expectedVersion: item.subjectVersion ?? 1 };
  const settle = async (as: { documentId: string } | { reject: true }, remark: string) => {
    const made = await changeMade(nodeOfDoubt(item), () => put({ input: { ...seen, ...as } }));
    if (made) onDecided({ change: made.change, remarks: [remark] });
  };
  return (
    <section>
      <h3>{said.link}</h3>
      <Chooser
        label={said.whichDocument}
        chosen={document}
        onChoose={setDocument}
        useChoices={useDocumentChoices}
        fault={refusal?.fields.documentId}
        text={item.evidence?.quote.slice(0, 200)}
      />
      <RefusalNotice refusal={refusal} shown={['documentId']} />
      <p className="buttons">
        <button
          type="button"
          className="primary"
          disabled={!document || isBusy}
          onClick={() => document && void settle({ documentId: document.id }, said.linked)}
        >
          {said.link}
        </button>
        <button type="button" disabled={isBusy} onClick={() => void settle({ reject: true }, said.rejected)}>
          {said.reject}
        </button>
      </p>
    </section>
  );
}
