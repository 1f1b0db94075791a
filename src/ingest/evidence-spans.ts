import type { OffsetMap } from './clean/offset-map';
import { toEvidence } from './clean/offset-map';
import type { Evidence, Metadata, ParsedDocument, Span } from './parsed-document';

/** The document with every place as evidence in the original text; a value whose place holds no text is dropped. */
export function withEvidence(parsed: ParsedDocument, sourceText: string, offsets: OffsetMap): ParsedDocument<Evidence> {
  const at = (place: Span) => toEvidence(place, sourceText, offsets);
  const placed = <T extends { place: Span }>(values: readonly T[]) =>
    values.flatMap((value) => {
      const place = at(value.place);
      return place === null ? [] : [{ ...value, place }];
    });
  return {
    metadata: metadataWithEvidence(parsed.metadata, at),
    attached: parsed.attached.map((attached) => ({
      ...attached,
      place: at(attached.place) ?? emptyAt(attached.place, offsets),
      link: at(attached.link) ?? emptyAt(attached.link, offsets),
      stretches: attached.stretches.map(({ start, end }) => ({
        start: offsets.toOriginal(start),
        end: offsets.toOriginal(end),
      })),
    })),
    themes: placed(parsed.themes),
    sections: parsed.sections.map((section) => ({
      ...section,
      place: at(section.place) ?? emptyAt(section.place, offsets),
    })),
    citations: parsed.citations.map((citation) => ({
      ...citation,
      place: at(citation.place) ?? emptyAt(citation.place, offsets),
    })),
    tasks: parsed.tasks.map((task) => ({
      ...task,
      place: at(task.place) ?? emptyAt(task.place, offsets),
      assignments: placed(task.assignments),
      deadlines: placed(task.deadlines),
    })),
    indicators: placed(parsed.indicators),
    declaredItems: placed(parsed.declaredItems),
    diagnostics: parsed.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      place: diagnostic.place === null ? null : at(diagnostic.place),
    })),
  };
}

/** Sections, citations and tasks are referred to by index, so none may be dropped; the readers give each a span with text. */
function emptyAt(place: Span, offsets: OffsetMap): Evidence {
  const start = offsets.toOriginal(place.start);
  return { start, end: start, quote: '' };
}

function metadataWithEvidence(metadata: Metadata, at: (place: Span) => Evidence | null): Metadata<Evidence> {
  const places: Metadata<Evidence>['places'] = {};
  for (const [key, place] of Object.entries(metadata.places) as Array<[keyof Metadata['places'], Span]>) {
    const evidence = at(place);
    if (evidence !== null) places[key] = evidence;
  }
  return { ...metadata, places };
}
