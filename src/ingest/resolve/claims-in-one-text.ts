import { type Claim, keyOf, lawName, numberKeyOf, yearOf } from './document-claim';

/** As a text is read: who issued the document is known from the text, assumed, or not known. */
export interface TextClaim extends Claim {
  basis: 'CENTRAL' | 'WRITTEN' | 'ASSUMED' | 'UNKNOWN';
}

/** The one value that all of them have that have one; null where they differ or none has. */
function only<T>(values: readonly (T | null)[]): T | null {
  const distinct = new Set(values.filter((value) => value !== null));
  return distinct.size === 1 ? ([...distinct][0] as T) : null;
}

/**
 * A short mention means the document that the same text names in full elsewhere: it takes the day, the issuer and, where
 * it has but a name, the number from there, if there is one such document only.
 */
export function completeInText(claims: readonly TextClaim[]): TextClaim[] {
  const numbered = claims.map((claim) =>
    claim.number === null && claim.name !== null ? withNumber(claim, claims) : claim,
  );
  const byKey = groupBy(numbered, keyOf);
  return numbered.map((claim) => {
    const alike = byKey.get(keyOf(claim)) ?? [];
    const issuerId =
      claim.basis === 'WRITTEN' || claim.basis === 'CENTRAL' ? claim.issuerId : writtenIssuer(claim, alike);
    const issued = { ...claim, issuerId: issuerId ?? claim.issuerId };
    if (claim.issuedOn !== null || (claim.number === null && yearOf(claim) !== null)) return issued;
    const sameIssuer = alike.filter(
      (other) =>
        claim.isCentral || other.issuerId === null || issued.issuerId === null || other.issuerId === issued.issuerId,
    );
    return { ...issued, issuedOn: only(sameIssuer.map((other) => other.issuedOn)) };
  });
}

const writtenIssuer = (claim: TextClaim, alike: readonly TextClaim[]): number | null =>
  only(
    alike
      .filter(({ basis, issuedOn }) => basis === 'WRITTEN' && agrees(issuedOn, claim.issuedOn))
      .map(({ issuerId }) => issuerId),
  );

/** "Luật Lưu trữ" where the text has "Luật Lưu trữ số 33/2024/QH15" once. */
function withNumber(claim: TextClaim, claims: readonly TextClaim[]): TextClaim {
  const { key } = lawName(claim.name ?? '');
  const full = claims.filter(
    (other) =>
      other.number !== null &&
      other.name !== null &&
      lawName(other.name).key === key &&
      agrees(yearOf(claim), yearOf(other)),
  );
  const distinct = new Set(full.map(({ type, number }) => numberKeyOf(type, number ?? '')));
  const [first] = full;
  if (distinct.size !== 1 || !first) return claim;
  const { type, number, issuerId, isCentral, basis } = first;
  return { ...claim, type, number, issuerId, isCentral, basis };
}

const agrees = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;

export function groupBy<T, K>(values: readonly T[], keyOfValue: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOfValue(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
