import type { EntityManager } from 'typeorm';
import type { Counts, ImportedKind, ImportOutcome } from '../../graph/import-document';
import type { ReadDocument } from '../parsed-document';
import { openDocumentDirectory } from '../resolve/document-directory';
import { homeOf } from '../resolve/home';
import { openUnitDirectory } from '../resolve/unit-directory';
import { keepObservedIndicators, keepReportedTasks } from './keep-reported';
import { storeCitations } from './store-citations';
import { type HeldFile, removeUnusedText, storeHeldDocument } from './store-held-document';
import { storeIndicators } from './store-indicators';
import { isPlan, removePlan, storePlan } from './store-plan';
import { storeTasks } from './store-tasks';

const NONE: Counts = { created: 0, changed: 0, removed: 0, unchanged: 0 };

/** Writes a document that was read, inside the caller's transaction; what was made, changed and found as it was. */
export async function storeDocument(
  manager: EntityManager,
  document: ReadDocument,
  file: HeldFile & { dryRun: boolean },
): Promise<ImportOutcome> {
  const home = homeOf(document.metadata);
  const units = await openUnitDirectory(manager, home);
  const held = await storeHeldDocument(manager, document, home, units.issuerId, file);
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
  let planId: number | null = null;
  let taskIds: number[] = [];
  if (isPlan(document)) {
    const plan = await storePlan(manager, document, { ...held, issuerId: units.issuerId });
    const tasks = await storeTasks(manager, document, plan, units, guards?.tasks);
    planId = plan.planId;
    taskIds = tasks.ids;
    counts.plans = plan.counts;
    counts.tasks = tasks.counts;
  } else counts.plans = { ...NONE, removed: await removePlan(manager, documentId, guards) };

  const documents = openDocumentDirectory(manager, units, home);
  counts.citations = await storeCitations(manager, document, { documentId, planId, taskIds }, documents);
  if (planId !== null)
    counts.indicators = await storeIndicators(manager, document, { planId, taskIds }, units, guards?.indicators);
  await removeUnusedText(manager, held.previousTextId);
  counts.units = { ...NONE, ...units.counts() };
  const cited = documents.counts();
  counts.documents = { ...NONE, ...cited, [held.change]: cited[held.change] + 1 };

  return {
    kind: 'imported',
    documentId,
    planId,
    number: document.metadata.number,
    title: document.metadata.title ?? '',
    counts,
    diagnostics: document.diagnostics.map(({ code, severity, message, place }) => ({
      code,
      severity,
      message,
      quote: place?.quote ?? null,
    })),
    dryRun: file.dryRun,
  };
}
