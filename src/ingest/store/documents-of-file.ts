import type { AttachedDocument, CitationMention, Evidence, ReadDocument, Span } from '../parsed-document';

/** One document of a file, with what stands in its own stretch of the text. */
export interface FiledDocument {
  document: ReadDocument;
  /** How it is attached to the first one; null for the first one itself. */
  attached: AttachedDocument<Evidence> | null;
}

/** The documents of a file, the issuing one first: each value goes to the document in whose stretch it stands. */
export function documentsOfFile(file: ReadDocument): [FiledDocument, ...FiledDocument[]] {
  const attached = file.attached;
  if (attached.length === 0) return [{ document: file, attached: null }];
  const isOf = (one: AttachedDocument<Evidence>) => (place: Span | null) =>
    place !== null && one.stretches.some(({ start, end }) => start <= place.start && place.start < end);
  const isMain = (place: Span | null) => !attached.some((one) => isOf(one)(place));
  return [
    { document: part(file, isMain, file.metadata), attached: null },
    ...attached.map((one) => {
      const document = part(file, isOf(one), metadataOf(file, one));
      return { document: { ...document, citations: withIssuing(document.citations, file, one) }, attached: one };
    }),
  ];
}

/** Issuer, day and signer of an attached document are those of the document that it is issued with. */
function metadataOf({ metadata }: ReadDocument, one: AttachedDocument<Evidence>): ReadDocument['metadata'] {
  const { type, title, number, year, place } = one;
  const effectiveOn = one.effectiveOn ?? metadata.effectiveOn;
  return { ...metadata, type, title, number, year: year ?? metadata.year, effectiveOn, places: { type: place } };
}

/** What stands in one document's places; references between values lead to the values that are left. */
function part(
  file: ReadDocument,
  holds: (place: Span | null) => boolean,
  metadata: ReadDocument['metadata'],
): ReadDocument {
  const own = <T extends { place: Span | null }>(values: readonly T[]) => values.filter(({ place }) => holds(place));
  const sections = indexAfter(file.sections, holds);
  const tasks = indexAfter(file.tasks, holds);
  const citations = indexAfter(file.citations, holds);
  return {
    sourceText: file.sourceText,
    metadata,
    attached: [],
    themes: own(file.themes),
    sections: own(file.sections).map((section) => ({ ...section, parent: sections(section.parent) })),
    citations: own(file.citations),
    tasks: own(file.tasks).map((task) => ({
      ...task,
      section: sections(task.section),
      parent: tasks(task.parent),
      citations: task.citations.flatMap((index) => citations(index) ?? []),
    })),
    indicators: own(file.indicators).map((indicator) => ({ ...indicator, task: tasks(indicator.task) })),
    declaredItems: own(file.declaredItems),
    diagnostics: own(file.diagnostics),
  };
}

/** From the index of a value in the whole list to its index among those that a document holds, or null. */
function indexAfter(values: readonly { place: Span }[], holds: (place: Span) => boolean) {
  let kept = 0;
  const newIndex = values.map(({ place }) => (holds(place) ? kept++ : null));
  return (index: number | null): number | null => (index === null ? null : (newIndex[index] ?? null));
}

/** The citations with the one that says what the document was issued with, last, where its text names no number there. */
function withIssuing(
  citations: CitationMention<Evidence>[],
  { metadata }: ReadDocument,
  one: AttachedDocument<Evidence>,
): CitationMention<Evidence>[] {
  if (citations.some((citation) => saysIssuedWith(citation, one))) return citations;
  const { type, number, issuedOn, issuer } = metadata;
  const issuing: CitationMention<Evidence> = {
    type: type ?? 'Văn bản',
    number,
    name: null,
    about: null,
    issuedOn,
    issuer,
    kind: 'ISSUED_WITH',
    locator: null,
    status: 'WELL_FORMED',
    statusReason: null,
    meantNumber: null,
    place: one.link,
  };
  return [...citations, issuing];
}

/** Whether a citation is the one in an attached document's own line, which means the issuing document whatever it writes. */
export const saysIssuedWith = (
  { kind, place }: CitationMention<Evidence>,
  { link }: AttachedDocument<Evidence>,
): boolean => kind === 'ISSUED_WITH' && link.start <= place.start && place.end <= link.end;
