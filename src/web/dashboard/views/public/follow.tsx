import { useWords } from '../../words/language';
import { PUBLIC } from './public-words';

/** Where changes and deadlines are told, for feed readers and calendars. */
export function Follow({ kind, id }: { kind: 'plans' | 'units'; id: string }) {
  const said = useWords(PUBLIC);
  const feed = `/feeds/${kind}/${encodeURIComponent(id)}`;
  return (
    <section className="panel" aria-labelledby="follow">
      <h2 id="follow">{said.follow}</h2>
      <p className="quiet">{said.followHint}</p>
      <ul className="plain">
        <li>
          <a href={`${feed}/changes.atom`} type="application/atom+xml">
            {said.changes}
          </a>
        </li>
        <li>
          <a href={`${feed}/deadlines.ics`} type="text/calendar">
            {said.calendar}
          </a>
        </li>
      </ul>
    </section>
  );
}
