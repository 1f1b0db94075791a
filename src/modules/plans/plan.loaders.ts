import type { Loader } from '../../graph/context';

/** The text that a plan's spans point into. Served by the source text's primary key. */
export const planSourceTextById: Loader<string | null> = {
  name: 'plan.source_text',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ id: number; text: string }>(
      'select id, text from published.source_text where id = any($1::int[])',
      [ids],
    );
    const textById = new Map(rows.map((row) => [row.id, row.text]));
    return ids.map((id) => textById.get(id) ?? null);
  },
};
