import { Link } from 'react-router';
import { addressOf } from '../addresses';
import type { DocumentRowFragment } from '../generated/graphql';
import { documentName } from '../words/document-name';
import { dayText, numberText } from '../words/format';
import { useLanguage, useWords, words } from '../words/language';
import { SHARED } from '../words/shared-words';
import { InForceTag } from './in-force-tag';
import '../style/cards.css';

const SAID = words(
  {
    issuer: 'Cơ quan ban hành',
    issuedOn: 'Ngày ban hành',
    inForce: 'Hiệu lực',
    citedBy: 'Được viện dẫn',
    asPlan: 'Xem kế hoạch',
  },
  { issuer: 'Issuer', issuedOn: 'Issued on', inForce: 'In force', citedBy: 'Cited', asPlan: 'As a plan' },
);

interface DocumentRowsProps {
  documents: readonly DocumentRowFragment[];
  /** In a unit's own view its name need not stand in each row. */
  isOfOneIssuer?: boolean;
}

/** Documents as a table: what each is called, who issued it and when, whether it is in force, and how often it is named. */
export function DocumentRows({ documents, isOfOneIssuer = false }: DocumentRowsProps) {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const language = useLanguage();
  return (
    <div className="table-wrap">
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{shared.document}</th>
            {!isOfOneIssuer && <th scope="col">{said.issuer}</th>}
            <th scope="col">{said.issuedOn}</th>
            <th scope="col">{said.inForce}</th>
            <th scope="col">{said.citedBy}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <td>
                <Link to={addressOf('document', document.id)} className="strong">
                  {documentName(document)}
                </Link>
                {(document.title || (document.number && document.name)) && (
                  <small>{document.title || document.name}</small>
                )}
                {document.plan && (
                  <small>
                    <Link to={addressOf('plan', document.plan.id)}>{said.asPlan}</Link>
                  </small>
                )}
              </td>
              {!isOfOneIssuer && (
                <td data-label={said.issuer}>
                  {document.issuer && <Link to={addressOf('unit', document.issuer.id)}>{document.issuer.name}</Link>}
                </td>
              )}
              <td data-label={said.issuedOn}>{document.issuedOn && dayText(document.issuedOn)}</td>
              <td data-label={said.inForce}>
                <InForceTag inForce={document.inForce} />
              </td>
              <td data-label={said.citedBy} className="number">
                {numberText(document.citedBy.totalCount, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
