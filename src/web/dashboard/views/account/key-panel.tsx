import { useState } from 'react';
import { useAnswer } from '../../ask/use-answer';
import { KeyListDocument, type KeyRowFragment } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { dayText, instantText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { ACCOUNT } from './account-words';
import { NewKey } from './new-key';
import { RevokeKey } from './revoke-key';
import { RotateKey } from './rotate-key';
import { type NewSecret, Secret } from './secret';

type Doing = { what: 'create' } | { what: 'rotate' | 'revoke'; key: KeyRowFragment } | null;

/** The keys that were given out: which are good, when they were used, and another, a new secret, or none any more. */
export function KeyPanel() {
  const said = useWords(ACCOUNT);
  const asked = useAnswer(KeyListDocument, {});
  const [doing, setDoing] = useState<Doing>(null);
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const end = (made?: NewSecret) => {
    setDoing(null);
    if (made) setSecret(made);
  };
  return (
    <Panel
      title={said.keys}
      asked={asked}
      className="wide"
      minHeight={200}
      isEmpty={({ apiKeys }) => apiKeys.length === 0}
      empty={said.noKeys}
      tools={
        <button type="button" onClick={() => setDoing({ what: 'create' })}>
          {said.newKey}
        </button>
      }
    >
      {({ apiKeys }) => (
        <>
          {secret && <Secret {...secret} onSeen={() => setSecret(null)} />}
          <KeyTable keys={apiKeys} onDo={(what, key) => setDoing({ what, key })} />
          {doing?.what === 'create' && <NewKey onEnd={end} />}
          {doing?.what === 'rotate' && <RotateKey of={doing.key} onEnd={end} />}
          {doing?.what === 'revoke' && <RevokeKey of={doing.key} onEnd={() => end()} />}
        </>
      )}
    </Panel>
  );
}

interface KeyTableProps {
  keys: readonly KeyRowFragment[];
  onDo: (what: 'rotate' | 'revoke', key: KeyRowFragment) => void;
}

function KeyTable({ keys, onDo }: KeyTableProps) {
  const said = useWords(ACCOUNT);
  const language = useLanguage();
  return (
    <div className="table-wrap">
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.role}</th>
            <th scope="col">{said.state}</th>
            <th scope="col">{said.lastUsed}</th>
            <th scope="col">{said.expires}</th>
            <th scope="col">{said.actions}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} data-key={key.name}>
              <th scope="row">{key.name}</th>
              <td data-label={said.role}>
                {termOf('Role', key.role, language)}
                {key.unit && <small>{key.unit.name}</small>}
                <small>{key.scopes.map((scope) => termOf('Scope', scope, language)).join(' · ')}</small>
              </td>
              <td data-label={said.state}>
                <span className={`tag ${key.state === 'GOOD' ? 'MET' : 'OFF_PATH'}`}>
                  {termOf('ApiKeyState', key.state, language)}
                </span>
                {key.revokedAt && <small>{instantText(key.revokedAt, language)}</small>}
                {key.oldSecretUntil && <small>{said.oldUntil(instantText(key.oldSecretUntil, language))}</small>}
              </td>
              <td data-label={said.lastUsed}>{key.lastUsedOn ? dayText(key.lastUsedOn) : said.never}</td>
              <td data-label={said.expires}>{key.expiresAt ? instantText(key.expiresAt, language) : said.noExpiry}</td>
              <td>
                {key.state !== 'REVOKED' && (
                  <div className="row">
                    <button
                      type="button"
                      aria-label={`${said.rotate}: ${key.name}`}
                      onClick={() => onDo('rotate', key)}
                    >
                      {said.rotate}
                    </button>
                    <button
                      type="button"
                      className="danger"
                      aria-label={`${said.revoke}: ${key.name}`}
                      onClick={() => onDo('revoke', key)}
                    >
                      {said.revoke}
                    </button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
