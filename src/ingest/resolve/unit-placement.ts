import { foldUnitName } from '../../vietnamese/unit-name-key';
import { type Home, placeOf } from './home';
import type { Placement, Within } from './placement';
import { committeeOf, inFull, placeKnown, provincial } from './provincial-placement';
import { bodyOf, cleanUnitName } from './unit-name';
import { centralBySymbols, centralNamed, provinceOf, provincialKind, provincialKindBySymbol } from './unit-registry';

const TOP: Within = { kind: 'top' };

// "chinh phu", "bo y te", "quoc hoi"; not "bo phan mot cua", "bo chi huy quan su tinh", "bo truong", "van phong"
const CENTRAL =
  /^(?:chinh phu|thu tuong|pho thu tuong|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|bo chinh tri|ban bi thu|ban chap hanh trung uong|trung uong|van phong (?:chinh phu|quoc hoi|chu tich nuoc|trung uong)|toa an nhan dan toi cao|vien kiem sat nhan dan toi cao|kiem toan nha nuoc|thanh tra chinh phu|ngan hang nha nuoc|bo (?!phan\b|chi huy\b|mon\b|tu lenh\b|truong\b|nganh\b|co quan\b)\S)/;

// "ban tuyen giao va dan van trung uong", "bao hiem xa hoi viet nam"
const CENTRAL_BY_END = /\s(?:trung uong|trung uong dang|viet nam)$/;

// "uy ban nhan dan tinh", "so tai chinh", "cong an tinh"; not "so" alone, "van phong so"
const PROVINCIAL =
  /^(?:(?:pho )?chu tich )?(?:uy ban nhan dan|hoi dong nhan dan|uy ban mat tran to quoc)\b|^(?:tinh uy|thanh uy|tinh doan|thanh doan|so \S|van phong (?:uy ban nhan dan|hoi dong nhan dan)|thanh tra (?:tinh|thanh pho)|cong an (?:tinh|thanh pho)|bo chi huy quan su)/;

// "ban to chuc tinh uy", "Ban Thường vụ Tỉnh ủy Lào Cai"; not "tinh uy" itself
const PARTY_COMMITTEE_AT_END = /^(.*\S\s(Tỉnh ủy|Thành ủy|Tỉnh uỷ|Thành uỷ))(?:\s+(\p{Lu}[\p{L}\s-]{1,40}))?$/iu;

// "… tỉnh", "… thành phố" with no name behind: the province of the issuing body
const BARE_PLACE_AT_END = /(?:^|\s)(tỉnh|thành phố)$/iu;

// "Ủy ban nhân dân xã Tân Lập", "Ủy ban nhân dân các xã, phường"; not "Bảo hiểm xã hội", "Ban Quản lý", "Quân sự"
const COMMUNE = /(?<!\p{L})(?:xã(?! hội)|phường|thị trấn|đặc khu|quận|huyện|thị xã)(?!\p{L})/iu;

// "uy ban nhan dan tinh, thanh pho", "thu truong co quan ngang bo": in the mouth of a central body, all of them; not "thu tuong"
const EVERY_PROVINCES =
  /^(?:(?:chu tich )?(?:uy ban nhan dan|hoi dong nhan dan)(?: cap)? (?:tinh|thanh pho|xa|huyen)\b|thu truong )/;

// "Tỉnh ủy", "Thành uỷ Đà Nẵng", "Tỉnh đoàn Lạc Giang"; not "Ban Tổ chức Tỉnh ủy"
const PARTY_COMMITTEE = /^((?:tỉnh|thành) (?:ủy|uỷ|đoàn))(?:\s+(\p{Lu}[\p{L}\s-]{1,40}))?$/iu;

/** Bodies named by what they are in the issuing body's own mouth: "Sở" in a department's plan is that department. */
const SELF_NAMES: Readonly<Record<string, RegExp>> = {
  so: /^so /,
  bo: /^bo /,
  'uy ban nhan dan': /^uy ban nhan dan /,
};

/** Bodies that speak for the one above them: what they name without its organisation is that one's. */
const SPOKESMAN = /^(?:van phong uy ban nhan dan|doan kiem tra|doan thanh tra|to kiem tra|to cong tac)\b/;

/** Kinds that every department has too: theirs only with the province's name or kind behind. */
const NEEDS_PLACE: ReadonlySet<string> = new Set(['thanh tra', 'thue', 'thong ke', 'tinh uy']);

export function placeUnit(written: string, home: Home, isCollective = false): Placement {
  const name = bodyOf(cleanUnitName(written));
  const key = foldUnitName(name);
  const issuerKey = home.issuer ? foldUnitName(home.issuer) : '';
  if (key === issuerKey || SELF_NAMES[key]?.test(issuerKey))
    return { name, aliases: [], within: { kind: 'issuer' }, known: null };
  if (isCollective || isCollectiveOf(key)) return collective(name, key, home);
  if (home.place === null && EVERY_PROVINCES.test(key) && placeOf(name) === null && splitBareProvince(name) === null)
    return { ...collective(name, key, home), isClass: true };
  const centre = central(name, key);
  if (centre) return centre;
  const party = partyBody(name, home);
  if (party) return party;
  const placed = inProvince(name, key, home);
  if (placed) return placed;
  const kind = home.place === null ? provincialKind(name) : null;
  const office = ownOffice(name, key, issuerKey);
  return {
    name: office ?? (kind?.belongs === 'committee' ? kind.base : name),
    aliases: office === null ? [] : [name],
    within: organisationOf(home),
    known: null,
    ...(kind ? { isClass: true } : {}),
  };
}

function central(name: string, key: string): Placement | null {
  const known = centralNamed(name) ?? (/^[\p{Lu}&]{3,}$/u.test(name) ? centralBySymbols(name) : null);
  if (known) return placeKnown(known);
  return CENTRAL.test(key) || CENTRAL_BY_END.test(key) ? { name, aliases: [], within: TOP, known: null } : null;
}

function collective(name: string, key: string, home: Home): Placement {
  const isOfCommunes = home.place !== null && PROVINCIAL.test(key) && COMMUNE.test(name);
  const within: Within =
    isOfCommunes && home.place !== null ? { kind: 'body', body: committeeOf(home.place) } : organisationOf(home);
  return { name, aliases: [], within, known: null };
}

/** "Ban Tổ chức Tỉnh ủy" belongs to the party committee of the province that it or the issuer names. */
function partyBody(name: string, home: Home): Placement | null {
  const itself = PARTY_COMMITTEE.exec(name);
  if (itself?.[1]) {
    const kind = /^thành/iu.test(itself[1]) ? 'thành phố' : 'tỉnh';
    const at = itself[2] ? placeOf(`${kind} ${itself[2]}`) : home.place;
    return at === null ? null : inFull(itself[1], at);
  }
  const match = PARTY_COMMITTEE_AT_END.exec(name);
  if (!match?.[1] || !match[2]) return null;
  const kind = /^thành/iu.test(match[2]) ? 'thành phố' : 'tỉnh';
  const place = match[3] ? placeOf(`${kind} ${match[3]}`) : home.place;
  if (place === null) return null;
  return { name: match[1], aliases: [], within: { kind: 'body', body: inFull('Tỉnh ủy', place) }, known: null };
}

function inProvince(name: string, key: string, home: Home): Placement | null {
  const split = placeOf(name) === null ? splitBareProvince(name) : null;
  const ownPlace = split?.place ?? placeOf(name);
  const place = ownPlace ?? home.place;
  if (place === null) return null;
  const short = /^[\p{Lu}&Đg]{3,}$/u.test(name) ? provincialKindBySymbol(name) : null;
  if (short) return inFull(short.base, place);
  if (ownPlace !== null && foldUnitName(name) === foldUnitName(ownPlace)) {
    // "tỉnh Lào Cai": the province that is itself given work; "thành phố Thủ Đức": a place within the issuer's
    if (provinceOf(ownPlace) !== null || home.place === null || foldUnitName(home.place) === key)
      return committeeOf(ownPlace);
    return { name, aliases: [], within: { kind: 'body', body: committeeOf(home.place) }, known: null };
  }
  if (COMMUNE.test(name) && PROVINCIAL.test(key))
    return { name, aliases: [], within: { kind: 'body', body: committeeOf(place) }, known: null };
  const base = split?.base ?? baseOf(name, ownPlace);
  const kind = provincialKind(base);
  const isBare = base === name;
  // "Hội Nông dân" in a commune's paper is the commune's
  if (kind && !(isBare && (NEEDS_PLACE.has(foldUnitName(kind.base)) || COMMUNE.test(home.issuer ?? ''))))
    return inFull(kind.base, place);
  return PROVINCIAL.test(key) || BARE_PLACE_AT_END.test(name) ? provincial(base, place) : null;
}

/** "Sở Công Thương" of "Sở Công Thương tỉnh Lào Cai", "… tỉnh" and "… Lào Cai". */
function baseOf(name: string, ownPlace: string | null): string {
  if (ownPlace === null) return name.replace(BARE_PLACE_AT_END, '').trim() || name;
  const words = name.split(' ');
  for (let at = 1; at < words.length; at++)
    if (foldUnitName(words.slice(at).join(' ')) === foldUnitName(ownPlace)) return words.slice(0, at).join(' ');
  return name;
}

/** "Sở Công Thương Lào Cai": a known kind of body, with a known province's bare name behind. */
function splitBareProvince(name: string): { base: string; place: string } | null {
  const words = name.split(' ');
  for (let at = Math.max(1, words.length - 5); at < words.length; at++) {
    const place = /^\p{Lu}/u.test(words[at] ?? '') ? provinceOfBareName(words.slice(at).join(' ')) : null;
    const base = words.slice(0, at).join(' ');
    if (place !== null && provincialKind(base)) return { base, place };
  }
  return null;
}

const provinceOfBareName = (name: string): string | null =>
  (provinceOf(`tỉnh ${name}`) ?? provinceOf(`thành phố ${name}`))?.place ?? null;

/** The issuing body itself, as its head names it. */
export function placeIssuer(home: Home & { issuer: string }): Placement {
  const name = cleanUnitName(home.issuer);
  const key = foldUnitName(name);
  const centre = central(name, key);
  if (centre) return centre;
  const stranger: Home = { issuer: null, parentAuthority: null, place: home.place };
  const placed = partyBody(name, stranger) ?? (home.place ? inProvince(name, key, stranger) : null);
  if (placed) return placed;
  const above = home.parentAuthority;
  if (!above || foldUnitName(above) === key) return { name, aliases: [], within: TOP, known: null };
  const parentHome: Home = { issuer: above, parentAuthority: null, place: home.place };
  const body = placeIssuer({ ...parentHome, issuer: above });
  return { name, aliases: [], within: { kind: 'body', body }, known: null };
}

/** What a unit belongs to that is named without its organisation: the issuing body, or the one that it speaks for. */
function organisationOf(home: Home): Within {
  if (home.issuer === null) return TOP;
  const key = foldUnitName(home.issuer);
  if (!SPOKESMAN.test(key)) return { kind: 'in-issuer' };
  if (key.startsWith('van phong') && home.place) return { kind: 'body', body: committeeOf(home.place) };
  if (home.parentAuthority === null) return { kind: 'in-issuer' };
  return {
    kind: 'body',
    body: placeIssuer({ issuer: home.parentAuthority, parentAuthority: null, place: home.place }),
  };
}

const isCollectiveOf = (key: string): boolean => /^(?:cac|nhung|tat ca) /.test(key);

/** "Văn phòng Sở" of a department is the "Văn phòng" that it also writes. */
const ownOffice = (name: string, key: string, issuerKey: string): string | null =>
  issuerKey.startsWith('so ') && /\S so$/.test(key) ? name.replace(/\s+\S+$/, '') : null;
