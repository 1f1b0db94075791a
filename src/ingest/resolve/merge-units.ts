import type { EntityManager } from 'typeorm';
import { fault, invalid } from '../../graph/refused';
import { allowDoubles } from './document-rows';
import { refuseUnlike } from './mergeable-units';
import { weighAnew } from './weigh-documents';

/** Columns that point at a unit and need nothing but to point at the other. */
const POINTERS = [
  ['plan', 'issuer_id'],
  ['legal_document', 'issuer_id'],
  ['legal_document', 'home_id'],
  ['indicator', 'owner_id'],
  ['reported_error', 'unit_id'],
] as const;

/**
 * Makes units one: all that pointed at the others points at the one that is kept, their names are its names, and their old
 * ids lead to it. What is imported later under those names is the kept one's. Errors: Refused where they cannot be one.
 */
export async function mergeUnits(tx: EntityManager, keepId: number, mergeIds: readonly number[]): Promise<void> {
  if (mergeIds.includes(keepId))
    throw invalid(
      fault('mergeIds', 'KEPT_ITSELF', 'The unit that is kept is among those merged into it; leave it out.'),
    );
  await refuseUnlike(tx, keepId, mergeIds);
  await allowDoubles(tx);
  const keys = new Set<string>();
  for (const mergedId of mergeIds) for (const key of await mergeInto(tx, keepId, mergedId)) keys.add(key);
  // two documents of one number may have one issuer now
  await weighAnew(tx, [...keys]);
  await refuseDoubles(tx, keepId);
}

/** Errors: Refused where two texts that are held would be one document of the kept unit. */
async function refuseDoubles(tx: EntityManager, keepId: number): Promise<void> {
  const [double] = await tx.query<{ number: string }[]>(
    `select min(number) as number from legal_document where issuer_id = $1 and number_key is not null
      group by number_key, type, issued_on having count(*) > 1 limit 1`,
    [keepId],
  );
  if (double)
    throw invalid(
      fault(
        'mergeIds',
        'SAME_DOCUMENT',
        `Both units issued ${double.number} on one day. If it is one text, withdraw one of the two first.`,
      ),
    );
}

/** The keys of the citations whose issuer is another unit now. */
async function mergeInto(tx: EntityManager, keepId: number, mergedId: number): Promise<string[]> {
  const keys: string[] = [];
  for (const [keepChild, mergedChild] of await sameChildren(tx, keepId, mergedId))
    keys.push(...(await mergeInto(tx, keepChild, mergedChild)));
  const ids = [keepId, mergedId];
  await tx.query(
    `delete from assignment a where a.unit_id = $2 and exists (select from assignment b
      where b.unit_id = $1 and b.task_id = a.task_id and b.role = a.role)`,
    ids,
  );
  await tx.query('update assignment set unit_id = $1 where unit_id = $2', ids);
  for (const [table, column] of POINTERS)
    await tx.query(`update ${table} set ${column} = $1 where ${column} = $2`, ids);
  const cited = await tx.query<[{ key: string }[], number]>(
    `update citation set claim = claim
       || case when (claim->>'issuerId')::int = $2 then jsonb_build_object('issuerId', $1::int) else '{}' end
       || case when (claim->>'homeId')::int = $2 then jsonb_build_object('homeId', $1::int) else '{}' end
      where (claim->>'issuerId')::int = $2 or (claim->>'homeId')::int = $2 returning cited_key as key`,
    ids,
  );
  keys.push(...cited[0].map(({ key }) => key));
  await moveSuccessions(tx, keepId, mergedId);
  await moveNames(tx, keepId, mergedId);
  await tx.query('update unit set parent_id = $1 where parent_id = $2', ids);
  await forget(tx, keepId, mergedId);
  return keys;
}

/** Units below both that go by one name: they are one too. */
async function sameChildren(tx: EntityManager, keepId: number, mergedId: number): Promise<[number, number][]> {
  const rows = await tx.query<{ keep: number; merged: number }[]>(
    `select distinct on (m.unit_id) k.unit_id as keep, m.unit_id as merged
       from unit_alias m join unit_alias k on k.scope_id = $1 and k.name_key = m.name_key
      where m.scope_id = $2 and m.unit_id <> k.unit_id and m.unit_id <> $1 and k.unit_id <> $2 order by m.unit_id, k.unit_id`,
    [keepId, mergedId],
  );
  return rows.map(({ keep, merged }) => [keep, merged]);
}

async function moveSuccessions(tx: EntityManager, keepId: number, mergedId: number): Promise<void> {
  for (const [own, other] of [
    ['predecessor_id', 'successor_id'],
    ['successor_id', 'predecessor_id'],
  ]) {
    await tx.query(
      `delete from unit_succession s where s.${own} = $2 and (s.${other} = $1 or exists (select from unit_succession t
        where t.${own} = $1 and t.${other} = s.${other}))`,
      [keepId, mergedId],
    );
    await tx.query(`update unit_succession set ${own} = $1 where ${own} = $2`, [keepId, mergedId]);
  }
}

/** The names of the merged unit, and those of the units below it, which are below the kept one now. */
async function moveNames(tx: EntityManager, keepId: number, mergedId: number): Promise<void> {
  const ids = [keepId, mergedId];
  await tx.query(
    `delete from unit_alias a where a.unit_id = $2 and exists (select from unit_alias b
      where b.unit_id = $1 and b.scope_id is not distinct from a.scope_id and b.name = a.name)`,
    ids,
  );
  await tx.query('update unit_alias set unit_id = $1 where unit_id = $2', ids);
  await tx.query(
    `delete from unit_alias a where a.scope_id = $2 and exists (select from unit_alias b where b.scope_id = $1 and b.name_key = a.name_key)`,
    ids,
  );
  await tx.query('update unit_alias set scope_id = $1 where scope_id = $2', ids);
}

/** Takes the merged unit's row away; its id and its place in the registry lead to the kept one. */
async function forget(tx: EntityManager, keepId: number, mergedId: number): Promise<void> {
  const [merged] = await tx.query<{ name: string; code: string | null; registryKey: string | null }[]>(
    'select name, code, registry_key as "registryKey" from unit where id = $1',
    [mergedId],
  );
  await tx.query('update unit_merge set kept_id = $1 where kept_id = $2', [keepId, mergedId]);
  await tx.query('delete from unit where id = $1', [mergedId]);
  await tx.query('insert into unit_merge (merged_id, name, registry_key, kept_id) values ($1, $2, $3, $4)', [
    mergedId,
    merged?.name ?? '',
    merged?.registryKey ?? null,
    keepId,
  ]);
  if (merged?.code) await tx.query('update unit set code = $2 where id = $1 and code is null', [keepId, merged.code]);
}
