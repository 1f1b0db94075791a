import { foldUnitName } from '../../vietnamese/unit-name-key';
import { type Home, placeOf } from './home';

/**
 * Where a named unit belongs and what it is called there. "Văn phòng" exists in every body: a unit named without its
 * organisation or place belongs to the issuing body's.
 */
export interface Placement {
  name: string;
  /** Other writings under which it must be found again, within the same organisation. */
  aliases: string[];
  within: Within;
}

export type Within =
  /** A central body, or a provincial authority itself: nothing above it. */
  | { kind: 'top' }
  /** Belongs to another named body. */
  | { kind: 'body'; body: Placement }
  /** Is the issuing body. */
  | { kind: 'issuer' }
  /** Belongs to the issuing body. */
  | { kind: 'in-issuer' };

const TOP: Within = { kind: 'top' };

// "chinh phu", "bo y te", "quoc hoi"; not "bo phan mot cua", "bo chi huy quan su tinh", "van phong"
const CENTRAL =
  /^(?:chinh phu|thu tuong|pho thu tuong|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|bo chinh tri|ban bi thu|ban chap hanh trung uong|trung uong|van phong (?:chinh phu|quoc hoi|chu tich nuoc|trung uong)|toa an nhan dan toi cao|vien kiem sat nhan dan toi cao|kiem toan nha nuoc|thanh tra chinh phu|ngan hang nha nuoc viet nam|bo (?!phan\b|chi huy\b|mon\b|tu lenh\b))/;

// "ban tuyen giao va dan van trung uong", "bao hiem xa hoi viet nam"
const CENTRAL_BY_END = /\s(?:trung uong|viet nam)$/;

// "uy ban nhan dan tinh", "so tai chinh", "cong an tinh"; not "so" alone, "van phong so"
const PROVINCIAL =
  /^(?:(?:pho )?chu tich )?(?:uy ban nhan dan|hoi dong nhan dan|uy ban mat tran to quoc)\b|^(?:tinh uy|thanh uy|tinh doan|thanh doan|so \S|ban thuong vu (?:tinh|thanh) uy|van phong (?:uy ban nhan dan|tinh uy|thanh uy|hoi dong nhan dan)|thanh tra (?:tinh|thanh pho)|cong an (?:tinh|thanh pho)|bo chi huy quan su)/;

// "… tinh", "… thanh pho" with no name behind: the province of the issuing body
const BARE_PLACE_AT_END = /(?:^|\s)(tỉnh|thành phố)$/iu;

// "uy ban nhan dan xa tan lap", "uy ban nhan dan cac xa, phuong"
const COMMUNE = /\b(?:xa|phuong|thi tran|dac khu|quan|huyen|thi xa)\b/;

/** Bodies named by what they are in the issuing body's own mouth: "Sở" in a department's plan is that department. */
const SELF_NAMES: Readonly<Record<string, RegExp>> = {
  so: /^so /,
  bo: /^bo /,
  'uy ban nhan dan': /^uy ban nhan dan /,
};

export function placeUnit(written: string, home: Home): Placement {
  const name = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const key = foldUnitName(name);
  const issuerKey = home.issuer ? foldUnitName(home.issuer) : '';
  if (key === issuerKey || SELF_NAMES[key]?.test(issuerKey)) return { name, aliases: [], within: { kind: 'issuer' } };
  if (CENTRAL.test(key) || CENTRAL_BY_END.test(key)) return { name, aliases: [], within: TOP };
  const ownPlace = placeOf(name);
  // "thành phố Thủ Đức": a place that is itself given work belongs to the province, not to the department that names it
  if (home.place && ownPlace === name && foldUnitName(name) !== foldUnitName(home.place))
    return { name, aliases: [], within: { kind: 'body', body: committeeOf(home.place) } };
  const place = ownPlace ?? home.place;
  if (place && (PROVINCIAL.test(key) || BARE_PLACE_AT_END.test(name)) && !isCollectiveOf(key))
    return provincial(name, key, place, ownPlace !== null);
  return { name, aliases: [], within: home.issuer ? { kind: 'in-issuer' } : TOP };
}

/** The issuing body itself, as its head names it. */
export function placeIssuer(home: Home & { issuer: string }): Placement {
  const name = home.issuer.replace(/\s+/g, ' ').trim();
  const key = foldUnitName(name);
  if (CENTRAL.test(key) || CENTRAL_BY_END.test(key)) return { name, aliases: [], within: TOP };
  if (home.place && PROVINCIAL.test(key)) return provincial(name, key, home.place, placeOf(name) !== null);
  const above = home.parentAuthority;
  if (!above || foldUnitName(above) === key) return { name, aliases: [], within: TOP };
  const parentHome: Home = { issuer: above, parentAuthority: null, place: home.place };
  return { name, aliases: [], within: { kind: 'body', body: placeIssuer({ ...parentHome, issuer: above }) } };
}

const isCollectiveOf = (key: string): boolean => /^(?:cac|nhung|tat ca) /.test(key);

/** A provincial authority, under its full name; departments belong to the people's committee. */
function provincial(name: string, key: string, place: string, hasPlace: boolean): Placement {
  const isBare = BARE_PLACE_AT_END.test(name);
  const base = hasPlace ? withoutEnd(name, place) : isBare ? name.replace(BARE_PLACE_AT_END, '').trim() : name;
  const isLower = COMMUNE.test(key);
  const full = isLower ? name : `${base} ${place}`;
  // with and without the place, and as "… tỉnh": all mean the same within the province
  const kind = /^(tỉnh|thành phố)/iu.exec(place)?.[1] ?? 'tỉnh';
  const aliases = isLower ? [] : [base, `${base} ${kind.toLowerCase()}`];
  const committee = committeeOf(place);
  if (foldUnitName(full) === foldUnitName(committee.name)) return committee;
  return { name: full, aliases, within: { kind: 'body', body: committee } };
}

/** The people's committee of a province or city: what its other authorities belong to. */
const committeeOf = (place: string): Placement => ({ name: `Ủy ban nhân dân ${place}`, aliases: [], within: TOP });

const withoutEnd = (name: string, end: string): string =>
  name.toLowerCase().endsWith(end.toLowerCase()) ? name.slice(0, name.length - end.length).trim() : name;
