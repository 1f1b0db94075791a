import { Link } from 'react-router';
import { useLanguage, useWords } from '../../../words/language';
import type { Mark } from './text-mark';
import { TEXT } from './text-words';

interface ReadHereProps {
  marks: readonly Mark[];
  /** The passage that is looked at; null where none is. */
  at: { start: number; end: number } | null;
  addressAt: (span: { start: number; end: number }) => { pathname: string; search: string };
}

/** So many fit beside a text: a passage that is longer is looked at piece by piece. */
const MOST = 60;

/** All that was read from the passage that is looked at, each with where it is shown. */
export function ReadHere({ marks, at, addressAt }: ReadHereProps) {
  const said = useWords(TEXT);
  const language = useLanguage();
  const here = at ? marks.filter(({ start, end }) => start < at.end && end > at.start).slice(0, MOST) : [];
  return (
    <aside className="read-here" aria-label={said.readHere}>
      <h3>{said.readHere}</h3>
      <div aria-live="polite">
        {!at && <p className="quiet">{said.pick}</p>}
        {at && here.length === 0 && <p className="quiet">{said.nothing}</p>}
        <ul className="plain spaced">
          {here.map((mark) => (
            <li key={mark.id}>
              <span className={`swatch ${mark.kind}`} aria-hidden="true" />
              <small>{said.kinds[mark.kind]}</small>
              {mark.address ? <Link to={mark.address}>{mark.name(language)}</Link> : <span>{mark.name(language)}</span>}
              {!(mark.start === at?.start && mark.end === at.end) && (
                <small>
                  <Link to={addressAt(mark)}>{said.passage}</Link>
                </small>
              )}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
