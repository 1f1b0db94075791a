import type { EntityManager } from 'typeorm';
import { readingOf } from '../../graph/decided';
import type { Counts } from '../../graph/import-document';
import { Citation } from '../../modules/legal/citation.entity';
import type { CitationStatus } from '../../modules/legal/citation.kinds';
import { aroundKey } from '../../modules/legal/citation-place';
import { RejectedCitation } from '../../modules/legal/rejected-citation.entity';
import { documentNumberKey } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import type { AttachedDocument, CitationMention, Evidence, ReadDocument } from '../parsed-document';
import type { DocumentDirectory, ResolvedCitation } from '../resolve/document-directory';
import { saysIssuedWith } from './documents-of-file';
import { matchRows, syncRows } from './sync-rows';

type Mention = CitationMention<Evidence>;

/** Every mention in the document's text, tied to the task it stands in where there is one, but for those a person rejected. */
export async function storeCitations(
  manager: EntityManager,
  document: ReadDocument,
  place: { documentId: number; planId: number | null; taskIds: readonly (number | null)[] },
  documents: DocumentDirectory,
  issuing: Issuing | null,
): Promise<Counts> {
  const taskByCitation = new Map<number, number | null>();
  for (const [i, task] of document.tasks.entries())
    for (const citation of task.citations) taskByCitation.set(citation, place.taskIds[i] ?? null);
  const rejected = await rejectedMentions(manager, document, place.documentId);
  const accepted = document.citations.filter((mention) => !rejected.has(mention));
  const resolved = await settledMentions(manager, accepted, place.documentId);
  for (const mention of accepted) {
    const issued = issuing && !resolved.has(mention) ? meansIssuing(mention, issuing) : null;
    if (issued) resolved.set(mention, issued);
  }
  const open = accepted.filter((mention) => !resolved.has(mention));
  const found = await documents.resolveAll(open, place.documentId);
  for (const [i, mention] of open.entries()) resolved.set(mention, found[i] as ResolvedCitation);
  const rows: Partial<Citation>[] = document.citations.flatMap((mention, i) =>
    rejected.has(mention)
      ? []
      : [
          {
            ...resolved.get(mention),
            kind: mention.kind,
            locator: mention.locator,
            planId: place.planId,
            taskId: taskByCitation.get(i) ?? null,
            position: mention.place.start,
            evidence: mention.place,
          },
        ],
  );
  const { counts } = await syncRows(manager, Citation, { citingDocumentId: place.documentId }, rows, [
    ...SAME_WORDS,
    (row) => (row.documentId === null ? null : `${row.documentId} ${row.kind}`),
  ]);
  await documents.finish();
  return counts;
}

/** The same words in the same place, else the same words: what a mention is known by before it leads to a document. */
const SAME_WORDS: readonly ((row: Partial<Citation>) => string | null)[] = [
  (row) => `${row.position} ${row.evidence?.quote}`,
  (row) => fold(row.evidence?.quote ?? ''),
];

/** The mentions of which a person decided what is meant: nothing is looked up or made for them. */
async function settledMentions(
  manager: EntityManager,
  mentions: readonly Mention[],
  documentId: number,
): Promise<Map<Mention, ResolvedCitation>> {
  const settled = new Map<Mention, ResolvedCitation>();
  const stored = await manager.find(Citation, { where: { citingDocumentId: documentId }, order: { id: 'ASC' } });
  if (!stored.some(({ decided }) => 'documentId' in decided)) return settled;
  const asRows = mentions.map(({ place }) => ({ position: place.start, evidence: place }));
  for (const [i, match] of matchRows(stored, asRows, SAME_WORDS).entries()) {
    const { documentId, status, statusReason } = match?.decided ?? {};
    if (documentId && status && statusReason)
      settled.set(mentions[i] as Mention, {
        documentId: readingOf(documentId) as number | null,
        status: readingOf(status) as CitationStatus,
        statusReason: readingOf(statusReason) as string | null,
      });
  }
  return settled;
}

/** The mentions that a person said are none: by their words and those around them, else by their words where they stand once. */
async function rejectedMentions(
  manager: EntityManager,
  document: ReadDocument,
  documentId: number,
): Promise<ReadonlySet<Mention>> {
  const rejected = await manager.find(RejectedCitation, {
    where: { citingDocumentId: documentId },
    order: { id: 'ASC' },
  });
  if (!rejected.length) return new Set();
  const read = document.citations.map(({ place }) => ({
    quoteKey: fold(place.quote),
    aroundKey: aroundKey(document.sourceText, place),
  }));
  const times = new Map<string, number>();
  for (const { quoteKey } of read) times.set(quoteKey, (times.get(quoteKey) ?? 0) + 1);
  const matches = matchRows<Partial<RejectedCitation>>(rejected, read, [
    (row) => `${row.quoteKey}\n${row.aroundKey}`,
    (row) => (times.get(row.quoteKey ?? '') === 1 ? (row.quoteKey ?? null) : null),
  ]);
  return new Set(document.citations.filter((_, i) => matches[i] !== null));
}

/** The document that the citing one is issued with, in one file. */
interface Issuing {
  documentId: number;
  number: string | null;
  attached: AttachedDocument<Evidence>;
}

/** The issuing document where an attached one means it: in its own line, or by its number. */
function meansIssuing(mention: CitationMention<Evidence>, issuing: Issuing): ResolvedCitation | null {
  const isNamed =
    mention.number !== null &&
    issuing.number !== null &&
    documentNumberKey(mention.number) === documentNumberKey(issuing.number);
  return isNamed || saysIssuedWith(mention, issuing.attached)
    ? { documentId: issuing.documentId, status: 'RESOLVED', statusReason: null }
    : null;
}
