import type { EntityManager } from 'typeorm';
import { HubError } from '../../errors';
import type { Loader } from '../../graph/context';
import { decodeId } from '../../graph/global-id';
import { shown } from '../../graph/shown';
import type { StoredVisibility, Visibility } from '../../graph/visibility';
import { expectVersion, type Target } from '../../graph/write';

/** Who sees a document. Served by restriction_document_id_key. */
export const visibilityByDocumentId: Loader<StoredVisibility> = {
  name: 'restriction.document',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<StoredVisibility & { documentId: number }>(
      'select document_id as "documentId", visibility, unit_ids as "unitIds" from published.restriction where document_id = any($1::int[])',
      [ids],
    );
    const found = new Map(rows.map((row) => [row.documentId, row]));
    return ids.map((id) => found.get(id) ?? { visibility: 'PUBLIC', unitIds: [] });
  },
};

/** The documents of the file in which one stands, itself among them, that an id of a document or plan names. */
export function documentsOfFile(id: string): Target<number[]> {
  const sought = decodeId(id);
  if (sought?.type !== 'Plan' && sought?.type !== 'LegalDocument')
    throw new HubError(
      'BAD_USER_INPUT',
      `id: ${shown(id)} is no id of a plan or document; give the "id" of one as a query returned it.`,
      { argument: 'id' },
    );
  const { type } = sought;
  return async (tx) => {
    const rows = await tx.query<{ id: number; version: number }[]>(
      `select d.id, d.version from legal_document s
         join legal_document d on d.id = s.id or d.source_text_id = s.source_text_id
        where s.id = ${type === 'Plan' ? '(select p.document_id from published.plan p where p.id = $1)' : '$1'} order by d.id`,
      [sought.id],
    );
    expectVersion(rows[0], { type, id, argument: 'id', expectedVersion: null });
    return rows.map((row) => row.id);
  };
}

/**
 * Says of documents of one file what was said of some of them: a plan that is new in a file is seen by whoever sees the file, of
 * several rules the strictest.
 */
export async function storeVisibilityOfFile(tx: EntityManager, documentIds: readonly number[]): Promise<void> {
  await tx.query(
    `insert into restriction (document_id, plan_id, visibility, unit_ids)
       select d.id, p.id, r.visibility, r.unit_ids from unnest($1::int[]) as d (id) left join published.plan p on p.document_id = d.id
        cross join (select visibility, unit_ids from restriction where document_id = any($1::int[])
                     order by visibility = 'DRAFT' desc, cardinality(unit_ids), id limit 1) r
     on conflict (document_id) do update set plan_id = excluded.plan_id where restriction.plan_id is distinct from excluded.plan_id`,
    [documentIds],
  );
}

/** Says who sees documents and all that was read from them. */
export async function storeVisibility(
  tx: EntityManager,
  documentIds: readonly number[],
  { visibility, unitIds }: StoredVisibility,
): Promise<Visibility> {
  if (visibility === 'PUBLIC')
    await tx.query('delete from restriction where document_id = any($1::int[])', [documentIds]);
  else
    await tx.query(
      `insert into restriction as r (document_id, plan_id, visibility, unit_ids)
         select d.id, p.id, $2, $3::int[] from unnest($1::int[]) as d (id) left join published.plan p on p.document_id = d.id order by d.id
       on conflict (document_id) do update set plan_id = excluded.plan_id, visibility = excluded.visibility, unit_ids = excluded.unit_ids
        where (r.plan_id, r.visibility, r.unit_ids) is distinct from (excluded.plan_id, excluded.visibility, excluded.unit_ids)`,
      [documentIds, visibility, unitIds],
    );
  return visibility;
}
