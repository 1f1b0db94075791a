import type { EntityManager } from 'typeorm';
import type { Withdrawn } from '../../graph/document-writers';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { fold } from '../../vietnamese/fold';
import { removeUnusedText } from './store-held-document';

/** What is counted as gone, with how its rows hang on the document `$1`. */
const REMOVED: Readonly<Record<string, string>> = {
  plans: 'select from plan where document_id = $1',
  tasks: 'select from task t join plan p on p.id = t.plan_id where p.document_id = $1',
  indicators: 'select from indicator i join plan p on p.id = i.plan_id where p.document_id = $1',
  citations: 'select from citation where citing_document_id = $1',
};

/**
 * Takes a document's text and all that was read from it out of the graph; the history keeps it. A document that others
 * cite stays, as one that is only cited; so do the documents and units that others name. What people decided goes too:
 * the same file, imported again, is read afresh. What was issued with it in the same file goes with it.
 */
export async function withdrawDocument(tx: EntityManager, documentId: number): Promise<Withdrawn> {
  // what was issued with it stands in the same file and cites it: it goes first
  const attached = await idsOf(
    tx,
    `select d.id from legal_document d join legal_document of on of.id = d.issued_with_id
      where of.id = $1 and d.source_text_id = of.source_text_id`,
    [documentId],
  );
  const below: Withdrawn[] = [];
  for (const id of attached) below.push(await withdrawDocument(tx, id));
  const withdrawn = await withdrawOne(tx, documentId);
  for (const { removed } of below) addTo(withdrawn.removed, removed);
  return withdrawn;
}

function addTo(all: Withdrawn['removed'], more: Withdrawn['removed']): void {
  for (const [i, { count }] of more.entries()) (all[i] as Withdrawn['removed'][number]).count += count;
}

async function withdrawOne(tx: EntityManager, documentId: number): Promise<Withdrawn> {
  const removed: Withdrawn['removed'] = [];
  for (const [kind, rows] of Object.entries(REMOVED)) {
    const [counted] = await tx.query<{ n: number }[]>(`select count(*)::int as n from (${rows}) r`, [documentId]);
    removed.push({ kind, count: counted?.n ?? 0 });
  }
  const cited = await idsOf(
    tx,
    'select distinct document_id as id from citation where citing_document_id = $1 and document_id is not null',
    [documentId],
  );
  const units = await idsOf(
    tx,
    `select unit_id as id from assignment a join task t on t.id = a.task_id join plan p on p.id = t.plan_id where p.document_id = $1
     union select i.owner_id from indicator i join plan p on p.id = i.plan_id where p.document_id = $1 and i.owner_id is not null
     union select issuer_id from legal_document where (id = $1 or id = any($2::int[])) and issuer_id is not null`,
    [documentId, cited],
  );
  const held = await tx.findOneByOrFail(LegalDocument, { id: documentId });
  await tx.query('delete from citation where citing_document_id = $1', [documentId]);
  await tx.query('delete from rejected_citation where citing_document_id = $1', [documentId]);
  await tx.query('delete from diagnostic where document_id = $1', [documentId]);
  await tx.query('delete from plan where document_id = $1', [documentId]);
  // who cites it goes on doing so; one that was held without number and name is known by its title then
  const name = held.number === null ? await nameLeft(tx, held, held.name ?? held.title ?? held.type) : held.name;
  await tx.query(
    `update legal_document set source_text_id = null, name = $2, name_key = $3
      where id = $1 and exists (select from citation c where c.document_id = $1)`,
    [documentId, name, name === null ? null : fold(name)],
  );
  await removeUncited(tx, [documentId, ...cited], documentId);
  await removeUnusedText(tx, held.sourceTextId);
  await removeUnnamedUnits(tx, units);
  const [left] = await idsOf(tx, 'select id from legal_document where id = $1', [documentId]);
  return { isCited: left !== undefined, removed };
}

/**
 * What a document without a number is known by once its text is gone. Where another one of that name and day is known, it is that
 * one, and whoever cites it cites that; unless another body issued it, whose name then tells the two apart.
 */
async function nameLeft(tx: EntityManager, held: LegalDocument, name: string): Promise<string> {
  const [same] = await tx.query<{ id: number; issuerId: number | null }[]>(
    `select id, issuer_id as "issuerId" from legal_document
      where number_key is null and name_key = $1 and issued_on is not distinct from $2::date and id <> $3`,
    [fold(name), held.issuedOn, held.id],
  );
  if (same === undefined) return name;
  const [issuer] = await tx.query<{ name: string }[]>('select name from unit where id = $1', [held.issuerId]);
  const apart = `${name} của ${issuer?.name}`;
  if (issuer !== undefined && same.issuerId !== held.issuerId && !name.endsWith(` của ${issuer.name}`))
    return nameLeft(tx, held, apart);
  await tx.query('update citation set document_id = $2 where document_id = $1', [held.id, same.id]);
  return name;
}

/** Takes away those of the documents that nobody cites and of which no text is held (`withdrawn`: whatever is held). */
async function removeUncited(tx: EntityManager, ids: readonly number[], withdrawn: number): Promise<void> {
  await tx.query(
    `delete from legal_document d where d.id = any($1::int[]) and (d.source_text_id is null or d.id = $2)
        and not exists (select from citation c where c.document_id = d.id)
        and not exists (select from plan p where p.document_id = d.id)`,
    [ids, withdrawn],
  );
}

/**
 * Takes away those of the units, and the bodies above them, that nothing names any more: from the leaves up. What a
 * registry vouches for stays.
 */
async function removeUnnamedUnits(tx: EntityManager, ids: readonly number[]): Promise<void> {
  let left = await idsOf(
    tx,
    `with recursive above(id) as (select unnest($1::int[]) union select u.parent_id from above a join unit u on u.id = a.id
      where u.parent_id is not null) select id from above`,
    [ids],
  );
  for (let gone = 1; gone > 0; ) {
    const rows = await tx.query<[{ id: number }[], number]>(
      `delete from unit u where u.id = any($1::int[]) and not exists (select from published.unit k where k.id = u.id and k.is_known)
          and not exists (select from unit c where c.parent_id = u.id)
          and not exists (select from assignment a where a.unit_id = u.id)
          and not exists (select from plan p where p.issuer_id = u.id)
          and not exists (select from legal_document d where d.issuer_id = u.id)
          and not exists (select from indicator i where i.owner_id = u.id)
          and not exists (select from unit_succession s where u.id in (s.predecessor_id, s.successor_id))
        returning u.id`,
      [left],
    );
    const removed = new Set(rows[0].map((row) => row.id));
    gone = removed.size;
    left = left.filter((id) => !removed.has(id));
  }
}

async function idsOf(tx: EntityManager, sql: string, values: unknown[]): Promise<number[]> {
  return (await tx.query<{ id: number }[]>(sql, values)).map((row) => row.id);
}
