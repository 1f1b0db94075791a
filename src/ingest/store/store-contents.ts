import type { EntityManager } from 'typeorm';
import type { Counts, ImportedKind } from '../../graph/import-document';
import type { Task } from '../../modules/plans/task.entity';
import type { ReadDocument } from '../parsed-document';
import type { DocumentDirectory } from '../resolve/document-directory';
import type { UnitDirectory } from '../resolve/unit-directory';
import type { DecisionRemark } from './decision-remarks';
import type { FiledDocument } from './documents-of-file';
import { hasAddedTasks } from './keep-added-tasks';
import type { BeforeRemoval } from './keep-reported';
import { storeCitations } from './store-citations';
import { storeDiagnostics } from './store-diagnostics';
import { storeIndicators } from './store-indicators';
import { isPlan, removePlan, storePlan } from './store-plan';
import { storeTasks } from './store-tasks';

const NONE: Counts = { created: 0, changed: 0, removed: 0, unchanged: 0 };

/** What the documents of one file are stored with. */
export interface Surroundings {
  units: UnitDirectory;
  documents: DocumentDirectory;
  /** What people reported keeps its rows; null where the edition is to be taken as it is. */
  guards: { tasks: BeforeRemoval; indicators: BeforeRemoval } | null;
  /** The document that the others of the file are issued with, where there are others. */
  issuing: { documentId: number; number: string | null };
}

export interface StoredContents {
  planId: number | null;
  /** Where the document and what people decided differ. */
  remarks: DecisionRemark[];
  /** Tasks that are gone, with what people had decided on them. */
  removedTasks: Task[];
  counts: Pick<Record<ImportedKind, Counts>, 'plans' | 'tasks' | 'citations' | 'indicators'>;
}

/** What stands in one document, whose row is there: as a plan with its tasks and indicators where it is one, and its citations. */
export async function storeContents(
  manager: EntityManager,
  { document, attached }: FiledDocument,
  held: { documentId: number; sourceTextId: number },
  { units, documents, guards, issuing }: Surroundings,
): Promise<StoredContents> {
  const { documentId } = held;
  let counts = { plans: NONE, tasks: NONE, indicators: NONE };
  let planId: number | null = null;
  let taskIds: (number | null)[] = [];
  let indicatorIds: number[] = [];
  let remarks: DecisionRemark[] = [];
  let removedTasks: Task[] = [];
  if (isPlan(document) || (await hasAddedTasks(manager, documentId))) {
    const plan = await storePlan(manager, asPlan(document, issuing.number), { ...held, issuerId: units.issuerId });
    const tasks = await storeTasks(manager, document, plan, units, guards?.tasks);
    planId = plan.planId;
    taskIds = tasks.ids;
    ({ remarks, removed: removedTasks } = tasks);
    counts = { ...counts, plans: plan.counts, tasks: tasks.counts };
  } else counts.plans = { ...NONE, removed: await removePlan(manager, documentId, guards) };
  const means = attached === null ? null : { ...issuing, attached };
  const citations = await storeCitations(manager, document, { documentId, planId, taskIds }, documents, means);
  if (planId !== null) {
    const indicators = await storeIndicators(manager, document, { planId, taskIds }, units, guards?.indicators);
    indicatorIds = indicators.ids;
    counts.indicators = indicators.counts;
  }
  await storeDiagnostics(manager, document, { documentId, planId, taskIds, indicatorIds }, remarks);
  return { planId, remarks, removedTasks, counts: { ...counts, citations } };
}

/** A plan without a number of its own goes by that of the document it was issued with: so people call it. */
const asPlan = (document: ReadDocument, issuingNumber: string | null): ReadDocument => ({
  ...document,
  metadata: { ...document.metadata, number: document.metadata.number ?? issuingNumber },
});
