import type { EntityManager } from 'typeorm';
import { Unit } from '../../modules/units/unit.entity';
import { UnitAlias } from '../../modules/units/unit-alias.entity';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Home } from './home';
import { type Placement, placeIssuer, placeUnit } from './unit-placement';

/** Finds the unit that a document means, or makes it: mention → row. One directory serves one import. */
export interface UnitDirectory {
  /** Row id of the issuing body; null where the document names none. */
  issuerId: number | null;
  resolve(written: string, isCollective?: boolean): Promise<number>;
  /** Those of the units that belong to the same province or central body as the issuing body. */
  atHome(unitIds: readonly (number | null)[]): Promise<ReadonlySet<number>>;
  /** Units that this import made, and those it found. */
  counts(): { created: number; unchanged: number };
}

export async function openUnitDirectory(manager: EntityManager, home: Home): Promise<UnitDirectory> {
  const created = new Set<number>();
  const found = new Set<number>();
  const idsByMention = new Map<string, number>();

  const issuerId = home.issuer ? await place(placeIssuer({ ...home, issuer: home.issuer }), false) : null;

  async function place(placement: Placement, isCollective: boolean): Promise<number> {
    const { within } = placement;
    if (within.kind === 'issuer' && issuerId !== null) return issuerId;
    const scopeId =
      within.kind === 'body' ? await place(within.body, false) : within.kind === 'in-issuer' ? issuerId : null;
    return findOrCreate(placement, scopeId, isCollective);
  }

  async function findOrCreate(placement: Placement, scopeId: number | null, isCollective: boolean): Promise<number> {
    const names = [placement.name, ...placement.aliases];
    const namesByKey = new Map(names.map((name) => [foldUnitName(name), name]));
    namesByKey.delete('');
    const keys = [...namesByKey.keys()];
    const [known] = await manager.query<{ unit_id: number }[]>(
      `select unit_id from unit_alias where scope_id is not distinct from $1 and name_key = any($2::text[])
        order by array_position($2::text[], name_key) limit 1`,
      [scopeId, keys],
    );
    let unitId = known?.unit_id;
    if (unitId === undefined) {
      const made = await manager.insert(Unit, { name: placement.name, isCollective, parentId: scopeId, code: null });
      unitId = (made.identifiers[0] as { id: number }).id;
      created.add(unitId);
    } else if (!created.has(unitId)) found.add(unitId);
    const aliases = [...namesByKey].map(([nameKey, name]) => ({ unitId, scopeId, name, nameKey }));
    await manager.createQueryBuilder().insert().into(UnitAlias).values(aliases).orIgnore().execute();
    return unitId;
  }

  return {
    issuerId,
    resolve: async (written, isCollective = false) => {
      const key = foldUnitName(written);
      let id = idsByMention.get(key);
      if (id === undefined) {
        id = await place(placeUnit(written, home), isCollective);
        idsByMention.set(key, id);
      }
      return id;
    },
    atHome: async (unitIds) => {
      const rows = await manager.query<{ id: number }[]>(
        `with recursive above(id, top, parent_id) as (
           select id, id, parent_id from unit where id = any($1::int[]) or id = $2
           union all select a.id, u.id, u.parent_id from above a join unit u on u.id = a.parent_id)
         select a.id from above a where a.parent_id is null
            and a.top = (select h.top from above h where h.id = $2 and h.parent_id is null)`,
        [unitIds.filter((id) => id !== null), issuerId],
      );
      return new Set(rows.map((row) => row.id));
    },
    counts: () => ({ created: created.size, unchanged: found.size }),
  };
}
