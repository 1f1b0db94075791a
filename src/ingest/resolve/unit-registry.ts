import { CENTRAL_UNITS, type CentralUnit } from '../../vietnamese/central-units';
import { PROVINCES, type Province, provinceNamed } from '../../vietnamese/provinces';
import { PROVINCIAL_UNITS, type ProvincialUnit } from '../../vietnamese/provincial-units';
import { foldUnitName } from '../../vietnamese/unit-name-key';

/**
 * What the registry says of a body. The registry is a list in the program (`src/vietnamese/*-units.ts`, `provinces.ts`);
 * a body of it gets a row when a document first names it, or one that it came from or went into (decision 0010).
 */
export interface KnownUnit {
  /** Its own for good: "bo tai chinh", "lao cai/so cong thuong". */
  key: string;
  /** Its name, with the place where it has one. */
  name: string;
  /** Other names, as they may be written in the same organisation. */
  aliases: readonly string[];
  /** What it belongs to; null: nothing. */
  parent: KnownUnit | null;
  validFrom: string | null;
  validTo: string | null;
}

export interface Succession {
  predecessor: KnownUnit;
  successor: KnownUnit;
  /** The day on which the successor took over. */
  on: string;
}

const centralByKey = new Map<string, CentralUnit>();
const centralBySymbol = new Map<string, CentralUnit>();
for (const unit of CENTRAL_UNITS) {
  for (const name of [unit.name, ...unit.aliases]) centralByKey.set(foldUnitName(name), unit);
  for (const symbol of unit.symbols) centralBySymbol.set(symbol.toUpperCase(), unit);
}

const kindByKey = new Map<string, ProvincialUnit>();
const kindBySymbol = new Map<string, ProvincialUnit>();
for (const kind of PROVINCIAL_UNITS) {
  for (const name of [kind.base, ...kind.aliases]) kindByKey.set(foldUnitName(name), kind);
  for (const symbol of kind.symbols) kindBySymbol.set(symbol.toUpperCase(), kind);
}

const central = (unit: CentralUnit): KnownUnit => ({
  key: foldUnitName(unit.name),
  name: unit.name,
  aliases: [...unit.aliases, ...unit.symbols.filter((symbol) => symbol.length > 2)],
  parent: unit.parent === null ? null : (centralNamed(unit.parent) as KnownUnit),
  validFrom: unit.validFrom,
  validTo: unit.validTo,
});

/** The body at the centre that a name means, by any of its names; null where it is none. */
export function centralNamed(name: string): KnownUnit | null {
  const unit = centralByKey.get(foldUnitName(name));
  return unit === undefined ? null : central(unit);
}

/** The body at the centre that letters stand for: "BTC"; null where they are none's. */
export function centralBySymbols(symbol: string): KnownUnit | null {
  const unit = centralBySymbol.get(symbol.toUpperCase());
  return unit === undefined ? null : central(unit);
}

/** The kind of provincial body that a name without its place means, or that letters stand for: "SCT"; null for any other. */
export function provincialKind(base: string): ProvincialUnit | null {
  return kindByKey.get(foldUnitName(base)) ?? null;
}

export function provincialKindBySymbol(symbol: string): ProvincialUnit | null {
  return kindBySymbol.get(symbol.toUpperCase()) ?? null;
}

/** The people's committee of a province, which its departments belong to. */
export function committeeIn(province: Province): KnownUnit {
  const { place } = province;
  return {
    key: `${province.key}/uy ban nhan dan`,
    name: `Ủy ban nhân dân ${place}`,
    aliases: [place],
    parent: null,
    validFrom: null,
    validTo: province.validTo,
  };
}

/** The body of a kind that a province has. `name` as placement makes it. */
export function provincialIn(
  province: Province,
  kind: ProvincialUnit,
  name: string,
  aliases: readonly string[],
): KnownUnit {
  const ends = [province.validTo, kind.validTo].filter((day) => day !== null).sort();
  return {
    key: `${province.key}/${foldUnitName(kind.base)}`,
    name,
    aliases,
    parent: kind.belongs === 'committee' ? committeeIn(province) : null,
    validFrom: kind.validFrom,
    validTo: ends[0] ?? null,
  };
}

/** Names a body of a province in full: as placement does, handed in so that names are made in one place. */
export type NameInFull = (province: Province, kind: ProvincialUnit | null) => KnownUnit;

/** The mergers and renamings that a body took part in, on either side. */
export function successionsOf(known: KnownUnit, nameInFull: NameInFull): Succession[] {
  const [provincePart, kindPart] = known.key.split('/');
  return kindPart === undefined
    ? centralSuccessions(known)
    : provincialSuccessions(known, PROVINCES.get(provincePart ?? ''), kindPart, nameInFull);
}

const CENTRAL_SUCCESSIONS: readonly Succession[] = CENTRAL_UNITS.flatMap((unit) => {
  const successor = unit.into && centralNamed(unit.into.name);
  return unit.into && successor ? [{ predecessor: central(unit), successor, on: unit.into.on }] : [];
});

const centralSuccessions = ({ key }: KnownUnit): Succession[] =>
  CENTRAL_SUCCESSIONS.filter(({ predecessor, successor }) => predecessor.key === key || successor.key === key);

function provincialSuccessions(
  known: KnownUnit,
  province: Province | undefined,
  kindKey: string,
  nameInFull: NameInFull,
): Succession[] {
  if (!province) return [];
  const made: Succession[] = [];
  const kind = kindByKey.get(kindKey) ?? null;
  // the same kind of body in the provinces that were merged; a department abolished before the merger had no successor there
  if (kind === null || kind.validTo === null) {
    for (const { key, on } of province.from) {
      const former = PROVINCES.get(key);
      if (former) made.push({ predecessor: nameInFull(former, kind), successor: known, on });
    }
    const whole = province.into && PROVINCES.get(province.into.key);
    if (province.into && whole)
      made.push({ predecessor: known, successor: nameInFull(whole, kind), on: province.into.on });
  }
  if (kind?.into) {
    const next = kindByKey.get(foldUnitName(kind.into.base));
    if (next) made.push({ predecessor: known, successor: nameInFull(province, next), on: kind.into.on });
  }
  for (const earlier of PROVINCIAL_UNITS)
    if (kind !== null && earlier.into?.base === kind.base)
      made.push({ predecessor: nameInFull(province, earlier), successor: known, on: earlier.into.on });
  return made;
}

/** The province that a place means: "tỉnh Lào Cai"; null where the registry has none of that name and kind. */
export const provinceOf = (place: string): Province | null => {
  const province = provinceNamed(place);
  // "thành phố Lạng Sơn" was a town of the province: the kind must be the same
  return province !== null && isCity(place) === isCity(province.place) ? province : null;
};

const isCity = (place: string): boolean => /^(?:thanh pho|tp)/.test(foldUnitName(place));
