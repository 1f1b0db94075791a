import type { Reader } from '../../reader';

/** The row id of the legal document that a decoded id stands for: itself, or a plan's. Served by primary keys. */
export async function replacedDocumentId(
  db: Reader,
  sought: { type: string; id: number } | null,
): Promise<number | null> {
  if (sought?.type !== 'Plan' && sought?.type !== 'LegalDocument') return null;
  const [row] = await db.rows<{ id: number }>(
    sought.type === 'Plan'
      ? 'select document_id as id from published.plan where id = $1'
      : 'select id from published.legal_document where id = $1',
    [sought.id],
  );
  return row?.id ?? null;
}
