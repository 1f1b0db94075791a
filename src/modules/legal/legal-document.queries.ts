import { tableOf } from '../../graph/row-table';
import type { Row } from '../../graph/rows-by-id';
import type { Reader } from '../../reader';
import { LegalDocument } from './legal-document.entity';

/** A document's row, with its issuer's name for the case that it is one of several. */
export type DocumentCandidate = Row &
  Pick<LegalDocument, 'number' | 'type' | 'issuedOn'> & { issuerName: string | null };

/** The documents with a number, narrowed by issuer and day where given. Served by legal_document_numbered_key. */
export const findDocumentsByNumber = (
  db: Reader,
  numberKey: string,
  issuerKey: string | null,
  issuedOn: string | null,
): Promise<DocumentCandidate[]> =>
  db.rows(
    `select ${tableOf(LegalDocument).select('d')}, u.name as "issuerName"
       from legal_document d left join published.unit u on u.id = d.issuer_id
      where d.number_key = $1 and ($2::date is null or d.issued_on = $2)
        and ($3::text is null or exists (select from published.unit_name n where n.unit_id = d.issuer_id and n.name_key = $3))
      order by d.id limit 20`,
    [numberKey, issuedOn, issuerKey],
  );
