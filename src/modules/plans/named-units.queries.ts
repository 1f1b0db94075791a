import type { EntityManager } from 'typeorm';
import type { DocumentWriters } from '../../graph/document-writers';
import { requireId } from '../../graph/global-id';
import { fault, invalid, notFound } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { textFaults } from '../../graph/text-fault';
import type { AssignmentInput } from './correction.inputs';
import { issuerOfPlan } from './plan-text.queries';

/** Row ids of the units that assignments name, in their order. Errors: Refused for a unit named in no way, in both, or twice. */
export async function namedUnits(
  tx: EntityManager,
  planId: number,
  assignments: readonly AssignmentInput[],
  unitNamed: DocumentWriters['unitNamed'],
): Promise<number[]> {
  const faults = assignments.flatMap(({ unitId, unitName }, i) => [
    ...textFaults(`assignments.${i}.unitName`, unitName),
    ...((unitId == null) === (unitName == null)
      ? [fault(`assignments.${i}.unitId`, 'ONE_OF_TWO', 'Name the unit once: by unitId or by unitName.')]
      : []),
  ]);
  if (faults.length) throw invalid(...faults);
  const issuerId = await issuerOfPlan(tx, planId);
  const ids: number[] = [];
  for (const [i, { unitId, unitName }] of assignments.entries())
    ids.push(
      unitId == null
        ? await unitNamed(tx, issuerId, unitName as string)
        : await presentUnit(tx, unitId, `assignments.${i}.unitId`),
    );
  const seen = new Set<string>();
  for (const [i, { role }] of assignments.entries()) {
    const key = `${ids[i]} ${role}`;
    if (seen.has(key))
      throw invalid(fault(`assignments.${i}.unitId`, 'TWICE', `The unit has the role ${role} in this task already.`));
    seen.add(key);
  }
  return ids;
}

async function presentUnit(tx: EntityManager, unitId: string, argument: string): Promise<number> {
  const id = requireId(unitId, 'Unit', argument);
  const rows = await tx.query<unknown[]>('select from published.unit where id = $1', [id]);
  if (!rows.length) throw notFound(`${argument}: there is no Unit with the id ${shown(unitId)}.`);
  return id;
}
