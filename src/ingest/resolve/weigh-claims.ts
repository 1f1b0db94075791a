import { parseDocumentNumber } from '../../vietnamese/document-number';
import { groupBy } from './claims-in-one-text';
import { type Claim, periodOf, yearOf } from './document-claim';

/** A document that stays whatever is said of it: held, or chosen by a person. */
export interface FixedDocument {
  id: number;
  number: string | null;
  name: string | null;
  issuedOn: string | null;
  issuerId: number | null;
}

/** What the weighing knows of units. */
export interface UnitTree {
  /** The body in whose numbering a unit's documents stand: a standing committee's in the party committee's. */
  ownerOf(issuerId: number): number;
  /** The topmost body that a unit is at home in. */
  homeOf(issuerId: number): number;
  nameOf(unitId: number): string;
}

/** One document, by what is said of it: a row that stays, or one to be found or made. */
export interface Cluster<C extends Claim> {
  fixed: FixedDocument | null;
  claims: C[];
  ownerId: number | null;
  period: string | null;
}

export interface Weighed<C extends Claim> {
  clusters: Cluster<C>[];
  /** Claims that fit several documents, with how many. */
  ambiguous: Map<C, number>;
}

/** Below this the same number on the same day of two years is no wonder: "01/NQ-CP" of early January. */
const TELLING_SERIAL = 20;

/**
 * What documents a set of claims of one number (or one name) means. A number is given once a year by each body; where all
 * agree but in the year of one day, one of them is misprinted. The order of what is given does not matter.
 */
export function weighClaims<C extends Claim>(
  fixed: readonly FixedDocument[],
  claims: readonly C[],
  units: UnitTree,
): Weighed<C> {
  const isCentral = claims.some((claim) => claim.isCentral);
  const owner = (issuerId: number | null) => (issuerId === null || isCentral ? null : units.ownerOf(issuerId));
  const clusters: Cluster<C>[] = fixed.map((row) => ({
    fixed: row,
    claims: [],
    ownerId: owner(row.issuerId),
    period: periodOf(row, isCentral),
  }));
  const ambiguous = new Map<C, number>();
  const isOwned = (claim: C) => isCentral || claim.issuerId !== null;
  const owned = groupBy(claims.filter(isOwned), (claim) => owner(claim.issuerId));
  for (const [ownerId, own] of owned) placeAll(own, ownerId, isCentral, clusters, ambiguous);
  const strays = claims.filter((claim) => !isOwned(claim));
  // those with a day first, so that those without can lean on them
  const byDay = groupBy(strays, (claim) => claim.issuedOn ?? `at ${claim.homeId}`);
  for (const day of [...byDay.keys()].sort()) placeStrays(byDay.get(day) ?? [], clusters, units, ambiguous);
  return { clusters, ambiguous };
}

/** Claims of one body's number: those with a day by their period, then those without, which take what there is. */
function placeAll<C extends Claim>(
  claims: readonly C[],
  ownerId: number | null,
  isCentral: boolean,
  clusters: Cluster<C>[],
  ambiguous: Map<C, number>,
): void {
  const ofOwner = () =>
    clusters.filter((c) => isCentral || c.ownerId === ownerId || (c.ownerId === null && c.fixed !== null));
  const dated = groupBy(
    claims.filter((claim) => periodOf(claim, isCentral) !== null),
    (claim) => periodOf(claim, isCentral),
  );
  for (const [period, alike] of dated) {
    const same = ofOwner().filter((cluster) => cluster.period === period);
    for (const claim of alike) {
      const exact = same.filter(({ fixed }) => fixed !== null && fixed.issuedOn === claim.issuedOn);
      const fitting = exact.length ? exact : same;
      if (fitting.length > 1) ambiguous.set(claim, fitting.length);
      else if (fitting[0]) fitting[0].claims.push(claim);
      else {
        const made: Cluster<C> = { fixed: null, claims: [claim], ownerId, period };
        clusters.push(made);
        same.push(made);
      }
    }
  }
  const own = ofOwner();
  const joined = withHeld(joinMisprints(own));
  for (const cluster of own) if (!joined.includes(cluster)) clusters.splice(clusters.indexOf(cluster), 1);
  const undated = claims.filter((claim) => periodOf(claim, isCentral) === null);
  if (!undated.length) return;
  if (joined.length > 1) for (const claim of undated) ambiguous.set(claim, joined.length);
  else if (joined[0]) joined[0].claims.push(...undated);
  else clusters.push({ fixed: null, claims: [...undated], ownerId, period: null });
}

/** A held document whose head has no day is the one that the texts date, where there is one only. */
function withHeld<C extends Claim>(clusters: Cluster<C>[]): Cluster<C>[] {
  const [held, ...others] = clusters.filter(({ fixed, period }) => fixed !== null && period === null);
  const [dated, ...more] = clusters.filter(({ period }) => period !== null);
  if (!held || !dated || others.length || more.length || dated.fixed !== null) return clusters;
  held.claims.push(...dated.claims);
  return clusters.filter((cluster) => cluster !== dated);
}

/** Claims that do not say who issued the document: a stranger's is not meant. */
function placeStrays<C extends Claim>(
  claims: readonly C[],
  clusters: Cluster<C>[],
  units: UnitTree,
  ambiguous: Map<C, number>,
): void {
  const loose: C[] = [];
  for (const claim of claims) {
    const fitting = clusters.filter(
      (cluster) =>
        isAtHome(cluster, claim, units) &&
        (claim.issuedOn === null || cluster.period === null || cluster.period === periodOf(claim, false)),
    );
    if (fitting.length > 1) ambiguous.set(claim, fitting.length);
    else if (fitting[0]) fitting[0].claims.push(claim);
    else loose.push(claim);
  }
  const [first] = loose;
  if (first) clusters.push({ fixed: null, claims: loose, ownerId: null, period: periodOf(first, false) });
}

function isAtHome(cluster: Cluster<Claim>, claim: Claim, units: UnitTree): boolean {
  if (cluster.ownerId !== null) return units.homeOf(cluster.ownerId) === claim.homeId;
  return (
    cluster.fixed !== null || (claim.issuedOn === null && cluster.claims.some(({ homeId }) => homeId === claim.homeId))
  );
}

/** Joins documents of one body and number whose days differ in the year alone. */
function joinMisprints<C extends Claim>(clusters: readonly Cluster<C>[]): Cluster<C>[] {
  const joined: Cluster<C>[] = [];
  // held ones first, then those that most claims name: the others are misprints of these
  const weight = (cluster: Cluster<C>) => (cluster.fixed === null ? cluster.claims.length : Number.MAX_SAFE_INTEGER);
  for (const cluster of clusters.toSorted((a, b) => weight(b) - weight(a) || (firstDay(a) < firstDay(b) ? -1 : 1))) {
    const main = cluster.fixed === null ? joined.find((other) => isMisprintOf(cluster, other)) : undefined;
    if (main) main.claims.push(...cluster.claims);
    else joined.push(cluster);
  }
  return joined;
}

const firstDay = (cluster: Cluster<Claim>): string => daysOf(cluster)[0] ?? '';

const daysOf = ({ fixed, claims }: Cluster<Claim>): string[] =>
  [fixed?.issuedOn ?? null, ...claims.map((claim) => claim.issuedOn)].filter((day) => day !== null).sort();

function isMisprintOf(cluster: Cluster<Claim>, main: Cluster<Claim>): boolean {
  if (cluster.ownerId !== main.ownerId) return false;
  const number = cluster.claims[0]?.number ?? null;
  const parsed = number === null ? null : parseDocumentNumber(number);
  if (!parsed || parsed.year !== null || Number(parsed.serial.replace(/\D.*$/, '')) < TELLING_SERIAL) return false;
  const days = new Set(daysOf(main).map((day) => day.slice(5)));
  return cluster.claims.every(({ issuedOn }) => issuedOn !== null && days.has(issuedOn.slice(5)));
}

/** The claims of a name, without a number: documents of one name are told apart by the year. */
export function weighNames<C extends Claim>(fixed: readonly FixedDocument[], claims: readonly C[]): Weighed<C> {
  const clusters: Cluster<C>[] = fixed.map((row) => ({ fixed: row, claims: [], ownerId: null, period: yearOf(row) }));
  const ambiguous = new Map<C, number>();
  for (const [year, alike] of groupBy(claims, yearOf)) {
    // what is only named is not a numbered law's without its year
    const fitting = clusters.filter((c) => c.period === year && (year !== null || c.fixed?.number === null));
    if (fitting.length > 1) for (const claim of alike) ambiguous.set(claim, fitting.length);
    else if (fitting[0]) fitting[0].claims.push(...alike);
    else clusters.push({ fixed: null, claims: [...alike], ownerId: null, period: year });
  }
  return { clusters, ambiguous };
}
