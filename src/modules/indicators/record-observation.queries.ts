import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../auth/viewer';
import { requireOwnUnit } from '../../graph/own-unit';
import { invalid } from '../../graph/refused';
import { Indicator } from './indicator.entity';
import { Observation } from './observation.entity';
import { observationFaults } from './observation-faults';
import type { RecordObservationInput } from './record-observation.types';

/** Two figures within a millisecond are two changes: the database counts finer. */
const NOW = () => 'clock_timestamp()';

/** What the answer to a recorded figure is made from. */
export interface StoredObservation {
  indicatorId: number;
  observationId: number;
  replacedValue: number | null;
}

/**
 * Keeps a figure; one for the same period and day is corrected, the history has both. The indicator's version counts it;
 * the same figure again changes nothing. Errors: Refused, with every fault. Served by the unique key of observation.
 */
export async function storeObservation(
  tx: EntityManager,
  indicator: Indicator,
  input: RecordObservationInput,
  today: string,
): Promise<StoredObservation> {
  const faults = observationFaults(input, today);
  if (faults.length) throw invalid(...faults);
  const { observedOn, value } = input;
  // Matches: "Quý  I". Must not match: "Quý I".
  const period = input.period.trim().replace(/\s{2,}/gu, ' ');
  const indicatorId = indicator.id;
  const before = await tx.findOneBy(Observation, { indicatorId, period, observedOn });
  if (before === null) {
    const note = input.note?.trim() ?? null;
    const made = await tx.insert(Observation, { indicatorId, period, observedOn, value, note });
    await tx.update(Indicator, indicatorId, { measuredAt: NOW });
    const { id } = made.identifiers[0] as { id: number };
    return { indicatorId, observationId: id, replacedValue: null };
  }
  const note = input.note === undefined ? before.note : (input.note?.trim() ?? null);
  if (before.value !== value || before.note !== note) {
    await tx.update(Observation, before.id, { value, note });
    await tx.update(Indicator, indicatorId, { measuredAt: NOW });
  }
  return { indicatorId, observationId: before.id, replacedValue: before.value };
}

/** Errors: FORBIDDEN for a reporter of units that neither answer for the indicator nor have its task. Served by assignment_task_id_idx. */
export const requireOwnIndicator = (
  tx: EntityManager,
  viewer: Viewer,
  { ownerId, taskId }: Indicator,
  argument: string,
): Promise<void> =>
  requireOwnUnit(tx, viewer, {
    argument,
    rule: 'on an indicator that its unit, or one below it, answers for or has in a task',
    unitIds: async () => {
      const owners = ownerId === null ? [] : [ownerId];
      if (taskId === null) return owners;
      const rows = await tx.query<{ unit_id: number }[]>(
        'select unit_id from published.assignment where task_id = $1',
        [taskId],
      );
      return [...owners, ...rows.map((row) => row.unit_id)];
    },
  });
