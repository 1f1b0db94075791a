import type {
  CitationMention,
  DeclaredItemMention,
  Diagnostic,
  IndicatorMention,
  ParsedDocument,
  Section,
  TaskMention,
} from '../parsed-document';
import type { SegmentedDocument } from '../segment/segment-text';
import { readAttached } from './attached';
import { annexCount, annexOf, type Declaration, findDeclarations } from './declared-items';
import { diagnose } from './diagnose';
import { readCitations } from './document-citations';
import { type DocumentPart, toParts } from './document-parts';
import { findIndicatorsInResults } from './indicators-in-results';
import { findIndicatorsInTables } from './indicators-in-tables';
import { findIndicatorsInText } from './indicators-in-text';
import { issuerKind, readMetadata } from './metadata';
import { passagesOf } from './passages';
import { presentRows } from './present-rows';
import { enclosing } from './section-path';
import { type TaskDraft, withoutRepeats } from './task-draft';
import { findTasksInTables } from './tasks-in-tables';
import { findTasksInText } from './tasks-in-text';
import { findThemes } from './theme';

/** All that can be read from a segmented document, and the diagnostics of what cannot. Spans count in the cleaned text. */
export function parseDocument(document: SegmentedDocument): ParsedDocument {
  const diagnostics: Diagnostic[] = [];
  const metadata = readMetadata(document, diagnostics);
  const { blocks, sections } = document;
  const attached = readAttached(document, metadata);
  const parts = toParts(document, metadata, attached);
  const passages = blocks.flatMap(passagesOf);
  const citations = readCitations(document, metadata, diagnostics);
  const drafts = parts.flatMap(({ blocks, calendar, type }) => [
    findTasksInText(blocks, sections, calendar, type),
    findTasksInTables(blocks, sections, calendar, diagnostics),
  ]);
  const tasks = inOrder(inOneList(drafts)).map((task) => underHeading(withCitations(task, citations), sections));
  const declaredItems = withPresentCounts(passages.flatMap(findDeclarations), document);
  const parsed: ParsedDocument = {
    metadata,
    attached,
    themes: findThemes(passages, issuerKind(metadata)),
    sections,
    citations,
    tasks,
    indicators: indicatorsOf(parts, sections, tasks, diagnostics),
    declaredItems,
    diagnostics,
  };
  diagnostics.push(...diagnose(parsed, document, passages));
  return parsed;
}

/** The indicators of tables and of sentences, in document order; one that a task's text sets knows the task. */
function indicatorsOf(
  parts: readonly DocumentPart[],
  sections: readonly Section[],
  tasks: readonly TaskMention[],
  diagnostics: Diagnostic[],
): IndicatorMention[] {
  const all = parts
    .flatMap(({ blocks, calendar: { year }, type }) => [
      ...findIndicatorsInTables(blocks, year, diagnostics),
      ...findIndicatorsInText(blocks, sections, year, type),
      ...findIndicatorsInResults(blocks, year),
    ])
    .sort((a, b) => a.place.start - b.place.start);
  let next = 0;
  return all.map((indicator) => {
    while (next < tasks.length - 1 && (tasks[next + 1] as TaskMention).place.start <= indicator.place.start) next += 1;
    const task = tasks[next];
    const isWithin =
      task !== undefined && task.place.start <= indicator.place.start && indicator.place.end <= task.place.end;
    return { ...indicator, task: isWithin ? next : null };
  });
}

/** The declarations with what their annexes hold; each annex is counted once, however often it is named. */
function withPresentCounts(
  declarations: readonly Declaration[],
  { blocks, sections }: SegmentedDocument,
): DeclaredItemMention[] {
  const counts = new Map<number, number>();
  return declarations.map((declaration) => {
    const annex = annexOf(declaration, sections);
    const { annex: _, countsAnnexes, ...item } = declaration;
    if (countsAnnexes) return { ...item, presentCount: annexCount(sections) };
    if (annex === null) return { ...item, presentCount: 0 };
    const presentCount =
      counts.get(annex) ?? presentRows(blocks, (section) => enclosing(sections, section, 'ANNEX') === annex);
    counts.set(annex, presentCount);
    return { ...item, presentCount };
  });
}

/** A numbered task is a section of its own too: what it stands under is the heading above. */
function underHeading(task: TaskMention, sections: readonly Section[]): TaskMention {
  let { section } = task;
  while (section !== null && (sections[section] as Section).place.end > task.place.start)
    section = (sections[section] as Section).parent;
  return { ...task, section };
}

/** The lists as one, in which a parent is still its child's. */
function inOneList(lists: readonly TaskDraft[][]): TaskDraft[] {
  const all: TaskDraft[] = [];
  for (const list of lists) {
    const before = all.length;
    for (const draft of list) all.push({ ...draft, parent: draft.parent === null ? null : draft.parent + before });
  }
  return all;
}

function inOrder(drafts: readonly TaskDraft[]): TaskDraft[] {
  const order = drafts
    .map((_, i) => i)
    .sort((a, b) => (drafts[a] as TaskDraft).place.start - (drafts[b] as TaskDraft).place.start);
  const newIndex = new Map(order.map((old, i) => [old, i]));
  return order.map((old) => {
    const draft = drafts[old] as TaskDraft;
    return { ...draft, parent: draft.parent === null ? null : (newIndex.get(draft.parent) ?? null) };
  });
}

function withCitations(task: TaskDraft, citations: readonly CitationMention[]): TaskMention {
  const { start, end } = task.place;
  let low = 0;
  let high = citations.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((citations[middle] as CitationMention).place.start < start) low = middle + 1;
    else high = middle;
  }
  const within: number[] = [];
  for (let i = low; i < citations.length && (citations[i] as CitationMention).place.end <= end; i++) within.push(i);
  return { ...task, assignments: withoutRepeats(task.assignments), citations: within };
}
