import { useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { WhoAmIDocument } from '../../generated/graphql';
import { useDocumentChoices } from '../../parts/choices';
import { type Choice, Chooser } from '../../parts/chooser';
import { Panel } from '../../parts/panel';
import { useTitle } from '../../parts/title';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { FileDrop } from './file-drop';
import { INTAKE } from './intake-words';
import { TakeIn } from './take-in';
import { WithdrawButton } from './withdraw';
import '../../style/forms.css';
import '../../style/history.css';
import '../../style/intake.css';
import '../../style/review.css';

/** A file, what was read in it and how sure that is, and then what is stored; and how a wrong one goes again. */
export default function IntakeView() {
  const said = useWords(INTAKE);
  const shared = useWords(SHARED);
  useTitle(said.title);
  const asked = useAnswer(WhoAmIDocument, {});
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
      <h1>{said.title}</h1>
      <Panel title={said.file} asked={asked} minHeight={240}>
        {({ viewer }) =>
          viewer.scopes.includes('IMPORT') ? (
            file ? (
              <TakeIn key={`${file.name} ${file.lastModified}`} file={file} onAnother={() => setFile(null)} />
            ) : (
              <FileDrop onFile={setFile} />
            )
          ) : (
            <div className="notice">
              <p>{said.needsKey}</p>
              <Link className="button" to={addressOf('account')}>
                {shared.signIn}
              </Link>
            </div>
          )
        }
      </Panel>
      {asked.answer.state === 'there' && asked.answer.data.viewer.scopes.includes('IMPORT') && <Withdraw />}
    </>
  );
}

/** A document that was taken in some time ago. */
function Withdraw() {
  const said = useWords(INTAKE);
  const [document, setDocument] = useState<Choice | null>(null);
  return (
    <section className="panel withdraw" aria-labelledby="withdraw">
      <header className="panel-head">
        <h2 id="withdraw">{said.withdraw}</h2>
      </header>
      <Chooser label={said.which} chosen={document} onChoose={setDocument} useChoices={useDocumentChoices} />
      {document && (
        <p className="buttons">
          <WithdrawButton key={document.id} documentId={document.id} label={said.confirm} />
        </p>
      )}
    </section>
  );
}
