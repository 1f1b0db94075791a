import type { EntityManager } from 'typeorm';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Placement } from './placement';
import { doubtOf } from './unit-name';
import type { KnownUnit } from './unit-registry';
import { isTelling, namesByKey, rank } from './unit-spelling';

/** A unit that is to have a row. */
export interface WantedUnit {
  placement: Placement;
  isCollective: boolean;
  /** The organisation in which its names are looked up. */
  scopeId: number | null;
  /** The organisation that it belongs to. */
  parentId: number | null;
  /** The organisations above that in which its names are looked up, the nearest first: a name that a person gave holds there. */
  above?: readonly (number | null)[];
}

/** The rows of units that a document names, read and made in few statements. */
export interface UnitRows {
  /** Reads what is there of these names, in two statements. */
  read(placements: readonly Placement[]): Promise<void>;
  /** Row ids, made where absent; names and what the registry says are brought up to date. */
  settle(wanted: readonly WantedUnit[]): Promise<number[]>;
  created: ReadonlySet<number>;
}

interface Named {
  unitId: number;
  name: string;
  isWritten: boolean;
  isPersons: boolean;
}

type KnownRow = Pick<KnownUnit, 'key' | 'validFrom' | 'validTo'> & { id: number };

const slot = (scopeId: number | null, nameKey: string): string => `${scopeId ?? ''}|${nameKey}`;

export function openUnitRows(manager: EntityManager): UnitRows {
  const named = new Map<string, Named>();
  const registered = new Map<string, KnownRow>();
  const asked = new Set<string>();
  const created = new Set<number>();

  async function read(placements: readonly Placement[]): Promise<void> {
    const keys = placements.flatMap((placement) => [...namesByKey(placement).keys()]).filter((key) => !asked.has(key));
    if (!keys.length) return;
    for (const key of keys) asked.add(key);
    interface NameRow extends Omit<Named, 'isWritten'> {
      scopeId: number | null;
      nameKey: string;
    }
    const rows = await manager.query<NameRow[]>(
      `select unit_id as "unitId", scope_id as "scopeId", name, name_key as "nameKey", origin = 'PERSON' as "isPersons"
         from unit_alias where name_key = any($1::text[])`,
      [[...new Set(keys)]],
    );
    for (const { scopeId, nameKey, ...row } of rows) named.set(slot(scopeId, nameKey), { ...row, isWritten: true });
    const known = placements.flatMap((placement) => placement.known?.key ?? []);
    const inRegistry = await manager.query<KnownRow[]>(
      `select id, registry_key as key, valid_from::text as "validFrom", valid_to::text as "validTo" from unit where registry_key = any($1::text[])
       union all select kept_id, registry_key, null, null from unit_merge where registry_key = any($1::text[])`,
      [[...new Set(known)]],
    );
    for (const row of inRegistry) registered.set(row.key, row);
  }

  function find({ scopeId, placement, above = [] }: WantedUnit): number | undefined {
    const row = placement.known ? registered.get(placement.known.key) : undefined;
    if (row) return row.id;
    for (const key of namesByKey(placement).keys()) {
      const found = named.get(slot(scopeId, key));
      if (found !== undefined) return found.unitId;
    }
    const key = foldUnitName(placement.name);
    // "Văn phòng" is in every body, whoever gave it to one of them
    if (!isTelling(placement.name, key)) return undefined;
    return above.map((each) => named.get(slot(each, key))).find((found) => found?.isPersons)?.unitId;
  }

  async function settle(wanted: readonly WantedUnit[]): Promise<number[]> {
    await read(wanted.map(({ placement }) => placement));
    // of two that share a name in one organisation the first is made, the second found
    const firsts = new Map<string, WantedUnit>();
    for (const unit of wanted) {
      if (find(unit) !== undefined) continue;
      const slots = [...namesByKey(unit.placement).keys()].map((key) => slot(unit.scopeId, key));
      if (slots.some((each) => firsts.has(each))) continue;
      for (const each of slots) firsts.set(each, unit);
    }
    await make([...new Set(firsts.values())]);
    const ids = wanted.map((unit) => find(unit) as number);
    await nameAll(wanted, ids);
    return ids;
  }

  async function make(units: readonly WantedUnit[]): Promise<void> {
    if (!units.length) return;
    const rows = units.map(({ placement: { name, known }, isCollective, parentId }) => {
      const doubt = known ? null : doubtOf(name, isCollective);
      return { name, isCollective, parentId, ...columnsOf(known), doubtCode: doubt?.code, doubt: doubt?.message };
    });
    const made = await manager.query<{ id: number }[]>(
      `insert into unit (name, is_collective, parent_id, registry_key, valid_from, valid_to, doubt_code, doubt)
       select w.value->>'name', (w.value->>'isCollective')::boolean, (w.value->>'parentId')::int, w.value->>'registryKey',
              (w.value->>'validFrom')::date, (w.value->>'validTo')::date, w.value->>'doubtCode', w.value->>'doubt'
         from jsonb_array_elements($1::jsonb) with ordinality as w(value, ord) order by w.ord returning id`,
      [JSON.stringify(rows)],
    );
    for (const [i, { placement, scopeId }] of units.entries()) {
      const unitId = made[i]?.id as number;
      created.add(unitId);
      for (const [key, name] of namesByKey(placement))
        if (!named.has(slot(scopeId, key)))
          named.set(slot(scopeId, key), { unitId, name, isWritten: false, isPersons: false });
      if (placement.known) registered.set(placement.known.key, { id: unitId, ...placement.known });
    }
  }

  /** Writes the names that are new, and what the registry says where it says something else now. */
  async function nameAll(units: readonly WantedUnit[], ids: readonly number[]): Promise<void> {
    const rows: { unitId: number; scopeId: number | null; name: string; nameKey: string; origin: string }[] = [];
    for (const [i, unit] of units.entries()) {
      const { placement, scopeId } = unit;
      const unitId = ids[i] as number;
      if (placement.known) await keepCurrent(placement.known, unitId);
      else await keepBestName(unit, unitId);
      for (const [nameKey, name] of namesByKey(placement)) {
        const taken = named.get(slot(scopeId, nameKey));
        // a name that is another unit's stays that one's
        if (taken && (taken.isWritten || taken.unitId !== unitId)) continue;
        named.set(slot(scopeId, nameKey), { unitId, name, isWritten: true, isPersons: false });
        rows.push({ unitId, scopeId, name, nameKey, origin: placement.known ? 'REGISTRY' : 'DOCUMENT' });
      }
    }
    if (!rows.length) return;
    await manager.query(
      `insert into unit_alias (unit_id, scope_id, name, name_key, origin)
       select w."unitId", w."scopeId", w.name, w."nameKey", w.origin
         from jsonb_to_recordset($1::jsonb) as w("unitId" int, "scopeId" int, name text, "nameKey" text, origin text)
       on conflict do nothing`,
      [JSON.stringify(rows)],
    );
  }

  /** Of several spellings of one name the same one is shown, whichever document came first. */
  async function keepBestName(
    { placement: { name }, scopeId, isCollective }: WantedUnit,
    unitId: number,
  ): Promise<void> {
    const at = named.get(slot(scopeId, foldUnitName(name)));
    if (at === undefined || at.unitId !== unitId || rank(at.name) <= rank(name)) return;
    const doubt = doubtOf(name, isCollective);
    await manager.query(
      `update unit set name = $2, is_collective = is_collective or $4, doubt_code = $5, doubt = $6
        where id = $1 and name = $3 and registry_key is null`,
      [unitId, name, at.name, isCollective, doubt?.code ?? null, doubt?.message ?? null],
    );
    await manager.query(
      `update unit_alias a set name = $2 where unit_id = $1 and name = $3 and origin = 'DOCUMENT'
          and not exists (select from unit_alias o where o.unit_id = $1 and o.scope_id is not distinct from a.scope_id and o.name = $2)`,
      [unitId, name, at.name],
    );
    at.name = name;
  }

  async function keepCurrent(known: KnownUnit, id: number): Promise<void> {
    const row = registered.get(known.key);
    if (row?.id === id && row.validFrom === known.validFrom && row.validTo === known.validTo) return;
    // a unit that people merged into another keeps what is said of that other
    await manager.query(
      `update unit set registry_key = $2, valid_from = $3, valid_to = $4, doubt_code = null, doubt = null
        where id = $1 and (registry_key is null or registry_key = $2)`,
      [id, known.key, known.validFrom, known.validTo],
    );
    registered.set(known.key, { id, ...known });
  }

  return { read, settle, created };
}

const columnsOf = (known: KnownUnit | null) => ({
  registryKey: known?.key,
  validFrom: known?.validFrom,
  validTo: known?.validTo,
});
