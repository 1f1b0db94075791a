import type { CitationStatus } from '../../modules/legal/citation.kinds';
import { type Claim, typeOfNumber } from './document-claim';
import type { DocumentRow } from './document-rows';
import type { Cluster, UnitTree } from './weigh-claims';

/** What a document that is only cited is, by all that is said of it. */
export type Described = Pick<DocumentRow, 'type' | 'number' | 'name' | 'title' | 'issuedOn' | 'issuerId' | 'homeId'>;

/** The values with how often each is said, most often first; equals in the order of `tie`. */
function tally<T>(values: readonly (T | null)[], tie: (value: T) => string): { value: T; count: number }[] {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (tie(a.value) < tie(b.value) ? -1 : 1));
}

const itself = (text: string): string => text;
/** The longer title says more. */
const longest = (text: string): string => `${String(10_000 - Math.min(text.length, 9_999)).padStart(5, '0')}${text}`;

/** The document that a cluster's claims describe; a row that stays keeps what it has and takes what it lacks. */
export function describe(cluster: Cluster<Claim>, row: DocumentRow | null, units: UnitTree): Described {
  const { claims } = cluster;
  const most = <T>(values: readonly (T | null)[], tie: (value: T) => string): T | null =>
    tally(values, tie)[0]?.value ?? null;
  const number = most(
    claims.map((claim) => claim.number),
    itself,
  );
  const type =
    most(
      claims.map((claim) => claim.type),
      itself,
    ) ?? 'Văn bản';
  const said: Described = {
    type: number === null ? type : typeOfNumber(type, number),
    number,
    name: most(
      claims.map((claim) => claim.name),
      itself,
    ),
    title: most(
      claims.map((claim) => claim.about),
      longest,
    ),
    issuedOn: most(
      claims.map((claim) => claim.issuedOn),
      itself,
    ),
    issuerId: most(
      claims.map((claim) => claim.issuerId),
      (id) => units.nameOf(id),
    ),
    homeId: null,
  };
  if (number !== null && said.issuerId === null && said.issuedOn === null) said.homeId = claims[0]?.homeId ?? null;
  if (row === null || !row.isFixed) return said;
  const { type: ownType, number: ownNumber, name, title, issuedOn, issuerId, homeId } = row;
  const own: Described = { type: ownType, number: ownNumber, name, title, issuedOn, issuerId, homeId };
  if (row.isHeld)
    return {
      ...own,
      name: own.name ?? said.name,
      issuedOn: own.issuedOn ?? said.issuedOn,
      issuerId: own.issuerId ?? said.issuerId,
    };
  const lacking = Object.entries(said).filter(([key]) => key !== 'homeId' && own[key as keyof Described] === null);
  return { ...own, ...Object.fromEntries(lacking) };
}

/** How sure it is that a claim means the document it was counted to. */
export function statusOf(
  claim: Claim,
  cluster: Cluster<Claim>,
  issuedOn: string | null,
): { status: CitationStatus; statusReason: string | null } {
  if (claim.doubt !== null) return { status: 'SUSPECT', statusReason: claim.doubt };
  if (claim.issuedOn === null) return { status: 'RESOLVED', statusReason: null };
  const days = tally(
    cluster.claims.map((each) => each.issuedOn),
    itself,
  );
  const [first, second] = days;
  if (!cluster.fixed?.issuedOn && first && second && first.count === second.count) {
    const tied = days.filter(({ count }) => count === first.count).map(({ value }) => value);
    return { status: 'SUSPECT', statusReason: `Texts that cite it disagree about its day: ${tied.join(', ')}.` };
  }
  if (issuedOn === null || claim.issuedOn === issuedOn) return { status: 'RESOLVED', statusReason: null };
  return { status: 'SUSPECT', statusReason: `The text dates it ${claim.issuedOn}; the document is of ${issuedOn}.` };
}

export const isSame = (a: Described, b: Described): boolean =>
  (['type', 'number', 'name', 'title', 'issuedOn', 'issuerId', 'homeId'] as const).every((key) => a[key] === b[key]);
