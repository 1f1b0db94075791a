import { tableOf } from '../../graph/row-table';
import type { Row } from '../../graph/rows-by-id';
import type { Reader } from '../../reader';
import { LegalDocument } from './legal-document.entity';

const COLUMNS = tableOf(LegalDocument).select('d');

/** A document's row, with its issuer's name for the case that it is one of several. */
export type DocumentCandidate = Row &
  Pick<LegalDocument, 'number' | 'type' | 'issuedOn'> & { issuerName: string | null };

/**
 * The documents with a number, narrowed by issuer and day where given. Only the names of issuers are in another module's
 * views: they are asked for where they decide, or tell several apart. Served by legal_document_numbered_key.
 */
export async function findDocumentsByNumber(
  db: Reader,
  numberKey: string,
  issuerKey: string | null,
  issuedOn: string | null,
): Promise<DocumentCandidate[]> {
  const conditions = 'd.number_key = $1 and ($2::date is null or d.issued_on = $2)';
  if (issuerKey === null) {
    const found = await db.rows<DocumentCandidate>(
      `select ${COLUMNS}, null as "issuerName" from legal_document d where ${conditions} limit 2`,
      [numberKey, issuedOn],
    );
    if (found.length < 2) return found;
  }
  return db.rows(
    `select ${COLUMNS}, u.name as "issuerName"
       from legal_document d left join published.unit u on u.id = d.issuer_id
      where ${conditions}
        and ($3::text is null or exists (select from published.unit_name n where n.unit_id = d.issuer_id and n.name_key = $3))
      order by d.id limit 20`,
    [numberKey, issuedOn, issuerKey],
  );
}
