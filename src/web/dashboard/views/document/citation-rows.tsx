import { Link } from 'react-router';
import type { CitationRowFragment } from '../../generated/graphql';
import { citationAddress, citingView, mentionView } from '../../parts/citation-address';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import { DOCUMENT } from './document-words';
import '../../style/cards.css';

interface CitationRowsProps {
  citations: readonly CitationRowFragment[];
  /** Which of its two ends is shown: what cites, or what is cited. */
  end: 'source' | 'document';
}

/** Citations as a table: of what, how, in which words, and where they stand. */
export function CitationRows({ citations, end }: CitationRowsProps) {
  const said = useWords(DOCUMENT);
  const shared = useWords(SHARED);
  const language = useLanguage();
  return (
    <div className="table-wrap">
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{end === 'source' ? said.where : shared.document}</th>
            <th scope="col">{said.relation}</th>
            <th scope="col">{said.quote}</th>
          </tr>
        </thead>
        <tbody>
          {citations.map((citation) => {
            const { source, document, evidence } = citation;
            const view = end === 'source' ? citingView(source) : document && mentionView(document);
            return (
              <tr key={citation.id}>
                <td>
                  {view ? (
                    <Link to={view.address} className="strong">
                      {view.name}
                    </Link>
                  ) : (
                    <span className="quiet">{said.unresolved}</span>
                  )}
                  {view?.about && <small>{view.about}</small>}
                </td>
                <td data-label={said.relation}>
                  {termOf('CitationKind', citation.kind, language)}
                  {citation.locator && <small>{citation.locator}</small>}
                  {citation.status !== 'RESOLVED' && (
                    <small className="bad">{termOf('CitationStatus', citation.status, language)}</small>
                  )}
                </td>
                <td data-label={said.quote}>
                  <q>{evidence.quote}</q>{' '}
                  <Link to={citationAddress(source, evidence)} className="nowrap">
                    {shared.inText}
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
