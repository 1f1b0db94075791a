import type { DataSource, EntityManager } from 'typeorm';
import { OPERATOR } from '../auth/viewer';
import { beginWriting } from '../graph/write-transaction';

/** Tables whose rows were read in a document. */
const READ_FROM = [
  ['citation', 'citing_document_id'],
  ['rejected_citation', 'citing_document_id'],
  ['diagnostic', 'document_id'],
  ['plan', 'document_id'],
] as const;

/** What went with the sample. */
export interface Removed {
  texts: number;
  cited: number;
  units: number;
}

/** Takes the sample's documents out, then what nothing refers to any more. Everything or nothing. */
export const removeSample = (source: DataSource): Promise<Removed> =>
  source.transaction(async (manager) => {
    await beginWriting(manager, { viewer: OPERATOR, reason: 'the bundled sample was removed', alone: true });
    const held = `select id from legal_document where source_text_id in (select id from source_text where is_sample)`;
    for (const [table, column] of READ_FROM) await manager.query(`delete from ${table} where ${column} in (${held})`);
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
    // a unit goes when nothing names it, nor what it came from or went into, and no unit is left below it: from the leaves up
    for (let gone = 1; gone > 0; units += gone)
      gone = await deleted(
        manager,
        `with named as (
           select unit_id as id from assignment union select issuer_id from plan union select issuer_id from legal_document
           union select owner_id from indicator)
         delete from unit u where u.id not in (select id from named where id is not null)
            and not exists (select from unit c where c.parent_id = u.id)
            and not exists (select from unit_succession s join named n on n.id in (s.predecessor_id, s.successor_id)
                             where u.id in (s.predecessor_id, s.successor_id))`,
      );
    return { texts, cited, units };
  });

/** How many rows a delete took. */
async function deleted(manager: EntityManager, sql: string): Promise<number> {
  const [, count] = await manager.query<[unknown[], number]>(sql);
  return count;
}
