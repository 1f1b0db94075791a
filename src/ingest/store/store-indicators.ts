import type { EntityManager } from 'typeorm';
import type { Counts } from '../../graph/import-document';
import { Indicator } from '../../modules/indicators/indicator.entity';
import { fold } from '../../vietnamese/fold';
import type { ReadDocument } from '../parsed-document';
import type { UnitDirectory } from '../resolve/unit-directory';
import type { BeforeRemoval } from './keep-reported';
import { syncRows } from './sync-rows';

/** The plan's indicators, matched to the stored ones by name and period, then by name: observations stay with them. */
export async function storeIndicators(
  manager: EntityManager,
  document: ReadDocument,
  place: { planId: number; taskIds: readonly (number | null)[] },
  units: UnitDirectory,
  beforeRemoval: BeforeRemoval | undefined,
): Promise<{ ids: number[]; counts: Counts }> {
  const rows: Partial<Indicator>[] = [];
  for (const { place: evidence, owner, task, ...read } of document.indicators)
    rows.push({
      ...read,
      taskId: task === null ? null : (place.taskIds[task] ?? null),
      ownerId: owner === null ? null : await units.resolve(owner.unit, owner.isCollective),
      position: evidence.start,
      evidence,
    });
  return syncRows(
    manager,
    Indicator,
    { planId: place.planId },
    rows,
    [
      (row) => `${fold(row.name ?? '')} ${row.period} ${row.value}`,
      (row) => `${fold(row.name ?? '')} ${row.period}`,
      (row) => fold(row.name ?? ''),
    ],
    beforeRemoval,
  );
}
