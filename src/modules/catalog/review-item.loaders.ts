import type { Loader } from '../../graph/context';

/** A text with the offsets at which its lines begin: where a passage stands is asked many times. */
export interface LinedText {
  text: string;
  lineStarts: readonly number[];
}

/** The text that a document's spans point into; null where it is only cited. Served by primary keys. */
export const linedTextByDocumentId: Loader<LinedText | null> = {
  name: 'review_item.text',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ id: number; text: string }>(
      `select d.id, s.text from published.legal_document d join published.source_text s on s.id = d.source_text_id
        where d.id = any($1::int[])`,
      [ids],
    );
    const lined = new Map<string, LinedText>();
    const textById = new Map<number, LinedText>();
    for (const { id, text } of rows) {
      const known = lined.get(text) ?? { text, lineStarts: lineStartsOf(text) };
      lined.set(text, known);
      textById.set(id, known);
    }
    return ids.map((id) => textById.get(id) ?? null);
  },
};

/** How who reported an error can be reached, by the report; null where nothing is said, or somebody has decided. Served by reporter_contact_report_id_key. */
export const contactByReportId: Loader<string | null> = {
  name: 'review_item.contact',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<{ reportId: number; contact: string }>(
      'select report_id as "reportId", contact from reporter_contact where report_id = any($1::int[])',
      [ids],
    );
    const known = new Map(rows.map(({ reportId, contact }) => [reportId, contact]));
    return ids.map((id) => known.get(id) ?? null);
  },
};

export interface Heading {
  startsAt: number;
  /** With the headings above it, from the top: "II. TỔ CHỨC THỰC HIỆN › 1. Văn phòng". */
  words: string;
}

/** A plan's headings in document order. Served by section_plan_id_position_idx. */
export const headingsByPlanId: Loader<Heading[]> = {
  name: 'review_item.headings',
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<Heading & { id: number; parentId: number | null; planId: number }>(
      `select id, parent_id as "parentId", plan_id as "planId", starts_at as "startsAt",
              concat_ws('. ', ordinal, nullif(title, '')) as words
         from published.section where plan_id = any($1::int[]) order by plan_id, position`,
      [ids],
    );
    const byPlan = new Map<number, Heading[]>(ids.map((id) => [id, []]));
    const paths = new Map<number, string>();
    // a heading stands above its parts, so that its own path is known by then
    for (const { id, parentId, planId, startsAt, words } of rows) {
      const above = parentId === null ? undefined : paths.get(parentId);
      const path = above === undefined ? words : `${above} › ${words}`;
      paths.set(id, path);
      byPlan.get(planId)?.push({ startsAt, words: path });
    }
    return ids.map((id) => byPlan.get(id) ?? []);
  },
};

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many of the sorted numbers are not above `most`. */
export function countUpTo(sorted: readonly number[], most: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
