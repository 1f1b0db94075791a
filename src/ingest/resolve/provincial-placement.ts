import type { Province } from '../../vietnamese/provinces';
import type { ProvincialUnit } from '../../vietnamese/provincial-units';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Placement, Within } from './placement';
import {
  committeeIn,
  type KnownUnit,
  type NameInFull,
  provinceOf,
  provincialIn,
  provincialKind,
} from './unit-registry';

const TOP: Within = { kind: 'top' };

// "hoi dong nhan dan tinh", "cong an tinh", "tinh uy": bodies of a province that are not the people's committee's; not "so y te"
const OF_ITSELF =
  /^(?:hoi dong nhan dan|tinh uy|thanh uy|tinh doan|thanh doan|cong an|bo chi huy|uy ban mat tran|mat tran|lien doan|hoi |lien hiep|bao hiem xa hoi|thong ke|cuc |toa an|vien kiem sat|kho bac|ngan hang|thi hanh an|doan dai bieu|thue(?: |$))/;

/** A body of the registry, where it says. */
export function placeKnown(known: KnownUnit): Placement {
  // a ministry belongs to the Government and is yet found without it: it is once in the country
  const isProvincial = known.key.includes('/');
  const within: Within =
    isProvincial && known.parent ? { kind: 'body', body: placeKnown(known.parent) } : { kind: 'top' };
  return { name: known.name, aliases: [...known.aliases], within, known };
}

/** A body of a province by its kind, under its full name: "Sở Công Thương tỉnh Lào Cai". */
export const inFull = (base: string, place: string): Placement => provincial(base, place);

/** The body of a province in the registry, as it is named in full. */
export const nameInFull: NameInFull = (province, kind) =>
  kind === null ? committeeIn(province) : (inFull(kind.base, province.place).known as KnownUnit);

/** An authority of a province, under its full name; departments belong to the people's committee. */
export function provincial(base: string, place: string): Placement {
  const committee = committeeOf(place);
  if (foldUnitName(`${base} ${place}`) === foldUnitName(committee.name)) return committee;
  const kind = provincialKind(base);
  const isOwn = kind ? kind.belongs === 'itself' : OF_ITSELF.test(foldUnitName(base));
  return isOwn ? ofItself(base, kind, place) : department(base, kind, place, committee);
}

function department(base: string, kind: ProvincialUnit | null, place: string, committee: Placement): Placement {
  const official = kind?.base ?? base;
  const others = [...(kind?.aliases ?? []), ...(kind?.symbols ?? [])];
  // with and without the place, and as "… tỉnh": all mean the same within the province
  const aliases = [...new Set([official, base, `${official} ${kindOf(place)}`, ...others])];
  const name = `${official} ${place}`;
  const within: Within = { kind: 'body', body: committee };
  return { name, aliases, within, known: knownIn(provinceOf(place), kind, name, aliases) };
}

/** A body of a province that belongs to nobody there: known by its full name, since every province has one. */
function ofItself(base: string, kind: ProvincialUnit | null, place: string): Placement {
  // "Tỉnh ủy Lạc Giang", "Thành ủy Sông Trăng"; "Công an tỉnh Lạc Giang"
  const isParty = /^(?:tinh|thanh) (?:uy|doan)$/.test(foldUnitName(base));
  const bare = place.slice(kindOf(place).length + 1);
  if (isParty) {
    const word = kindOf(place) === 'tỉnh' ? 'Tỉnh' : 'Thành';
    const name = `${word} ${/đoàn$/iu.test(base) ? 'đoàn' : 'ủy'} ${bare}`;
    return { name, aliases: [], within: TOP, known: knownIn(provinceOf(place), kind, name, []) };
  }
  const official = kind?.base ?? base;
  const name = `${official} ${place}`;
  const aliases = (kind?.aliases ?? []).map((alias) => `${alias} ${place}`);
  return { name, aliases, within: TOP, known: knownIn(provinceOf(place), kind, name, aliases) };
}

const knownIn = (province: Province | null, kind: ProvincialUnit | null, name: string, aliases: string[]) =>
  province !== null && kind !== null ? provincialIn(province, kind, name, aliases) : null;

const kindOf = (place: string): string => (/^thành phố/iu.test(place) ? 'thành phố' : 'tỉnh');

/** The people's committee of a province or city: what its departments belong to. */
export function committeeOf(place: string): Placement {
  const province = provinceOf(place);
  return province
    ? placeKnown(committeeIn(province))
    : { name: `Ủy ban nhân dân ${place}`, aliases: [], within: TOP, known: null };
}
