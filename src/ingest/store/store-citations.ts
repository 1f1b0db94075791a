import type { EntityManager } from 'typeorm';
import type { Counts } from '../../graph/import-document';
import { Citation } from '../../modules/legal/citation.entity';
import type { CitationMention, Evidence, ReadDocument } from '../parsed-document';
import { completenessOf, type DocumentDirectory, type ResolvedCitation } from '../resolve/document-directory';
import { syncRows } from './sync-rows';

/** Every mention in the document's text, tied to the task it stands in where there is one. */
export async function storeCitations(
  manager: EntityManager,
  document: ReadDocument,
  place: { documentId: number; planId: number | null; taskIds: readonly number[] },
  documents: DocumentDirectory,
): Promise<Counts> {
  const taskByCitation = new Map<number, number>();
  for (const [i, task] of document.tasks.entries())
    for (const citation of task.citations) taskByCitation.set(citation, place.taskIds[i] as number);
  const resolved = new Map<CitationMention<Evidence>, ResolvedCitation>();
  for (const mention of document.citations.toSorted((a, b) => completenessOf(b) - completenessOf(a)))
    resolved.set(mention, await documents.resolve(mention));
  const rows: Partial<Citation>[] = document.citations.map((mention, i) => ({
    ...resolved.get(mention),
    kind: mention.kind,
    locator: mention.locator,
    planId: place.planId,
    taskId: taskByCitation.get(i) ?? null,
    position: mention.place.start,
    evidence: mention.place,
  }));
  const { counts } = await syncRows(manager, Citation, { citingDocumentId: place.documentId }, rows, [
    (row) => `${row.position} ${row.evidence?.quote}`,
    (row) => `${row.documentId} ${row.evidence?.quote}`,
    (row) => (row.documentId === null ? null : `${row.documentId} ${row.kind}`),
  ]);
  return counts;
}
