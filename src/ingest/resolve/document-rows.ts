import type { EntityManager } from 'typeorm';
import { documentNumberKey } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import { type Claim, keyOf } from './document-claim';
import type { UnitTree } from './weigh-claims';

/** A document's row, as far as claims are weighed against it. */
export interface DocumentRow {
  id: number;
  type: string;
  number: string | null;
  name: string | null;
  title: string | null;
  issuedOn: string | null;
  issuerId: number | null;
  /** Where it is cited, for one of which nobody says who issued it, nor when. */
  homeId: number | null;
  isHeld: boolean;
  /** It stays whatever is said of it: held, or chosen by a person. */
  isFixed: boolean;
  /** It is cited from before claims were kept. */
  isOlder: boolean;
}

/** A citation in another text than the one that is stored. */
export interface StoredClaim {
  citationId: number;
  documentId: number | null;
  status: string;
  statusReason: string | null;
  key: string;
  claim: Claim;
}

/** The documents that have one of these numbers, or one of these names, whatever year stands behind it. */
export function readDocuments(
  manager: EntityManager,
  numberKeys: readonly string[],
  lawKeys: readonly string[],
): Promise<DocumentRow[]> {
  return manager.query<DocumentRow[]>(
    `select d.id, d.type, d.number, d.name, d.title, d.issued_on::text as "issuedOn", d.issuer_id as "issuerId",
            d.home_id as "homeId", d.source_text_id is not null as "isHeld",
            d.source_text_id is not null or d.issued_with_id is not null
              or exists (select from plan p where p.document_id = d.id)
              or exists (select from citation c where c.document_id = d.id and c.decided ? 'documentId') as "isFixed",
            exists (select from citation c where c.document_id = d.id and c.cited_key is null) as "isOlder"
       from legal_document d where d.number_key = any($1::text[])
         or without_year(d.name_key) = any(array(select without_year(k) from unnest($2::text[]) k)) order by d.id`,
    [numberKeys, lawKeys],
  );
}

/** What other texts say under these keys, where no person has decided. */
export function readClaims(
  manager: EntityManager,
  keys: readonly string[],
  citingDocumentId: number,
): Promise<StoredClaim[]> {
  return manager.query<StoredClaim[]>(
    `select id as "citationId", document_id as "documentId", status, status_reason as "statusReason", cited_key as key, claim
       from citation where cited_key = any($1::text[]) and citing_document_id <> $2 and not decided ? 'documentId' order by id`,
    [keys, citingDocumentId],
  );
}

/** The keys under which what a document cites, and what cites it, stood until now; of one from before keys were kept, those it would have. */
export async function earlierKeys(manager: EntityManager, documentId: number): Promise<string[]> {
  type Row = Pick<Claim, 'type' | 'number' | 'name'> & { key: string | null };
  const rows = await manager.query<Row[]>(
    `select distinct c.cited_key as key, d.type, d.number, d.name from citation c
       left join legal_document d on c.cited_key is null and d.id = c.document_id and d.source_text_id is null
      where c.citing_document_id = $1 or c.document_id = $1`,
    [documentId],
  );
  return rows.flatMap((row) => row.key ?? (row.type === null ? [] : (keyOf(row) ?? [])));
}

/** Whose numbering a body's documents stand in, and where it is at home. */
export async function readUnitTree(manager: EntityManager, unitIds: readonly number[]): Promise<UnitTree> {
  interface Row {
    id: number;
    name: string;
    parentId: number | null;
    homeId: number;
    parentKey: string | null;
  }
  const rows = await manager.query<Row[]>(
    `with recursive above(id, top, parent_id) as (
       select id, id, parent_id from unit where id = any($1::int[])
       union all select a.id, u.id, u.parent_id from above a join unit u on u.id = a.parent_id
        where u.registry_key is distinct from 'chinh phu')
     select u.id, u.name, u.parent_id as "parentId", p.registry_key as "parentKey",
            (select a.top from above a left join unit t on t.id = a.parent_id
              where a.id = u.id and (a.parent_id is null or t.registry_key = 'chinh phu') limit 1) as "homeId"
       from unit u left join unit p on p.id = u.parent_id where u.id = any($1::int[])`,
    [[...new Set(unitIds)]],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ownerOf: (id) => {
      const row = byId.get(id);
      // "lao cai/tinh uy": what its standing committee issues is numbered as its own
      return row?.parentId && /\/tinh uy$/.test(row.parentKey ?? '') ? row.parentId : id;
    },
    homeOf: (id) => byId.get(id)?.homeId ?? id,
    nameOf: (id) => byId.get(id)?.name ?? '',
  };
}

type Wanted = Pick<DocumentRow, 'type' | 'number' | 'name' | 'title' | 'issuedOn' | 'issuerId' | 'homeId'>;

const columnsOf = (wanted: Wanted) => ({
  ...wanted,
  numberKey: wanted.number === null ? null : documentNumberKey(wanted.number),
  nameKey: wanted.name === null ? null : fold(wanted.name),
});

/** Until the end of the transaction two rows may be one document for a moment: what is written row by row changes places. */
export const allowDoubles = (manager: EntityManager): Promise<unknown> =>
  manager.query('set constraints legal_document_numbered_key, legal_document_named_key deferred');

/** Sees at once whether two rows are one document after all. Errors: PostgreSQL's 23505. */
export const refuseDoubles = (manager: EntityManager): Promise<unknown> =>
  manager.query('set constraints legal_document_numbered_key, legal_document_named_key immediate');

/** Row ids of the documents that were made, in their order. */
export async function makeDocuments(manager: EntityManager, wanted: readonly Wanted[]): Promise<number[]> {
  if (!wanted.length) return [];
  const rows = await manager.query<{ id: number }[]>(
    `insert into legal_document (type, number, name, title, issued_on, issuer_id, home_id, number_key, name_key)
     select w.value->>'type', w.value->>'number', w.value->>'name', w.value->>'title', (w.value->>'issuedOn')::date,
            (w.value->>'issuerId')::int, (w.value->>'homeId')::int, w.value->>'numberKey', w.value->>'nameKey'
       from jsonb_array_elements($1::jsonb) with ordinality as w(value, ord) order by w.ord returning id`,
    [JSON.stringify(wanted.map(columnsOf))],
  );
  return rows.map(({ id }) => id);
}

/** Brings a document that is only cited to what all that is said of it comes to. */
export async function changeDocument(manager: EntityManager, id: number, wanted: Wanted): Promise<void> {
  const { type, number, name, title, issuedOn, issuerId, homeId, numberKey, nameKey } = columnsOf(wanted);
  await manager.query(
    `update legal_document set type = $2, number = $3, name = $4, title = $5, issued_on = $6, issuer_id = $7,
            number_key = $8, name_key = $9, home_id = $10 where id = $1`,
    [id, type, number, name, title, issuedOn, issuerId, numberKey, nameKey, homeId],
  );
}

/** Points citations of other texts at what they mean now. */
export async function changeCitations(
  manager: EntityManager,
  changes: readonly { id: number; documentId: number | null; status: string; statusReason: string | null }[],
): Promise<void> {
  if (!changes.length) return;
  await manager.query(
    `update citation c set document_id = w."documentId", status = w.status, status_reason = w."statusReason"
       from jsonb_to_recordset($1::jsonb) as w(id int, "documentId" int, status text, "statusReason" text) where c.id = w.id`,
    [JSON.stringify(changes)],
  );
}

/** Takes away documents that nothing cites any more and that were known from citations alone. */
export async function removeUncited(manager: EntityManager, ids: readonly number[]): Promise<void> {
  if (!ids.length) return;
  await manager.query(
    `delete from legal_document d where d.id = any($1::int[]) and d.source_text_id is null and d.issued_with_id is null
        and not exists (select from citation c where c.document_id = d.id or c.citing_document_id = d.id)
        and not exists (select from legal_document o where o.issued_with_id = d.id)
        and not exists (select from plan p where p.document_id = d.id)`,
    [ids],
  );
}
