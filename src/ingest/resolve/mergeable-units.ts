import type { EntityManager } from 'typeorm';
import { fault, invalid } from '../../graph/refused';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import { placeOf } from './home';

/** A unit with those above it, itself first. */
interface Lineage {
  id: number;
  name: string;
  isCollective: boolean;
  registryKey: string | null;
  above: { id: number; name: string }[];
}

/** Errors: Refused, saying why, for units that cannot be one. */
export async function refuseUnlike(tx: EntityManager, keepId: number, mergeIds: readonly number[]): Promise<void> {
  const lineages = await lineagesOf(tx, [keepId, ...mergeIds]);
  const kept = lineages.get(keepId);
  for (const id of mergeIds) {
    const merged = lineages.get(id);
    const why = kept && merged ? whyUnlike(kept, merged) : null;
    if (why) throw invalid(fault('mergeIds', why.code, why.message));
  }
}

function whyUnlike(kept: Lineage, merged: Lineage): { code: string; message: string } | null {
  const both = `"${merged.name}" and "${kept.name}"`;
  if (kept.isCollective !== merged.isCollective)
    return {
      code: 'CLASS_AND_UNIT',
      message: `${both} cannot be one: one is a class of units, the other a unit. Merge classes with classes.`,
    };
  if (kept.above.some(({ id }) => id === merged.id) || merged.above.some(({ id }) => id === kept.id))
    return { code: 'OWN_ANCESTOR', message: `${both} cannot be one: one belongs to the other.` };
  if (kept.registryKey !== null && merged.registryKey !== null)
    return {
      code: 'BOTH_KNOWN',
      message: `${both} cannot be one: the registry has both. Where one took over from the other, predecessors and successors say so.`,
    };
  const [keptPlace, mergedPlace] = [provinceAbove(kept), provinceAbove(merged)];
  if (keptPlace !== null && mergedPlace !== null && foldUnitName(keptPlace) !== foldUnitName(mergedPlace))
    return {
      code: 'TWO_PROVINCES',
      message: `${both} cannot be one: one is of ${mergedPlace}, the other of ${keptPlace}.`,
    };
  return null;
}

/** The province that a unit, or what it belongs to, bears in its name. */
function provinceAbove({ name, above }: Lineage): string | null {
  for (const each of [name, ...above.map((unit) => unit.name)]) {
    const place = placeOf(each);
    if (place !== null) return place;
  }
  return null;
}

async function lineagesOf(tx: EntityManager, ids: readonly number[]): Promise<Map<number, Lineage>> {
  const rows = await tx.query<
    { of: number; id: number; name: string; isCollective: boolean; registryKey: string | null; depth: number }[]
  >(
    `with recursive above(of, id, depth) as (
       select id, id, 0 from unit where id = any($1::int[])
       union all select a.of, u.parent_id, a.depth + 1 from above a join unit u on u.id = a.id where u.parent_id is not null and a.depth < 50)
     select a.of, a.id, a.depth, u.name, u.is_collective as "isCollective", u.registry_key as "registryKey"
       from above a join unit u on u.id = a.id order by a.of, a.depth`,
    [ids],
  );
  const lineages = new Map<number, Lineage>();
  for (const { of, id, name, isCollective, registryKey } of rows) {
    const lineage = lineages.get(of);
    if (lineage) lineage.above.push({ id, name });
    else lineages.set(of, { id, name, isCollective, registryKey, above: [] });
  }
  return lineages;
}
