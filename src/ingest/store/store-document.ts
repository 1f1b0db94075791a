import type { EntityManager } from 'typeorm';
import type { Counts, ImportedKind, ImportOutcome } from '../../graph/import-document';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { fold } from '../../vietnamese/fold';
import type { ReadDocument } from '../parsed-document';
import { openDocumentDirectory } from '../resolve/document-directory';
import { homeOf } from '../resolve/home';
import { openUnitDirectory } from '../resolve/unit-directory';
import { unitsNamedIn, withUnitRemarks } from '../resolve/unit-mentions';
import { droppedRemarks } from './decision-remarks';
import { documentsOfFile, type FiledDocument } from './documents-of-file';
import { keepObservedIndicators, keepReportedTasks } from './keep-reported';
import { changesBetween, planContent } from './plan-changes';
import { storeAttached } from './store-attached';
import { type StoredContents, storeContents } from './store-contents';
import { type HeldFile, removeUnusedText, storeHeldDocument } from './store-held-document';

const NONE: Counts = { created: 0, changed: 0, removed: 0, unchanged: 0 };

const sumOf = (all: readonly Counts[]): Counts => ({
  created: all.reduce((sum, { created }) => sum + created, 0),
  changed: all.reduce((sum, { changed }) => sum + changed, 0),
  removed: all.reduce((sum, { removed }) => sum + removed, 0),
  unchanged: all.reduce((sum, { unchanged }) => sum + unchanged, 0),
});

/** Writes what was read in a file, its document and those attached to it, inside the caller's transaction; what was made, changed and found as it was. */
export async function storeDocument(
  manager: EntityManager,
  read: ReadDocument,
  file: HeldFile & { dryRun: boolean },
): Promise<ImportOutcome> {
  const home = homeOf(read.metadata, read.sourceText);
  const units = await openUnitDirectory(manager, home);
  await units.prepare(unitsNamedIn(read, home));
  const document = withUnitRemarks(read, units);
  const [main, ...others] = documentsOfFile(document);
  const held = await storeHeldDocument(manager, main.document, home, units.issuerId, {
    ...file,
    replaces: await replacedBy(manager, file.replaces, document.metadata.type),
  });
  if (held.kind === 'conflict') return { ...held, currentVersion: null };
  const { documentId } = held;

  const counts: Record<ImportedKind, Counts> = {
    plans: NONE,
    documents: NONE,
    units: NONE,
    tasks: NONE,
    citations: NONE,
    indicators: NONE,
  };
  // who names the document that is replaced takes the edition as it is, with what it leaves out
  const guards =
    file.replaces === null ? { tasks: keepReportedTasks(manager), indicators: keepObservedIndicators(manager) } : null;
  const attached = await storeAttached(manager, { ...held, issuerId: units.issuerId }, others, guards);
  const { sourceTextId } = held;
  const rows = [
    { ...held, filed: main },
    ...attached.rows.map((row, i) => ({ ...row, filed: others[i] as FiledDocument })),
  ];
  const documentIds = rows.map((row) => row.documentId);
  // what has just been made holds nothing yet
  const heldBefore = rows.filter(({ change }) => change !== 'created').map((row) => row.documentId);
  const before = await planContent(manager, heldBefore);
  const documents = openDocumentDirectory(manager, units, home);
  const issuing = { documentId, number: document.metadata.number };
  const contents: StoredContents[] = [];
  for (const { documentId, filed } of rows)
    contents.push(
      await storeContents(manager, filed, { documentId, sourceTextId }, { units, documents, guards, issuing }),
    );
  for (const kind of ['plans', 'tasks', 'citations', 'indicators'] as const)
    counts[kind] = sumOf(contents.map((one) => one.counts[kind]));
  counts.plans = sumOf([counts.plans, { ...NONE, removed: attached.removedPlans }]);
  for (const { previousTextId } of rows) await removeUnusedText(manager, previousTextId);
  counts.units = { ...NONE, ...units.counts() };
  counts.documents = sumOf([
    { ...NONE, ...documents.counts(), removed: attached.removed },
    ...rows.map(({ change }) => ({ ...NONE, [change]: 1 })),
  ]);
  const planIds = contents.map((one) => one.planId);
  const remarks = contents.flatMap((one) => one.remarks);
  const removedTasks = contents.flatMap((one) => one.removedTasks);

  return {
    kind: 'imported',
    documentId,
    planId: planIds.find((id) => id !== null) ?? null,
    attached: attached.rows.map(({ documentId }, i) => {
      const { type, number, title } = (others[i] as FiledDocument).document.metadata;
      return { documentId, planId: planIds[i + 1] ?? null, type: type ?? '', number, title: title ?? '' };
    }),
    number: document.metadata.number,
    title: document.metadata.title ?? '',
    counts,
    changes: changesBetween(before, await planContent(manager, documentIds)),
    diagnostics: [...document.diagnostics, ...remarks, ...droppedRemarks(removedTasks)].map(
      ({ code, severity, message, place }) => ({
        code,
        severity,
        message,
        quote: place?.quote ?? null,
      }),
    ),
    dryRun: file.dryRun,
  };
}

/** Who names a plan that was issued with a decision means the decision, whose file holds both: unless the file is that plan alone. */
async function replacedBy(
  manager: EntityManager,
  replaces: number | null,
  type: string | null,
): Promise<number | null> {
  const named = replaces === null ? null : await manager.findOneBy(LegalDocument, { id: replaces });
  return named === null || named.issuedWithId === null || fold(named.type) === fold(type ?? '')
    ? replaces
    : named.issuedWithId;
}
