import { documentNumberKey, parseDocumentNumber } from '../../vietnamese/document-number';
import { documentTypesByAbbreviation } from '../../vietnamese/document-type';
import { fold } from '../../vietnamese/fold';

/**
 * What one citation says of the document it means, kept with it: whatever arrives later, all that is said of a number or
 * a name can be weighed again, and the order in which documents came does not matter (decision 0016).
 */
export interface Claim {
  type: string;
  number: string | null;
  name: string | null;
  about: string | null;
  issuedOn: string | null;
  issuerId: number | null;
  /** The symbol is one body's in the whole country. */
  isCentral: boolean;
  /** Row id of the body at whose top the citing document is at home; null: nobody knows. */
  homeId: number | null;
  /** Why it cannot be right as written. */
  doubt: string | null;
}

/** The number's own type, which the words before it may blur: "Văn bản số 5/TTr-SCT" is a Tờ trình. */
export function typeOfNumber(type: string, number: string): string {
  const parsed = parseDocumentNumber(number);
  const own = parsed?.typeAbbreviation ? documentTypesByAbbreviation(parsed.typeAbbreviation) : [];
  const written = own.find((each) => fold(each.name) === fold(type));
  if (own.length) return (written ?? own[0])?.name ?? type;
  // a dispatch has no type in its number, and is called either
  return parsed?.style === 'DISPATCH' && /^(?:van ban|cong van)$/.test(fold(type)) ? 'Công văn' : type;
}

/** The year of a law's name: "Bộ luật Lao động 2019", "Luật Khoáng sản năm 2010"; not of "Luật 10 điều". */
const YEAR_AT_END = /\s+(?:năm\s+)?((?:19|20)\d\d)$/iu;

/** A law's name without its year, as names are compared, and the year. */
export function lawName(name: string): { key: string; year: string | null } {
  const year = YEAR_AT_END.exec(name.trim())?.[1] ?? null;
  return { key: fold(name.trim().replace(YEAR_AT_END, '')), year };
}

/** Under which all that may mean one document is weighed together: its number, else its name. */
export function keyOf(claim: Pick<Claim, 'type' | 'number' | 'name'>): string | null {
  if (claim.number !== null) return numberKeyOf(claim.type, claim.number);
  return claim.name === null ? null : nameKeyOf(claim.name);
}

export const numberKeyOf = (type: string, number: string): string =>
  `#${documentNumberKey(number)} ${fold(typeOfNumber(type, number))}`;

export const nameKeyOf = (name: string): string => `=${lawName(name).key}`;

/** The year that a number is of where it says so; the year of the name or day of one that is only named. */
export function yearOf(claim: Pick<Claim, 'number' | 'name' | 'issuedOn'>): string | null {
  const inNumber = claim.number === null ? null : (parseDocumentNumber(claim.number)?.year ?? null);
  if (inNumber !== null) return String(inNumber);
  return claim.issuedOn?.slice(0, 4) ?? (claim.name === null ? null : lawName(claim.name).year);
}

/** Provinces began to number anew when they were merged. */
const RENUMBERED_ON = '2025-07-01';

/**
 * The stretch of time in which a number is given once: the year; for a province's bodies half of 2025 each. Null where
 * nothing says which.
 */
export function periodOf(claim: Pick<Claim, 'number' | 'name' | 'issuedOn'>, isCentral: boolean): string | null {
  const year = yearOf(claim);
  if (isCentral || year !== '2025') return year;
  if (claim.issuedOn === null || claim.issuedOn.slice(0, 4) !== '2025') return null;
  return claim.issuedOn < RENUMBERED_ON ? '2025 before July' : '2025 from July';
}
