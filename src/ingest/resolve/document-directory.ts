import type { EntityManager } from 'typeorm';
import type { CitationStatus } from '../../modules/legal/citation.kinds';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { documentNumberKey, tidyDocumentNumber } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import type { CitationMention } from '../parsed-document';
import { issuerBySymbol } from './issuer-by-symbol';
import type { UnitDirectory } from './unit-directory';

/** Which document a mention means, and how sure that is. */
export interface ResolvedCitation {
  documentId: number | null;
  status: CitationStatus;
  statusReason: string | null;
}

/** Finds the document that a mention means, or makes it: mention → row. One directory serves one import. */
export interface DocumentDirectory {
  resolve(mention: CitationMention<unknown>): Promise<ResolvedCitation>;
  counts(): { created: number; changed: number; unchanged: number };
}

/** How much a mention says of its document: those that say most are resolved first, so that the others can lean on them. */
export const completenessOf = ({ number, issuedOn, issuer }: CitationMention<unknown>): number =>
  (number === null ? 0 : 3) + (issuedOn === null ? 0 : 1) + (issuer === null ? 0 : 1);

/** What is known of a document: a number alone is not an identity, but type + number + day + issuer is. */
export interface DocumentIdentity {
  type: string;
  number: string | null;
  name: string | null;
  issuedOn: string | null;
  issuerId: number | null;
}

/** A document as a citation describes it. */
interface Cited extends DocumentIdentity {
  title: string | null;
}

export function openDocumentDirectory(manager: EntityManager, units: UnitDirectory): DocumentDirectory {
  const created = new Set<number>();
  const changed = new Set<number>();
  const seen = new Set<number>();

  async function resolve(mention: CitationMention<unknown>): Promise<ResolvedCitation> {
    const number = mention.meantNumber ?? mention.number;
    const issuer = mention.issuer ?? (number ? issuerBySymbol(number) : null);
    const identity: Cited = {
      type: mention.type,
      number: number && tidyDocumentNumber(number),
      name: mention.name,
      title: mention.about,
      issuedOn: mention.issuedOn,
      issuerId: issuer ? await units.resolve(issuer) : null,
    };
    const doubt = mention.status === 'SUSPECT' ? (mention.statusReason ?? 'It cannot be right as written.') : null;
    // what is certainly wrong and whose meaning is not certain is kept as written and linked to nothing
    if (doubt !== null && mention.number !== null && mention.meantNumber === null)
      return { documentId: null, status: 'SUSPECT', statusReason: doubt };
    if (identity.number === null && identity.name === null)
      return {
        documentId: null,
        status: 'UNRESOLVED',
        statusReason: 'It is cited without a number and without a name.',
      };
    const fitting = await findDocuments(manager, identity);
    // a short mention means the document that the same text names in full elsewhere; a law's name alone only that one
    const named = fitting.filter((d) => seen.has(d.id));
    const candidates =
      named.length === 1 && (fitting.length > 1 || identity.number === null)
        ? named
        : fitting.filter((d) => identity.number !== null || d.numberKey === null);
    if (candidates.length > 1)
      return {
        documentId: null,
        status: 'AMBIGUOUS',
        statusReason: `${identity.number ?? identity.name} fits ${candidates.length} documents; the text does not say which day and issuer.`,
      };
    const [candidate] = candidates;
    const documentId = candidate ? await complete(candidate, identity) : await create(identity);
    seen.add(documentId);
    return { documentId, status: doubt === null ? 'RESOLVED' : 'SUSPECT', statusReason: doubt };
  }

  async function create(identity: Cited): Promise<number> {
    const made = await manager.insert(LegalDocument, { ...keysOf(identity), ...identity });
    const { id } = made.identifiers[0] as { id: number };
    created.add(id);
    return id;
  }

  /** A document that is only cited takes what this citation knows of it and earlier ones did not. */
  async function complete(document: LegalDocument, identity: Cited): Promise<number> {
    const news: Partial<LegalDocument> = {};
    if (document.sourceTextId === null) {
      if (document.issuedOn === null && identity.issuedOn !== null) news.issuedOn = identity.issuedOn;
      if (document.issuerId === null && identity.issuerId !== null) news.issuerId = identity.issuerId;
      if (document.title === null && identity.title !== null) news.title = identity.title;
      if (document.name === null && identity.name !== null)
        Object.assign(news, { name: identity.name, nameKey: fold(identity.name) });
    }
    if (Object.keys(news).length) {
      await manager.update(LegalDocument, document.id, news);
      if (!created.has(document.id)) changed.add(document.id);
    }
    return document.id;
  }

  return {
    resolve,
    counts: () => ({
      created: created.size,
      changed: changed.size,
      unchanged: [...seen].filter((id) => !created.has(id) && !changed.has(id)).length,
    }),
  };
}

/** The columns by which documents are compared. */
export const keysOf = (identity: Pick<DocumentIdentity, 'number' | 'name'>) => ({
  numberKey: identity.number === null ? null : documentNumberKey(identity.number),
  nameKey: identity.name === null ? null : fold(identity.name),
});

/**
 * The documents that an identity can mean: same type and number (or name), and neither day nor issuer at odds. One that
 * agrees in both beats those about which less is known.
 */
export async function findDocuments(manager: EntityManager, identity: DocumentIdentity): Promise<LegalDocument[]> {
  const { numberKey, nameKey } = keysOf(identity);
  const same = await manager.find(LegalDocument, {
    where: numberKey !== null ? { numberKey } : { nameKey: nameKey ?? '' },
    order: { id: 'ASC' },
  });
  const bodyOf = await bodiesBehind(manager, [identity.issuerId, ...same.map((d) => d.issuerId)]);
  const issuer = bodyOf(identity.issuerId);
  const fits = same.filter(
    (d) =>
      fold(d.type) === fold(identity.type) &&
      agrees(d.issuedOn, identity.issuedOn) &&
      agrees(bodyOf(d.issuerId), issuer),
  );
  const exact = fits.filter((d) => d.issuedOn === identity.issuedOn && bodyOf(d.issuerId) === issuer);
  return exact.length === 1 ? exact : fits;
}

/**
 * The body whose number an issuer writes: a chairman's documents are numbered as the committee's ("17/CT-UBND của Chủ
 * tịch Ủy ban nhân dân tỉnh"), so both count as one issuer.
 */
async function bodiesBehind(manager: EntityManager, issuerIds: readonly (number | null)[]) {
  const rows = await manager.query<{ id: number; parent_id: number }[]>(
    `select id, parent_id from unit where id = any($1::int[]) and parent_id is not null and name ilike 'Chủ tịch %'`,
    [issuerIds.filter((id) => id !== null)],
  );
  const bodyById = new Map(rows.map((row) => [row.id, row.parent_id]));
  return (id: number | null): number | null => (id === null ? null : (bodyById.get(id) ?? id));
}

const agrees = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;
