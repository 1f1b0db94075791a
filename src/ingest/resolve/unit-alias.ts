import type { EntityManager } from 'typeorm';
import { fault, invalid } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import { mergeUnits } from './merge-units';
import { isTelling } from './unit-spelling';

const LONGEST_NAME = 200;

/**
 * Gives a unit another name: what is imported later under it is this unit's, and so is what was imported before, where
 * the name stood for a unit of the same organisation that nobody knew. Errors: Refused.
 */
export async function addUnitAlias(tx: EntityManager, unitId: number, written: string): Promise<void> {
  const name = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const key = foldUnitName(name);
  if (key === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw invalid(fault('name', 'INVALID_NAME', `A unit's name is a line of 1 to ${LONGEST_NAME} characters.`));
  const scopeId = await scopeOf(tx, unitId);
  const [taken] = await tx.query<{ unitId: number; name: string; isKnown: boolean; isOwn: boolean }[]>(
    `select a.unit_id as "unitId", u.name, u.registry_key is not null as "isKnown", o.name_key is not distinct from $2 as "isOwn"
       from unit_alias a join unit u on u.id = a.unit_id left join unit_alias o on o.unit_id = u.id and o.name = u.name
      where a.scope_id is not distinct from $1 and a.name_key = $2 limit 1`,
    [scopeId, key],
  );
  if (taken?.unitId === unitId) return;
  if (taken && (taken.isKnown || !taken.isOwn))
    throw invalid(
      fault('name', 'NAME_TAKEN', `${shown(name)} is a name of "${taken.name}" there. If the two are one, merge them.`),
    );
  // what was imported under the name had its own unit: it is this one
  const strangers = [...(taken ? [taken.unitId] : []), ...(await namedBelow(tx, unitId, scopeId, name, key))];
  if (strangers.length) await mergeUnits(tx, unitId, [...new Set(strangers)]);
  await tx.query(
    `insert into unit_alias (unit_id, scope_id, name, name_key, origin) values ($1, $2, $3, $4, 'PERSON')
     on conflict on constraint unit_alias_scope_id_name_key_key do update set origin = 'PERSON'`,
    [unitId, scopeId, name, key],
  );
}

/** Units that only documents name, by this name, in organisations below the one that the name is given in. */
async function namedBelow(
  tx: EntityManager,
  unitId: number,
  scopeId: number | null,
  name: string,
  key: string,
): Promise<number[]> {
  if (!isTelling(name, key)) return [];
  const rows = await tx.query<{ id: number }[]>(
    `with recursive above(id, scope_id) as (
       select u.id, a.scope_id from unit_alias a join unit u on u.id = a.unit_id and u.name = a.name
        where a.name_key = $2 and u.registry_key is null and not u.is_collective and a.scope_id is not null
       union select a.id, n.scope_id from above a join unit o on o.id = a.scope_id
         join unit_alias n on n.unit_id = o.id and n.name = o.name)
     select distinct id from above where scope_id is not distinct from $1 and id <> $3`,
    [scopeId, key, unitId],
  );
  return rows.map(({ id }) => id);
}

/** The organisation in which a unit's own name is looked up: none for a body that there is once in the country. */
async function scopeOf(tx: EntityManager, unitId: number): Promise<number | null> {
  const [row] = await tx.query<{ scopeId: number | null }[]>(
    `select a.scope_id as "scopeId" from unit u left join unit_alias a on a.unit_id = u.id and a.name = u.name where u.id = $1
      order by a.id limit 1`,
    [unitId],
  );
  return row?.scopeId ?? null;
}
