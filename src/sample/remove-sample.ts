import type { DataSource, EntityManager } from 'typeorm';

/** What went with the sample. */
export interface Removed {
  texts: number;
  cited: number;
  units: number;
}

/** Takes the sample's documents out, then what nothing refers to any more. Everything or nothing. */
export const removeSample = (source: DataSource): Promise<Removed> =>
  source.transaction(async (manager) => {
    const held = `select id from legal_document where source_text_id in (select id from source_text where is_sample)`;
    await manager.query(`delete from citation where citing_document_id in (${held})`);
    await manager.query(`delete from plan where document_id in (${held})`);
    // a document that others cite stays, as one that is only cited
    await manager.query(`update legal_document set source_text_id = null where id in (${held})`);
    const texts = await deleted(manager, 'delete from source_text where is_sample');
    if (texts === 0) return { texts, cited: 0, units: 0 };
    const cited = await deleted(
      manager,
      `delete from legal_document d where source_text_id is null
          and not exists (select from citation c where c.document_id = d.id or c.citing_document_id = d.id)
          and not exists (select from plan p where p.document_id = d.id)`,
    );
    let units = 0;
    // a unit goes when nothing names it and no unit is left below it: from the leaves up
    for (let gone = 1; gone > 0; units += gone)
      gone = await deleted(
        manager,
        `delete from unit u where not exists (select from unit c where c.parent_id = u.id)
            and not exists (select from assignment a where a.unit_id = u.id)
            and not exists (select from plan p where p.issuer_id = u.id)
            and not exists (select from legal_document d where d.issuer_id = u.id)
            and not exists (select from indicator i where i.owner_id = u.id)
            and not exists (select from unit_succession s where u.id in (s.predecessor_id, s.successor_id))`,
      );
    return { texts, cited, units };
  });

/** How many rows a delete took. */
async function deleted(manager: EntityManager, sql: string): Promise<number> {
  const [, count] = await manager.query<[unknown[], number]>(sql);
  return count;
}
