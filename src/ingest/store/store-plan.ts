import type { EntityManager } from 'typeorm';
import type { Counts } from '../../graph/import-document';
import { Indicator } from '../../modules/indicators/indicator.entity';
import { Plan } from '../../modules/plans/plan.entity';
import { DeclaredItem, Section, Theme } from '../../modules/plans/plan-parts.entity';
import { Task } from '../../modules/plans/task.entity';
import { documentNumberKey, tidyDocumentNumber } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import type { ReadDocument } from '../parsed-document';
import type { BeforeRemoval } from './keep-reported';
import { setParents } from './set-parents';
import { syncRows } from './sync-rows';

/** A document is a plan where it says so, assigns a task or sets an indicator. */
export const isPlan = (document: ReadDocument): boolean =>
  document.tasks.length > 0 ||
  document.indicators.length > 0 ||
  ['ke hoach', 'chuong trinh', 'phuong an', 'de an'].includes(fold(document.metadata.type ?? ''));

export interface StoredPlan {
  planId: number;
  /** Row ids of the sections, in the order in which they were read. */
  sectionIds: number[];
  counts: Counts;
}

/** The plan's row with its small parts: themes, sections and declared items. */
export async function storePlan(
  manager: EntityManager,
  document: ReadDocument,
  held: { documentId: number; sourceTextId: number; issuerId: number | null },
): Promise<StoredPlan> {
  const { places, place, parentAuthority, issuer, type, title, ...read } = document.metadata;
  const number = read.number && tidyDocumentNumber(read.number);
  const wanted: Partial<Plan> = {
    ...read,
    number,
    numberKey: number && documentNumberKey(number),
    documentType: type ?? 'Văn bản',
    title: title ?? '',
    issuerId: held.issuerId,
    sourceTextId: held.sourceTextId,
  };
  const { ids, counts } = await syncRows(manager, Plan, { documentId: held.documentId }, [wanted], [() => 'it']);
  const planId = ids[0] as number;
  const position = <T>(row: T, i: number) => ({ ...row, position: i });
  const byPosition = [(row: { position?: number }) => String(row.position)];

  const themes = document.themes.map(({ text, level, place }) => ({ text, level, evidence: place })).map(position);
  await syncRows(manager, Theme, { planId }, themes, byPosition);
  const declared = document.declaredItems
    .map(({ label, kind, count, presentCount, place }) => ({
      label,
      kind,
      declaredCount: count,
      presentCount,
      evidence: place,
    }))
    .map(position);
  await syncRows(manager, DeclaredItem, { planId }, declared, byPosition);

  const sections = document.sections
    .map(({ kind, ordinal, title, level, place }) => ({ kind, ordinal, title, level, evidence: place }))
    .map(position);
  const synced = await syncRows(manager, Section, { planId }, sections, [
    (row) => `${row.level} ${row.ordinal} ${fold(row.title ?? '')}`,
    (row) => `${row.level} ${row.position}`,
  ]);
  await setParents(
    manager,
    Section,
    synced.ids,
    document.sections.map((section) => section.parent),
  );
  return { planId, sectionIds: synced.ids, counts };
}

/** Takes away the plan of a document that is none any more; how many there were. */
export async function removePlan(
  manager: EntityManager,
  documentId: number,
  guards: { tasks: BeforeRemoval; indicators: BeforeRemoval } | null,
): Promise<number> {
  const plan = await manager.findOneBy(Plan, { documentId });
  if (plan === null) return 0;
  const rowsOf = { where: { planId: plan.id }, select: { id: true } } as const;
  await guards?.tasks((await manager.find(Task, rowsOf)).map((task) => task.id));
  await guards?.indicators((await manager.find(Indicator, rowsOf)).map((indicator) => indicator.id));
  await manager.delete(Plan, plan.id);
  return 1;
}
