import type { EntityManager, EntityTarget } from 'typeorm';

/**
 * Hangs each row under its parent, once all rows have ids. `parents[i]` is the index of row
 * `i`'s parent, or null.
 */
export async function setParents(
  manager: EntityManager,
  entity: EntityTarget<{ id: number }>,
  ids: readonly (number | null)[],
  parents: readonly (number | null)[],
): Promise<void> {
  const parentIds = parents.map((index) => (index === null ? null : (ids[index] ?? null)));
  const table = manager.connection.getMetadata(entity).tableName;
  await manager.query(
    `update ${table} t set parent_id = w.parent_id from unnest($1::int[], $2::int[]) as w(id, parent_id)
      where t.id = w.id and t.parent_id is distinct from w.parent_id`,
    [ids, parentIds],
  );
}
