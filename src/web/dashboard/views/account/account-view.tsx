import { useNavigate } from 'react-router';
import { type CheckedKey, whyNot } from '../../ask/check-key';
import { isKeyKept, signOut, useKey } from '../../ask/session';
import { useAnswer } from '../../ask/use-answer';
import type { Viewer } from '../../ask/use-viewer';
import { WhoAmIDocument } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { useTitle } from '../../parts/title';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import '../../style/forms.css';
import { ACCOUNT } from './account-words';
import { KeyPanel } from './key-panel';
import { SignIn } from './sign-in';

/** Who one is here, and what one may do. */
export default function AccountView() {
  const said = useWords(ACCOUNT);
  useTitle(said.title);
  const key = useKey();
  const asked = useAnswer(WhoAmIDocument, {});
  const { answer } = asked;
  const refused = key !== null && answer.state === 'failed' && answer.error.fault === 'forbidden' ? answer.error : null;
  const mayGiveKeys = answer.state === 'there' && answer.data.viewer.scopes.includes('ADMINISTER');
  return (
    <>
      <h1>{said.title}</h1>
      <div className="grid">
        {(key === null || refused) && (
          <section className="panel" aria-labelledby="sign-in">
            <header className="panel-head">
              <h2 id="sign-in">{said.signIn}</h2>
            </header>
            {refused ? (
              <Refused kind={whyNot(refused)} message={refused.message} />
            ) : (
              <p className="quiet">{said.guest}</p>
            )}
            <SignIn />
          </section>
        )}
        {!refused && (
          <Panel title={said.who} asked={asked} minHeight={200}>
            {({ viewer }) => <Who viewer={viewer} isSignedIn={key !== null} />}
          </Panel>
        )}
        {mayGiveKeys && !refused && <KeyPanel />}
      </div>
    </>
  );
}

/** The key that was kept is not taken any more. */
function Refused({ kind, message }: { kind: Exclude<CheckedKey['kind'], 'good'>; message: string }) {
  const said = useWords(ACCOUNT);
  return (
    <div className="notice failed" role="alert">
      <p>
        <strong>{said.faults[kind]}</strong>
      </p>
      <p className="quiet" lang="en">
        {message}
      </p>
      <button type="button" onClick={signOut}>
        {said.signOut}
      </button>
    </div>
  );
}

function Who({ viewer, isSignedIn }: { viewer: Viewer; isSignedIn: boolean }) {
  const said = useWords(ACCOUNT);
  const language = useLanguage();
  const navigate = useNavigate();
  const { name, role, unit, scopes } = viewer;
  return (
    <>
      <dl className="facts">
        {isSignedIn && (
          <>
            <dt>{said.name}</dt>
            <dd>{name}</dd>
          </>
        )}
        <dt>{said.role}</dt>
        <dd>{termOf('Role', role, language)}</dd>
        {isSignedIn && (
          <>
            <dt>{said.unit}</dt>
            <dd>{unit?.name ?? said.noUnit}</dd>
          </>
        )}
      </dl>
      <h3>{said.may}</h3>
      <ul className="may">
        {scopes.map((scope) => (
          <li key={scope} data-scope={scope}>
            {said.scopes[scope]}
            {scope === 'REPORT' && role === 'REPORTER' && said.ofOwnUnit}
          </li>
        ))}
      </ul>
      {isSignedIn && (
        <>
          <p className="quiet">{isKeyKept() ? said.kept : said.inTab}</p>
          <p className="buttons">
            <button type="button" onClick={signOut}>
              {said.signOut}
            </button>
            {(history.state as { idx?: number } | null)?.idx ? (
              <button type="button" onClick={() => navigate(-1)}>
                {said.goOn}
              </button>
            ) : null}
          </p>
        </>
      )}
    </>
  );
}
