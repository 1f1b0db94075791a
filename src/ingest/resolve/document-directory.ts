import type { EntityManager } from 'typeorm';
import type { CitationStatus } from '../../modules/legal/citation.kinds';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { documentNumberKey, tidyDocumentNumber } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import type { CitationMention } from '../parsed-document';
import { completeInText, type TextClaim } from './claims-in-one-text';
import { type Claim, keyOf, periodOf, typeOfNumber } from './document-claim';
import { type DocumentIssuer, issuerOfDocument } from './document-issuer';
import { removeUncited } from './document-rows';
import type { Home } from './home';
import type { UnitDirectory } from './unit-directory';
import { weighDocuments } from './weigh-documents';

/** Which document a mention means, and how sure that is; with what the text says, to be weighed again later. */
export interface ResolvedCitation {
  documentId: number | null;
  status: CitationStatus;
  statusReason: string | null;
  citedKey?: string | null;
  claim?: Claim | null;
}

type Mention = CitationMention<unknown>;

/** Finds the documents that the mentions of a text mean, or makes them: mention → row. One directory serves one import. */
export interface DocumentDirectory {
  /** In the order of the mentions. What other texts say of the same documents is weighed along, and may come out otherwise. */
  resolveAll(mentions: readonly Mention[], citingDocumentId: number): Promise<ResolvedCitation[]>;
  /** Takes away what nothing cites any more: once the citations are stored. */
  finish(): Promise<void>;
  counts(): { created: number; changed: number; unchanged: number };
}

/** What is known of a document: a number alone is not an identity, but type + number + day + issuer is. */
export interface DocumentIdentity {
  type: string;
  number: string | null;
  name: string | null;
  issuedOn: string | null;
  issuerId: number | null;
}

export function openDocumentDirectory(manager: EntityManager, units: UnitDirectory, home: Home): DocumentDirectory {
  const created = new Set<number>();
  const changed = new Set<number>();
  const seen = new Set<number>();
  const left = new Set<number>();

  async function claimOf(mention: Mention): Promise<TextClaim | null> {
    const written = mention.meantNumber ?? mention.number;
    const number = written && tidyDocumentNumber(written);
    const doubt = mention.status === 'SUSPECT' ? (mention.statusReason ?? 'It cannot be right as written.') : null;
    // what is certainly wrong and whose meaning is not certain is kept as written and linked to nothing
    if (doubt !== null && mention.number !== null && mention.meantNumber === null && !mention.meantIssuedOn)
      return null;
    if (number === null && mention.name === null) return null;
    const { name: issuer, basis } = issuerOfDocument(number, mention.issuer, home);
    return {
      type: number === null ? mention.type : typeOfNumber(mention.type, number),
      number,
      name: mention.name,
      about: mention.about,
      issuedOn: mention.meantIssuedOn ?? mention.issuedOn,
      issuerId: issuer === null ? null : await units.resolve(issuer),
      isCentral: basis === 'CENTRAL',
      homeId: null,
      doubt,
      basis,
    };
  }

  async function resolveAll(mentions: readonly Mention[], citingDocumentId: number): Promise<ResolvedCitation[]> {
    const claims: (TextClaim | null)[] = [];
    for (const mention of mentions) claims.push(await claimOf(mention));
    const complete = completeInText(claims.filter((claim) => claim !== null)).map(
      ({ basis, ...claim }): Claim => claim,
    );
    const weighed = await weighDocuments(manager, complete, { citingDocumentId, issuerId: units.issuerId });
    for (const id of weighed.created) created.add(id);
    for (const id of weighed.changed) if (!created.has(id)) changed.add(id);
    for (const id of weighed.left) left.add(id);
    let at = 0;
    return mentions.map((mention, i) => {
      if (claims[i] === null) return linkedToNothing(mention);
      const { claim, documentId, status, statusReason } = weighed.resolved[at++] as (typeof weighed.resolved)[number];
      if (documentId !== null) seen.add(documentId);
      return { documentId, status, statusReason, citedKey: keyOf(claim), claim };
    });
  }

  return {
    resolveAll,
    finish: () => removeUncited(manager, [...left]),
    counts: () => ({
      created: created.size,
      changed: changed.size,
      unchanged: [...seen].filter((id) => !created.has(id) && !changed.has(id)).length,
    }),
  };
}

const linkedToNothing = (mention: Mention): ResolvedCitation => ({
  documentId: null,
  ...(mention.status === 'SUSPECT'
    ? { status: 'SUSPECT', statusReason: mention.statusReason ?? 'It cannot be right as written.' }
    : { status: 'UNRESOLVED', statusReason: 'It is cited without a number and without a name.' }),
  citedKey: null,
  claim: null,
});

/** The columns by which documents are compared. */
export const keysOf = (identity: Pick<DocumentIdentity, 'number' | 'name'>) => ({
  numberKey: identity.number === null ? null : documentNumberKey(identity.number),
  nameKey: identity.name === null ? null : fold(identity.name),
});

/**
 * The documents that the head of a document can mean: same type and number (or name), and neither the year nor the issuer
 * at odds. Those that agree in the day beat those that agree in the issuer, and these those about which less is known.
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
  const typeOf = ({ type, number }: Pick<DocumentIdentity, 'type' | 'number'>) =>
    fold(number === null ? type : typeOfNumber(type, number));
  const isCentral = basis === 'CENTRAL';
  const fits = same.filter(
    (d) =>
      typeOf(d) === typeOf(identity) &&
      agrees(periodOf(d, isCentral), periodOf(identity, isCentral)) &&
      (isCentral || agrees(d.issuerId, identity.issuerId)),
  );
  const agreement = (d: LegalDocument): number =>
    (identity.issuedOn !== null && d.issuedOn === identity.issuedOn ? 2 : 0) +
    (identity.issuerId !== null && d.issuerId === identity.issuerId ? 1 : 0);
  const best = Math.max(0, ...fits.map(agreement));
  return fits.filter((d) => agreement(d) === best);
}

const agrees = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;
