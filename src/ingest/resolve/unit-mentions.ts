import type { Diagnostic, Evidence, ReadDocument } from '../parsed-document';
import { issuerOfDocument } from './document-issuer';
import type { Home } from './home';
import { nameInFull } from './provincial-placement';
import type { UnitDirectory, UnitMention } from './unit-directory';
import { type KnownUnit, successionsOf } from './unit-registry';

type Placed = UnitMention & { place: Evidence };

/** The units that take part in what a document says, each with its place. */
function partakersIn(document: ReadDocument): Placed[] {
  return [
    ...document.tasks.flatMap((task) => task.assignments),
    ...document.indicators.flatMap(({ owner, place }) => (owner === null ? [] : [{ ...owner, place }])),
  ];
}

/** Every unit that a document names, the issuers of what it cites included: they are looked up together. */
export function unitsNamedIn(document: ReadDocument, home: Home): UnitMention[] {
  const issuers = document.citations.flatMap(({ number, meantNumber, issuer }) => {
    const { name, owner } = issuerOfDocument(meantNumber ?? number, issuer, home);
    return [name, owner].flatMap((unit) => (unit === null ? [] : [{ unit, isCollective: false }]));
  });
  return [...partakersIn(document), ...issuers];
}

/** The document with a remark on each unit that had been abolished when it was issued, naming what took over. */
export function withUnitRemarks(document: ReadDocument, units: UnitDirectory): ReadDocument {
  const { issuedOn } = document.metadata;
  const remarks = new Map<string, Diagnostic<Evidence>>();
  for (const { unit, isCollective, place } of partakersIn(document)) {
    const known = units.known(unit, isCollective);
    if (known === null || known.validTo === null || issuedOn === null || issuedOn <= known.validTo) continue;
    if (!remarks.has(known.key))
      remarks.set(known.key, { code: 'UNIT_ABOLISHED', severity: 'INFO', message: abolished(known), place });
  }
  return remarks.size ? { ...document, diagnostics: [...document.diagnostics, ...remarks.values()] } : document;
}

function abolished(known: KnownUnit): string {
  const successors = successionsOf(known, nameInFull)
    .filter(({ predecessor }) => predecessor.key === known.key)
    .map(({ successor }) => `"${successor.name}"`);
  const heirs = successors.length ? ` Its duties went to ${[...new Set(successors)].join(' and ')}.` : '';
  return `"${known.name}" did not exist after ${known.validTo}.${heirs}`;
}
