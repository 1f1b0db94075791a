import type { Loader } from '../../graph/context';

/** The text of a source, or null. Served by the primary key. */
export const sourceTextById: Loader<string | null> = {
  name: 'source_text.text',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ id: number; text: string }>(
      'select id, text from source_text where id = any($1::int[])',
      [ids],
    );
    const textById = new Map(rows.map((row) => [row.id, row.text]));
    return ids.map((id) => textById.get(id) ?? null);
  },
};

/** What is known of a document's end: the earliest day of it, and whether one is on a day that is not known. */
interface Ending {
  on: string | null;
  isUndated: boolean;
}

/**
 * When other documents end this one, or null: the days on which those that replace, repeal or suspend it, or the document
 * that it was issued with, take effect (their days of issue where that is not known). One that ends an article only does
 * not end it. Served by citation_document_id_idx.
 */
export const endingByDocumentId: Loader<Ending | null> = {
  name: 'legal_document.ending',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<Ending & { id: number }>(
      `select document_id as id, ended_on as on, is_undated as "isUndated" from published.document_ending where document_id = any($1::int[])`,
      [ids],
    );
    const endingById = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => endingById.get(id) ?? null);
  },
};
