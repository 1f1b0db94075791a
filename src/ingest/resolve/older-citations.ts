import type { EntityManager } from 'typeorm';
import type { CitationStatus } from '../../modules/legal/citation.kinds';
import { type Claim, keyOf } from './document-claim';
import { isCentralNumber } from './document-issuer';
import { type DocumentRow, readUnitTree } from './document-rows';

interface OlderCitation {
  id: number;
  documentId: number;
  status: CitationStatus;
  statusReason: string | null;
  citingIssuerId: number | null;
}

/**
 * Citations from before claims were kept say from now on what the documents say that they were taken to mean: these are weighed
 * with all others then, and two that are one become one. What they say themselves is known when their texts are imported again.
 */
export async function letOlderSpeak(manager: EntityManager, rows: readonly DocumentRow[]): Promise<void> {
  const spoken = new Map(rows.filter((row) => row.isOlder && !row.isFixed).map((row) => [row.id, row]));
  if (!spoken.size) return;
  const citations = await manager.query<OlderCitation[]>(
    `select c.id, c.document_id as "documentId", c.status, c.status_reason as "statusReason", d.issuer_id as "citingIssuerId"
       from citation c join legal_document d on d.id = c.citing_document_id
      where c.document_id = any($1::int[]) and c.cited_key is null order by c.id`,
    [[...spoken.keys()]],
  );
  const units = await readUnitTree(
    manager,
    citations.flatMap(({ citingIssuerId }) => citingIssuerId ?? []),
  );
  const said = citations.map(({ id, documentId, status, statusReason, citingIssuerId }) => {
    const { type, number, name, title, issuedOn, issuerId, homeId } = spoken.get(documentId) as DocumentRow;
    const claim: Claim = {
      type,
      number,
      name,
      about: title,
      issuedOn,
      issuerId,
      isCentral: isCentralNumber(number),
      homeId: homeId ?? (citingIssuerId === null ? null : units.homeOf(citingIssuerId)),
      doubt: status === 'SUSPECT' ? statusReason : null,
    };
    return { id, key: keyOf(claim), claim };
  });
  await manager.query(
    `update citation c set cited_key = w.key, claim = w.claim
       from jsonb_to_recordset($1::jsonb) as w(id int, key text, claim jsonb) where c.id = w.id`,
    [JSON.stringify(said)],
  );
}
