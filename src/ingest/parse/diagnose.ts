import type { Diagnostic, ParsedDocument } from '../parsed-document';
import type { SegmentedDocument } from '../segment/segment-text';
import { passagesOf } from './passages';
import { unreadDeadlines } from './unread-deadlines';

/** What the reader could not read or is unsure of, beyond what the single readers said. */
export function diagnose(parsed: ParsedDocument, document: SegmentedDocument): Diagnostic[] {
  return [
    ...fromText(document),
    ...fromMetadata(parsed),
    ...fromCitations(parsed),
    ...fromDeclarations(parsed),
    ...fromTasks(parsed),
    ...unreadDeadlines(document.blocks.flatMap(passagesOf), parsed.tasks),
    ...fromTables(document),
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

function fromMetadata({ metadata }: ParsedDocument): Diagnostic[] {
  const missing = (['type', 'title', 'issuer', 'issuedOn'] as const).filter((key) => metadata[key] === null);
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

function fromTasks({ tasks }: ParsedDocument): Diagnostic[] {
  return tasks
    .filter(({ assignments }) => !assignments.some(({ role }) => role === 'LEAD'))
    .map(({ ordinal, title, place }) => ({
      code: 'TASK_WITHOUT_LEAD',
      severity: 'WARNING',
      message: `Task ${ordinal ?? `"${title}"`} names no unit that leads it.`,
      place,
    }));
}

function fromTables({ blocks }: SegmentedDocument): Diagnostic[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && block.table.header === null
      ? [
          {
            code: 'TABLE_HEADER_UNREAD',
            severity: 'WARNING',
            message: 'No row of this table was recognised as its header; its rows were not read.',
            place: { start: block.start, end: block.end },
          } as const,
        ]
      : [],
  );
}
