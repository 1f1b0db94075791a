import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Metadata } from '../parsed-document';

/** Where a document is at home: whose "Văn phòng" and which "Ủy ban nhân dân tỉnh" it means. */
export interface Home {
  /** The issuing body as its head names it. */
  issuer: string | null;
  /** The authority printed above the issuer. */
  parentAuthority: string | null;
  /** The province or city it belongs to, with its kind: "tỉnh Lạc Giang"; null for a central body. */
  place: string | null;
}

// "… tỉnh Lạc Giang", "… Thành phố Hồ Chí Minh"; not "Ủy ban nhân dân tỉnh" alone
const PLACE_AT_END = /(?:^|\s)((?:tỉnh|thành phố)\s+\p{Lu}\p{L}*(?:[\s-]+\p{Lu}\p{L}*){0,4})$/iu;

export function homeOf(metadata: Metadata<unknown>): Home {
  const { issuer, parentAuthority } = metadata;
  const place = placeOf(issuer) ?? placeOf(parentAuthority);
  return { issuer, parentAuthority, place };
}

/** The province or city that a unit's name ends with, as written, or null. */
export function placeOf(name: string | null): string | null {
  const match = name === null ? null : PLACE_AT_END.exec(name.normalize('NFC').trim());
  const place = match?.[1] ?? null;
  // with the i flag \p{Lu} also takes small letters: a place is written with capitals after its kind
  return place && /\s\p{Lu}/u.test(place) && isProperName(place) ? place.replace(/\s+/g, ' ') : null;
}

const isProperName = (place: string): boolean =>
  place
    .split(/\s+/)
    .slice(foldUnitName(place).startsWith('thanh pho') ? 2 : 1)
    .every((word) => /^\p{Lu}/u.test(word));
