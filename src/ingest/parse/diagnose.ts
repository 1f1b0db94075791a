import type { Diagnostic, ParsedDocument, Span } from '../parsed-document';
import type { Passage } from '../segment/passage';
import type { SegmentedDocument } from '../segment/segment-text';
import { indicatorDoubts } from './indicator-doubts';
import { metadataDoubts } from './metadata-doubts';
import { findMissed } from './missed';
import { runTogetherWords } from './run-together';
import { tableDoubts, taskDoubts } from './task-doubts';
import { unreadDeadlines } from './unread-deadlines';
import { unreadNumbers } from './unread-numbers';

/** What the reader could not read or is unsure of, beyond what the single readers said; `passages` are those of the document. */
export function diagnose(
  parsed: ParsedDocument,
  document: SegmentedDocument,
  passages: readonly Passage[],
): Diagnostic[] {
  return [
    ...fromText(document),
    ...fromMetadata(parsed, document),
    ...metadataDoubts(parsed.metadata),
    ...fromCitations(parsed),
    ...unreadNumbers(passages, parsed),
    ...fromDeclarations(parsed),
    ...taskDoubts(parsed.tasks),
    ...tableDoubts(document.blocks),
    ...indicatorDoubts(parsed.indicators),
    ...findMissed(document.blocks, parsed.sections, { ...parsed, type: parsed.metadata.type }),
    ...unreadDeadlines(passages, parsed.tasks),
    ...fromTables(document),
    ...runTogetherWords(passages),
  ];
}

function fromText({ truncations }: SegmentedDocument): Diagnostic[] {
  return truncations.map((place) => ({
    code: 'TEXT_TRUNCATED',
    severity: 'WARNING',
    message: 'The text was cut here; what follows is missing.',
    place,
  }));
}

function fromMetadata({ metadata }: ParsedDocument, { isSheets }: SegmentedDocument): Diagnostic[] {
  const sought = isSheets ? (['title', 'issuer'] as const) : (['type', 'title', 'issuer', 'issuedOn'] as const);
  const missing = sought.filter((key) => metadata[key] === null);
  return missing.map((key) => ({
    code: 'METADATA_MISSING',
    severity: 'WARNING',
    message: `The document's ${key} was not found in its head.`,
    place: null,
  }));
}

function fromCitations({ citations }: ParsedDocument): Diagnostic[] {
  return citations
    .filter(({ status }) => status === 'SUSPECT')
    .map(({ statusReason, place }) => ({
      code: 'CITATION_SUSPECT',
      severity: 'WARNING',
      message: statusReason ?? 'The number cannot be right.',
      place,
    }));
}

function fromDeclarations({ declaredItems }: ParsedDocument): Diagnostic[] {
  return declaredItems
    .filter(({ count, presentCount }) => count !== presentCount)
    .map(({ label, count, presentCount, place }) => ({
      code: presentCount === 0 ? 'ANNEX_ABSENT' : 'ANNEX_COUNT_DIFFERS',
      severity: 'WARNING',
      message:
        presentCount === 0
          ? `${label} is said to hold ${count} items, but the file does not hold it.`
          : `${label} is said to hold ${count} items; ${presentCount} were found.`,
      place,
    }));
}

function placeOf({ start, end }: Span): Span {
  return { start, end };
}

function fromTables({ blocks }: SegmentedDocument): Diagnostic[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && block.table.header === null
      ? [
          {
            code: 'TABLE_HEADER_UNREAD',
            severity: 'WARNING',
            message: 'No row of this table was recognised as its header; its rows were not read.',
            // its first row: a table is long, and what stands in its cells may be read well
            place: placeOf(block.table.rows[0] ?? block),
          } as const,
        ]
      : [],
  );
}
