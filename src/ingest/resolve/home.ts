import { provinceNamed } from '../../vietnamese/provinces';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Metadata } from '../parsed-document';
import { provinceOf } from './unit-registry';

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

// "TP. Hồ Chí Minh", "TP Đà Nẵng", "Tp.HCM"; not "ATTP"
const CITY_IN_SHORT = /(?<!\p{L})TP(?:\.\s*|\s+)(?=\p{Lu})/giu;

// "Sở Công Thương", "Ban Quản lý …", "Đoàn kiểm tra"; not "Bộ Y tế", "Chính phủ", "Cục Thuế", which are no province's by name
const MAY_BE_PROVINCIAL =
  /^(?:so|ban quan ly|chi cuc|doan kiem tra|to kiem tra|uy ban nhan dan|hoi dong nhan dan|thanh tra tinh|tinh uy|thanh uy)(?:\s|$)/;

export function homeOf(metadata: Metadata<unknown>, text = ''): Home {
  const { issuer, parentAuthority } = metadata;
  const place = placeOf(issuer) ?? placeOf(parentAuthority) ?? placeOfParty(issuer) ?? placeOfSigning(metadata, text);
  return { issuer: ownName(issuer, parentAuthority), parentAuthority, place };
}

/** The province or city that a unit's name ends with, in its official form where it is a known one, or null. */
export function placeOf(name: string | null): string | null {
  if (name === null) return null;
  const match = PLACE_AT_END.exec(name.normalize('NFC').trim().replace(CITY_IN_SHORT, 'thành phố '));
  const place = match?.[1]?.replace(/\s+/g, ' ') ?? null;
  // with the i flag \p{Lu} also takes small letters: a place is written with capitals after its kind
  if (place === null || !isProperName(place)) return null;
  return provinceOf(place)?.place ?? place;
}

// "Tỉnh ủy Lào Cai", "Ban Tổ chức Thành uỷ Sông Trăng"; not "Tỉnh ủy" alone
const PARTY_COMMITTEE = /(?:^|\s)(tỉnh|thành) (?:ủy|uỷ|đoàn)\s+(\p{Lu}[\p{L}\s-]{1,40})$/iu;

/** The province whose party committee a name ends with. */
function placeOfParty(name: string | null): string | null {
  const match = name === null ? null : PARTY_COMMITTEE.exec(name.normalize('NFC').trim());
  if (!match) return null;
  const kind = match[1]?.toLowerCase() === 'thành' ? 'thành phố' : 'tỉnh';
  return placeOf(`${kind} ${match[2]}`);
}

/**
 * The province in which a department that does not name it signs: "Lào Cai, ngày …". Where the registry has no such
 * province, the text must say that it is one.
 */
function placeOfSigning(metadata: Metadata<unknown>, text: string): string | null {
  const { issuer, parentAuthority, place } = metadata;
  const isProvincial = [issuer, parentAuthority].some(
    (name) => name !== null && MAY_BE_PROVINCIAL.test(foldUnitName(name)),
  );
  if (place === null || !isProvincial) return null;
  const kinds = /^(?:tỉnh|thành phố|tp)/iu.test(place) ? [''] : ['tỉnh ', 'thành phố '];
  for (const kind of kinds) {
    const named = placeOf(`${kind}${place}`);
    if (named !== null && (provinceOf(named) !== null || text.includes(named))) return named;
  }
  return provinceNamed(place)?.place ?? null;
}

/** "Đoàn kiểm tra theo Quyết định số 5/QĐ-SCT, Sở Công Thương" under "Sở Công Thương" is the team alone. */
function ownName(issuer: string | null, above: string | null): string | null {
  if (issuer === null || above === null) return issuer;
  const cut = issuer.lastIndexOf(',');
  const isAbove = cut > 0 && foldUnitName(issuer.slice(cut + 1)) === foldUnitName(above);
  return isAbove ? issuer.slice(0, cut).trim() : issuer;
}

const isProperName = (place: string): boolean =>
  place
    .split(/[\s-]+/)
    .slice(foldUnitName(place).startsWith('thanh pho') ? 2 : 1)
    .every((word) => /^\p{Lu}/u.test(word));
