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
  /^(?:(?:pho )?chu tich )?(?:uy ban nhan dan|hoi dong nhan dan|uy ban mat tran to quoc)\b|^(?:tinh uy|thanh uy|tinh doan|thanh doan|so \S|van phong (?:uy ban nhan dan|hoi dong nhan dan)|thanh tra (?:tinh|thanh pho)|cong an (?:tinh|thanh pho)|bo chi huy quan su)/;

// "hoi dong nhan dan tinh", "cong an tinh", "tinh uy": bodies of a province that are not the people's committee's; not "so y te"
const OF_ITSELF =
  /^(?:hoi dong nhan dan|tinh uy|thanh uy|tinh doan|thanh doan|cong an|bo chi huy|uy ban mat tran|mat tran|lien doan|hoi |lien hiep|bao hiem xa hoi|thong ke|cuc |toa an|vien kiem sat|kho bac|ngan hang|thi hanh an|doan dai bieu|thue )/;

// "ban to chuc tinh uy", "van phong thanh uy"; not "tinh uy" itself
const PARTY_COMMITTEE_AT_END = /\s(Tỉnh ủy|Thành ủy|Tỉnh uỷ|Thành uỷ)$/iu;

// "… tỉnh", "… thành phố" with no name behind: the province of the issuing body
const BARE_PLACE_AT_END = /(?:^|\s)(tỉnh|thành phố)$/iu;

// "Ủy ban nhân dân xã Tân Lập", "Ủy ban nhân dân các xã, phường"; not "Bảo hiểm xã hội", "Ban Quản lý", "Quân sự"
const COMMUNE = /(?<!\p{L})(?:xã(?! hội)|phường|thị trấn|đặc khu|quận|huyện|thị xã)(?!\p{L})/iu;

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
  const place = ownPlace ?? home.place;
  if (place && !isCollectiveOf(key)) {
    // "thành phố Thủ Đức": a place that is itself given work belongs to the province, not to the department that names it
    if (home.place && ownPlace === name && key !== foldUnitName(home.place))
      return { name, aliases: [], within: { kind: 'body', body: committeeOf(home.place) } };
    const party = PARTY_COMMITTEE_AT_END.exec(name)?.[1];
    if (party) return { name, aliases: [], within: { kind: 'body', body: ofItself(party, place) } };
    if (PROVINCIAL.test(key) || BARE_PLACE_AT_END.test(name)) return provincial(name, key, place, ownPlace !== null);
  }
  return { name, aliases: ownOffice(name, key, issuerKey), within: home.issuer ? { kind: 'in-issuer' } : TOP };
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

/** "Văn phòng Sở" of a department is the "Văn phòng" that it also writes. */
const ownOffice = (name: string, key: string, issuerKey: string): string[] =>
  issuerKey.startsWith('so ') && / so$/.test(key) ? [name.replace(/\s+\S+$/, '')] : [];

/** An authority of a province, under its full name; departments belong to the people's committee. */
function provincial(name: string, key: string, place: string, hasPlace: boolean): Placement {
  const isBare = BARE_PLACE_AT_END.test(name);
  const base = hasPlace ? withoutEnd(name, place) : isBare ? name.replace(BARE_PLACE_AT_END, '').trim() : name;
  const committee = committeeOf(place);
  const within: Within = { kind: 'body', body: committee };
  if (COMMUNE.test(name)) return { name, aliases: [], within };
  if (OF_ITSELF.test(key)) return ofItself(base, place);
  const full = `${base} ${place}`;
  if (foldUnitName(full) === foldUnitName(committee.name)) return committee;
  // with and without the place, and as "… tỉnh": all mean the same within the province
  return { name: full, aliases: [base, `${base} ${kindOf(place)}`], within };
}

/** A body of a province that belongs to nobody there: known by its full name, since every province has one. */
function ofItself(base: string, place: string): Placement {
  // "Tỉnh ủy Lạc Giang", "Công an tỉnh Lạc Giang"
  const saysKind = /^(?:tinh|thanh) /.test(foldUnitName(base));
  return { name: `${base} ${saysKind ? place.slice(kindOf(place).length + 1) : place}`, aliases: [], within: TOP };
}

const kindOf = (place: string): string => (/^thành phố/iu.test(place) ? 'thành phố' : 'tỉnh');

/** The people's committee of a province or city: what its departments belong to. */
const committeeOf = (place: string): Placement => ({ name: `Ủy ban nhân dân ${place}`, aliases: [], within: TOP });

const withoutEnd = (name: string, end: string): string =>
  name.toLowerCase().endsWith(end.toLowerCase()) ? name.slice(0, name.length - end.length).trim() : name;
