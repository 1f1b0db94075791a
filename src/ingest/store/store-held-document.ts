import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { SourceText } from '../../modules/legal/source-text.entity';
import { tidyDocumentNumber } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import type { ReadDocument } from '../parsed-document';
import { type DocumentIdentity, findDocuments, keysOf } from '../resolve/document-directory';
import { type DocumentIssuer, issuerOfDocument } from '../resolve/document-issuer';
import type { Home } from '../resolve/home';
import { findSameList } from './find-same-list';

/** The file and the document it holds, as rows. */
export type HeldDocument =
  | {
      kind: 'held';
      documentId: number;
      sourceTextId: number;
      change: 'created' | 'changed' | 'unchanged';
      previousTextId: number | null;
    }
  | { kind: 'conflict'; message: string };

export interface HeldFile {
  fileName: string;
  bytes: Buffer;
  isSample: boolean;
  replaces: number | null;
}

/** The document's row, found by its identity or made, with the file's text behind it. */
export async function storeHeldDocument(
  manager: EntityManager,
  document: ReadDocument,
  home: Home,
  issuerId: number | null,
  file: HeldFile,
): Promise<HeldDocument> {
  const { metadata } = document;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const identity: DocumentIdentity = {
    type: metadata.type ?? 'Văn bản',
    number: metadata.number && tidyDocumentNumber(metadata.number),
    name: null,
    issuedOn: metadata.issuedOn,
    issuerId,
  };
  const { basis } = issuerOfDocument(identity.number, metadata.issuer, home);
  const fitting = await findHeld(manager, identity, basis, document, sha256, file.fileName);
  const found = file.replaces === null ? fitting : await manager.findBy(LegalDocument, { id: file.replaces });
  const other = fitting.find((d) => file.replaces !== null && d.id !== file.replaces);
  if (other)
    return {
      kind: 'conflict',
      message: `${identity.type} ${identity.number ?? metadata.title} is held or cited already, as another document than the one it is to replace. Import it without saying what it replaces.`,
    };
  if (found.length > 1)
    return {
      kind: 'conflict',
      message: `${identity.type} ${identity.number} fits ${found.length} documents that are held or cited; its head does not say which day and issuer. Say which one it replaces.`,
    };
  const sourceTextId = await storeSourceText(manager, document.sourceText, sha256, file);
  const wanted = {
    ...keysOf(identity),
    number: identity.number,
    type: identity.type,
    title: metadata.title,
    issuerId,
    issuedOn: metadata.issuedOn,
    effectiveOn: metadata.effectiveOn,
    sourceTextId,
  };
  const [present] = found;
  if (!present) {
    const made = await manager.insert(LegalDocument, { ...wanted, name: null });
    return {
      kind: 'held',
      documentId: (made.identifiers[0] as { id: number }).id,
      sourceTextId,
      change: 'created',
      previousTextId: null,
    };
  }
  // a number or day that only a citation gave is not taken away by a head that lacks it
  const news = Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => value !== null && !isDeepStrictEqual(value, present[key as keyof LegalDocument]),
    ),
  );
  const same = { kind: 'held', documentId: present.id, sourceTextId, previousTextId: present.sourceTextId } as const;
  if (!Object.keys(news).length) return { ...same, change: 'unchanged' };
  await manager.update(LegalDocument, present.id, news);
  return { ...same, change: 'changed' };
}

async function findHeld(
  manager: EntityManager,
  identity: DocumentIdentity,
  basis: DocumentIssuer['basis'],
  { metadata: { title }, sourceText }: ReadDocument,
  sha256: string,
  fileName: string,
): Promise<LegalDocument[]> {
  if (identity.number !== null) {
    const fitting = await findDocuments(manager, identity, basis);
    // of several that are only cited none is taken: what is said of them is weighed against the text that is held now
    return fitting.length > 1 ? fitting.filter((d) => d.sourceTextId !== null) : fitting;
  }
  const sameFile = await manager
    .createQueryBuilder(LegalDocument, 'd')
    .innerJoin(SourceText, 's', 's.id = d.sourceTextId')
    // what is attached to a document has its file's text too
    .where('s.sha256 = :sha256 and d.issuedWithId is null', { sha256 })
    .getMany();
  if (sameFile.length) return sameFile;
  // without a number: issuer + type + title + year. A draft whose date is blank too is known by its content alone: an
  // office writes several plans of one title a year, and one must not take the place of another. A list in a sheet has no
  // day as a rule, and is saved again and again under one name
  if (identity.issuedOn === null)
    return findSameList(manager, { fileName, title, issuerId: identity.issuerId, text: sourceText });
  const unnumbered = await manager
    .createQueryBuilder(LegalDocument, 'd')
    .where('d.number is null and d.sourceTextId is not null and d.issuerId is not distinct from :issuerId', {
      issuerId: identity.issuerId,
    })
    .getMany();
  const year = (day: string | null) => day?.slice(0, 4) ?? null;
  return unnumbered.filter(
    (d) =>
      fold(d.type) === fold(identity.type) &&
      fold(d.title ?? '') === fold(title ?? '') &&
      year(d.issuedOn) === year(identity.issuedOn),
  );
}

async function storeSourceText(manager: EntityManager, text: string, sha256: string, file: HeldFile): Promise<number> {
  const known = await manager.findOneBy(SourceText, { sha256 });
  if (known) {
    if (known.text !== text) await manager.update(SourceText, known.id, { text });
    return known.id;
  }
  const made = await manager.insert(SourceText, { sha256, fileName: file.fileName, text, isSample: file.isSample });
  return (made.identifiers[0] as { id: number }).id;
}

/** Takes away a text that no document points into any more: what an earlier edition leaves behind. */
export async function removeUnusedText(manager: EntityManager, textId: number | null): Promise<void> {
  if (textId === null) return;
  await manager.query(
    `delete from source_text s where s.id = $1
        and not exists (select from legal_document d where d.source_text_id = s.id)
        and not exists (select from plan p where p.source_text_id = s.id)`,
    [textId],
  );
}
