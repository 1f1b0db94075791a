import { useState } from 'react';
import { useWords } from '../../words/language';
import { ACCOUNT } from './account-words';

export interface NewSecret {
  name: string;
  /** Null where it was shown before. */
  secret: string | null;
}

/** A new key, to be copied now: nobody can show it again. */
export function Secret({ name, secret, onSeen }: NewSecret & { onSeen: () => void }) {
  const said = useWords(ACCOUNT);
  const [isCopied, setIsCopied] = useState(false);
  if (secret === null) return <p className="notice">{said.unknownSecret}</p>;
  const copy = async () => {
    // only where the page came over https or from this machine; else one marks it and copies by hand
    await navigator.clipboard?.writeText(secret);
    setIsCopied(true);
  };
  return (
    <div className="notice" role="status">
      <p>
        <strong>{said.secretOf(name)}</strong>
      </p>
      <p>{said.shownOnce}</p>
      <code className="secret" data-secret>
        {secret}
      </code>
      <p className="buttons">
        {navigator.clipboard && (
          <button type="button" className="primary" onClick={() => void copy()}>
            {isCopied ? said.copied : said.copy}
          </button>
        )}
        <button type="button" onClick={onSeen}>
          OK
        </button>
      </p>
    </div>
  );
}
