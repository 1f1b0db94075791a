import type { EntityManager } from 'typeorm';
import type { CitationStatus } from '../../modules/legal/citation.kinds';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { documentNumberKey, tidyDocumentNumber } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import type { CitationMention } from '../parsed-document';
import { type DocumentIssuer, issuerOfDocument } from './document-issuer';
import type { Home } from './home';
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

export function openDocumentDirectory(manager: EntityManager, units: UnitDirectory, home: Home): DocumentDirectory {
  const created = new Set<number>();
  const changed = new Set<number>();
  const seen = new Set<number>();

  async function resolve(mention: CitationMention<unknown>): Promise<ResolvedCitation> {
    const number = mention.meantNumber ?? mention.number;
    const issuer = issuerOfDocument(number, mention.issuer, home);
    const identity: Cited = {
      type: mention.type,
      number: number && tidyDocumentNumber(number),
      name: mention.name,
      title: mention.about,
      issuedOn: mention.issuedOn,
      issuerId: issuer.name === null ? null : await units.resolve(issuer.name),
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
    const candidates = await candidatesFor(identity, issuer.basis);
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

  async function candidatesFor(identity: Cited, basis: DocumentIssuer['basis']): Promise<LegalDocument[]> {
    // a short mention means the document that the same text names in full elsewhere
    const anyIssuer = basis === 'ASSUMED' || basis === 'UNKNOWN' ? { ...identity, issuerId: null } : identity;
    const named = (await findDocuments(manager, anyIssuer, basis)).filter((d) => seen.has(d.id));
    if (named.length === 1) return named;
    const fitting = await findDocuments(manager, identity, basis);
    // a law's name alone is not a numbered law's: there may be a newer one of that name
    if (identity.number === null) return fitting.filter((d) => d.numberKey === null);
    // "12/KH-SNV" is in every province: without an issuer it is not a stranger's
    if (basis !== 'UNKNOWN') return fitting;
    const atHome = await units.atHome(fitting.map((d) => d.issuerId));
    return fitting.filter((d) => d.issuerId === null || atHome.has(d.issuerId));
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
 * The documents that an identity can mean: same type and number (or name), and neither day nor issuer at odds. Those
 * that agree in the day beat those that agree in the issuer, and these those about which less is known.
 */
export async function findDocuments(
  manager: EntityManager,
  identity: DocumentIdentity,
  basis: DocumentIssuer['basis'],
): Promise<LegalDocument[]> {
  const { numberKey, nameKey } = keysOf(identity);
  const same = await manager.find(LegalDocument, {
    where: numberKey !== null ? { numberKey } : { nameKey: nameKey ?? '' },
    order: { id: 'ASC' },
  });
  const fits = same.filter(
    (d) =>
      fold(d.type) === fold(identity.type) &&
      agrees(d.issuedOn, identity.issuedOn) &&
      (basis === 'CENTRAL' || agrees(d.issuerId, identity.issuerId)),
  );
  const agreement = (d: LegalDocument): number =>
    (identity.issuedOn !== null && d.issuedOn === identity.issuedOn ? 2 : 0) +
    (identity.issuerId !== null && d.issuerId === identity.issuerId ? 1 : 0);
  const best = Math.max(0, ...fits.map(agreement));
  return fits.filter((d) => agreement(d) === best);
}

const agrees = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;
