import type { EntityManager } from 'typeorm';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { groupBy } from './claims-in-one-text';
import { type Claim, keyOf, nameKeyOf, numberKeyOf } from './document-claim';
import {
  allowDoubles,
  changeCitations,
  type DocumentRow,
  earlierKeys,
  readClaims,
  readDocuments,
  readUnitTree,
  removeUncited,
} from './document-rows';
import { letOlderSpeak } from './older-citations';
import { type Heard, settleGroups, type WeighedClaim, type WeighedDocuments } from './settle-clusters';
import { weighClaims, weighNames } from './weigh-claims';

// "#12/qđ-ubnd quyet dinh" → "12/qđ-ubnd"; not "=luat luu tru", a name
const NUMBER_OF_KEY = /^#(\S+) /;

/**
 * Weighs what a text says with all that other texts say of the same numbers and names, and makes the documents that all of
 * it comes to: whichever text came first, the outcome is the same.
 */
export async function weighDocuments(
  manager: EntityManager,
  claims: readonly Claim[],
  citing: { citingDocumentId: number; issuerId: number | null },
  more: readonly string[] = [],
): Promise<WeighedDocuments> {
  const { citingDocumentId } = citing;
  const keys = new Set([...claims.flatMap((claim) => keyOf(claim) ?? []), ...more]);
  for (const key of await earlierKeys(manager, citingDocumentId)) keys.add(key);
  const own = await manager.findOneBy(LegalDocument, { id: citingDocumentId });
  if (own?.number) keys.add(numberKeyOf(own.type, own.number));

  await allowDoubles(manager);
  const numberKeys = [...keys].filter((key) => key.startsWith('#'));
  const numbers = numberKeys.flatMap((key) => NUMBER_OF_KEY.exec(key)?.[1] ?? []);
  const numbered = await readDocuments(manager, numbers, []);
  await letOlderSpeak(
    manager,
    numbered.filter((row) => keys.has(keyOf(row) ?? '')),
  );
  const saidOfNumbers = await readClaims(manager, numberKeys, citingDocumentId);
  const names = [...claims, ...numbered, ...saidOfNumbers.map(({ claim }) => claim)].flatMap(({ name }) => name ?? []);
  const nameKeys = new Set([...[...keys].filter((key) => key.startsWith('=')), ...names.map(nameKeyOf)]);
  const alike = await readDocuments(
    manager,
    [],
    [...nameKeys].map((key) => key.slice(1)),
  );
  const named = alike.filter((row) => row.name !== null && nameKeys.has(nameKeyOf(row.name)));
  await letOlderSpeak(
    manager,
    named.filter((row) => row.number === null),
  );
  const saidOfNames = await readClaims(manager, [...nameKeys], citingDocumentId);

  const rows = [...new Map([...numbered, ...named].map((row) => [row.id, row])).values()];
  const said = [...saidOfNumbers, ...saidOfNames];
  const issuers = [...claims, ...rows, ...said.map(({ claim }) => claim)].flatMap(({ issuerId }) => issuerId ?? []);
  const units = await readUnitTree(manager, [...issuers, ...(citing.issuerId === null ? [] : [citing.issuerId])]);
  const homeId = citing.issuerId === null ? null : units.homeOf(citing.issuerId);
  const heard: Heard[] = [
    ...claims.map((claim) => ({ ...claim, homeId, stored: null })),
    ...said.map((stored) => ({ ...stored.claim, stored })),
  ];

  const outcome = new Map<Heard, Omit<WeighedClaim, 'claim'>>();
  const done: WeighedDocuments = { resolved: [], created: [], changed: [], left: [] };
  const settled: DocumentRow[] = [];
  const claimsByKey = groupBy(heard, keyOf);
  const rowsByKey = groupBy(rows, (row) => (row.number === null ? null : numberKeyOf(row.type, row.number)));
  const context = { manager, units, outcome, done, settled };
  await settleGroups(
    context,
    numberKeys.map((key) => {
      const alike = rowsByKey.get(key) ?? [];
      return {
        rows: alike,
        weighed: weighClaims(
          alike.filter((row) => row.isFixed),
          claimsByKey.get(key) ?? [],
          units,
        ),
      };
    }),
  );
  const ids = new Set(settled.map((row) => row.id));
  const others = rows.filter((row) => !ids.has(row.id) && !done.left.includes(row.id));
  const byName = groupBy([...settled, ...others], (row) => (row.name === null ? null : nameKeyOf(row.name)));
  await settleGroups(
    context,
    [...nameKeys].map((key) => {
      const alike = byName.get(key) ?? [];
      const unnumbered = alike.filter((row) => row.number === null);
      const fixed = alike.filter((row) => row.number !== null || row.isFixed);
      return { rows: unnumbered, weighed: weighNames(fixed, claimsByKey.get(key) ?? []), alike };
    }),
  );

  await changeCitations(manager, changesOf(outcome));
  done.resolved = heard
    .filter(({ stored }) => stored === null)
    .map(({ stored, ...claim }, i) => ({ claim, ...(outcome.get(heard[i] as Heard) as Omit<WeighedClaim, 'claim'>) }));
  return done;
}

/** Weighs all that is said under these keys once more: after units were merged, say. */
export async function weighAnew(manager: EntityManager, keys: readonly string[]): Promise<void> {
  if (!keys.length) return;
  const { left } = await weighDocuments(manager, [], { citingDocumentId: 0, issuerId: null }, keys);
  await removeUncited(manager, left);
}

/** The citations of other texts that mean something else now. */
function changesOf(outcome: ReadonlyMap<Heard, Omit<WeighedClaim, 'claim'>>) {
  return [...outcome].flatMap(([{ stored }, now]) =>
    stored !== null &&
    (stored.documentId !== now.documentId || stored.status !== now.status || stored.statusReason !== now.statusReason)
      ? [{ id: stored.citationId, ...now }]
      : [],
  );
}
