import type { EntityManager } from 'typeorm';
import { decide } from '../../graph/decided';
import { requireId } from '../../graph/global-id';
import { fault, invalid, notFound } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { fold } from '../../vietnamese/fold';
import { Citation } from './citation.entity';
import { aroundKey } from './citation-place';
import { RejectedCitation } from './rejected-citation.entity';
import type { ResolveCitationInput } from './resolve-citation.types';

/** Stores what a person says of a citation; its id, or null where it is none. Errors: Refused. */
export async function storeCitationDecision(
  tx: EntityManager,
  citation: Citation,
  input: ResolveCitationInput,
  at: Date,
): Promise<number | null> {
  const { documentId = null, kind = null, reject = false } = input;
  if (reject && (documentId !== null || kind !== null))
    throw invalid(
      fault('reject', 'NOT_BOTH', 'What is no citation means no document and has no kind; give one or the other.'),
    );
  if (!reject && documentId === null && kind === null)
    throw invalid(
      fault('documentId', 'REQUIRED', 'Say which document is meant, of which kind it is, or reject: true.'),
    );
  if (reject) {
    await rejectCitation(tx, citation);
    return null;
  }
  const document = documentId === null ? {} : { documentId: await presentDocument(tx, documentId), ...CERTAIN };
  const values: Partial<Citation> = { ...document, ...(kind === null ? {} : { kind }) };
  const fields = Object.keys(values) as (keyof Citation)[];
  const readings = Object.fromEntries(fields.map((field) => [field, citation[field]]));
  const decided = decide(citation.decided, readings, at);
  await tx.update(Citation, citation.id, { ...values, decided: decided as never });
  if (values.documentId !== undefined && values.documentId !== citation.documentId)
    await removeUncited(tx, citation.documentId);
  return citation.id;
}

const CERTAIN = { status: 'RESOLVED', statusReason: null } as const;

async function presentDocument(tx: EntityManager, globalId: string): Promise<number> {
  const id = requireId(globalId, 'LegalDocument', 'documentId');
  // held until the end: nobody takes it away meanwhile
  const rows = await tx.query<unknown[]>('select from legal_document where id = $1 for key share', [id]);
  if (!rows.length) throw notFound(`documentId: there is no LegalDocument with the id ${shown(globalId)}.`);
  return id;
}

/** Takes a mention away that is none, and remembers it, so that the next import does not bring it back. */
async function rejectCitation(
  tx: EntityManager,
  { id, citingDocumentId, documentId, evidence }: Citation,
): Promise<void> {
  const [source] = await tx.query<{ text: string }[]>(
    'select s.text from legal_document d join source_text s on s.id = d.source_text_id where d.id = $1',
    [citingDocumentId],
  );
  const words = { quoteKey: fold(evidence.quote), aroundKey: aroundKey(source?.text ?? '', evidence) };
  await tx.insert(RejectedCitation, { citingDocumentId, ...words, evidence });
  await tx.delete(Citation, id);
  await removeUncited(tx, documentId);
}

/** Takes a document away that was known from one wrong citation only. */
async function removeUncited(tx: EntityManager, documentId: number | null): Promise<void> {
  await tx.query(
    `delete from legal_document d where d.id = $1 and d.source_text_id is null
        and not exists (select from citation c where c.document_id = d.id or c.citing_document_id = d.id)
        and not exists (select from published.plan p where p.document_id = d.id)`,
    [documentId],
  );
}
