import type { Loader } from '../../graph/context';
import type { CitationKind } from './citation.kinds';

/** How many documents are followed from one, and how many things are listed: beyond that the answer says that it is cut. */
export const MOST_DOCUMENTS = 5000;
export const MOST_RESTING = 10_000;

/** A document on the way, reached by a citation that stands in it and names `citedId`, which is one step nearer. */
export interface Step {
  documentId: number;
  depth: number;
  citationId: number;
  citedId: number;
}

/** Something that rests on the document, through the citation at the end of its way. */
export interface Resting {
  kind: 'PLAN' | 'LEGAL_DOCUMENT' | 'TASK' | 'UNIT';
  id: number;
  depth: number;
  citationId: number;
  citedId: number;
}

/** What rests on a document, with the documents on the way. */
export interface Found {
  steps: Step[];
  resting: Resting[];
}

/**
 * The documents that rest on one, one more than are followed where there are more, and the plans, tasks and leading units
 * they stand for, those of some kinds or all, nearest first. Served level by level by citation_document_id_idx.
 */
export const restingByDocumentId = (
  kinds: readonly CitationKind[],
  nodeKinds: readonly string[] | null,
): Loader<Found> => ({
  name: `impact ${JSON.stringify([kinds, nodeKinds])}`,
  batch: async (ctx, ids) => {
    const rows = await ctx.db.rows<Found & { id: number }>(
      `select root.id, f.* from unnest($1::int[]) as root(id) cross join lateral (
         with step as materialized (select * from resting_documents(root.id, $2::text[], $3)),
         reached as (select document_id, depth from step union all select root.id, 0),
         mention as (
           select c.id, c.task_id, r.depth + 1 as depth, c.document_id as cited_id
             from reached r join citation c on c.document_id = r.document_id
            where c.kind = any($2::text[]) and c.task_id is not null),
         task as (
           select distinct on (m.task_id) m.task_id as id, m.depth, m.id as citation_id, m.cited_id
             from mention m order by m.task_id, m.depth, m.id),
         found as (
           select case when p.id is null then 'LEGAL_DOCUMENT' else 'PLAN' end as kind, coalesce(p.id, s.document_id) as id,
                  s.depth, s.citation_id, s.cited_id, case when p.id is null then 1 else 0 end as rank
             from step s left join published.plan p on p.document_id = s.document_id
           union all select 'TASK', t.id, t.depth, t.citation_id, t.cited_id, 2 from task t
           union all (select distinct on (a.unit_id) 'UNIT', a.unit_id, t.depth, t.citation_id, t.cited_id, 3
                        from task t join published.assignment a on a.task_id = t.id and a.role = 'LEAD'
                       order by a.unit_id, t.depth, t.citation_id))
         select coalesce((select json_agg(json_build_object('documentId', document_id, 'depth', depth, 'citationId', citation_id, 'citedId', cited_id))
                            from step), '[]') as steps,
                coalesce((select json_agg(json_build_object('kind', kind, 'id', id, 'depth', depth, 'citationId', citation_id, 'citedId', cited_id)
                                          order by depth, rank, id)
                            from (select * from found where $5::text[] is null or kind = any($5) order by depth, rank, id limit $4) f), '[]') as resting) f`,
      [ids, kinds, MOST_DOCUMENTS, MOST_RESTING + 1, nodeKinds],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? { steps: [], resting: [] });
  },
});
