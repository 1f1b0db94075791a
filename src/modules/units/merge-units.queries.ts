import type { EntityManager } from 'typeorm';
import { requireId } from '../../graph/global-id';
import { fault, invalid, notFound } from '../../graph/refused';
import { shown } from '../../graph/shown';

const MOST_AT_ONCE = 100;

/** Row ids of the units that are to be merged away, locked. Errors: BAD_USER_INPUT for what no id can be; Refused. */
export async function lockUnits(tx: EntityManager, globalIds: readonly string[]): Promise<number[]> {
  if (!globalIds.length || globalIds.length > MOST_AT_ONCE)
    throw invalid(
      fault('mergeIds', 'INVALID_COUNT', `Give 1 to ${MOST_AT_ONCE} units that are to be merged into the kept one.`),
    );
  const ids = [...new Set(globalIds.map((id) => requireId(id, 'Unit', 'mergeIds')))];
  const rows = await tx.query<{ id: number }[]>(
    'select id from unit where id = any($1::int[]) order by id for update',
    [ids],
  );
  const present = new Set(rows.map(({ id }) => id));
  const absent = globalIds.find((id) => !present.has(requireId(id, 'Unit', 'mergeIds')));
  if (absent !== undefined)
    throw notFound(`mergeIds: there is no Unit with the id ${shown(absent)}; it may have been merged already.`);
  return ids;
}
