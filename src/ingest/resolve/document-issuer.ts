import { parseDocumentNumber } from '../../vietnamese/document-number';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Home } from './home';
import { centralBySymbols, provincialKindBySymbol } from './unit-registry';

// "BNV", "BNN&MT", "TW", "TTCP"; not "BCĐ" (a steering committee), "BQL", "UBND", "SNV": every province has one
const CENTRAL_AGENCY =
  /^(?:CP|TTG|VPCP|TW|TTCP|NHNN|KTNN|TANDTC|VKSNDTC|HĐTP|B(?!CĐ|CH|QL|TV|TG|DV|TT$)[A-ZĐ&]{1,7})(?:-|$)/u;

// "Chủ tịch" of "Chủ tịch Ủy ban nhân dân tỉnh", "Giám đốc" of "Giám đốc Sở Y tế"; not "Thủ tướng Chính phủ"
const OFFICE_HOLDER = /^(?:(?:Phó )?Chủ tịch|(?:Phó )?Giám đốc|Bộ trưởng|Thứ trưởng)\s+(?=\p{Lu})/u;

// "Tỉnh ủy" of "Ban Thường vụ Tỉnh ủy Lào Cai"; not "Ban Tổ chức"
const PARTY_COMMITTEE = /(?:Tỉnh|Thành) (?:ủy|uỷ)(?:\s+\p{Lu}[\p{L}\s-]{1,40})?$/iu;

/** Who issued a document, and on whose word. */
export interface DocumentIssuer {
  name: string | null;
  /**
   * The body in whose numbering it stands, where that is another: what a province's standing committee issues is numbered
   * as its party committee's.
   */
  owner: string | null;
  /**
   * CENTRAL: its symbol is one body's in the whole country, so the issuer does not tell two documents apart. WRITTEN: the
   * text says so. ASSUMED: the text says nothing, and the issuing body's own province is meant. UNKNOWN: nobody can say.
   */
  basis: 'CENTRAL' | 'WRITTEN' | 'ASSUMED' | 'UNKNOWN';
}

/**
 * The body under whose number a cited document goes. An office-holder numbers documents as the body does: "17/CT-UBND của
 * Chủ tịch Ủy ban nhân dân tỉnh" is the committee's.
 */
export function issuerOfDocument(number: string | null, written: string | null, home: Home): DocumentIssuer {
  const body = written?.replace(OFFICE_HOLDER, '') ?? null;
  const parsed = number === null ? null : parseDocumentNumber(number);
  if (parsed?.style === 'NATIONAL_ASSEMBLY') {
    const name = /UBTVQH/iu.test(number ?? '') ? 'Ủy ban Thường vụ Quốc hội' : 'Quốc hội';
    return { name, owner: null, basis: 'CENTRAL' };
  }
  const agency = parsed?.agency?.toUpperCase() ?? '';
  if (CENTRAL_AGENCY.test(agency)) return { name: centralIssuer(agency, body), owner: null, basis: 'CENTRAL' };
  const party = /^TU(?:-|$)/u.test(agency) ? partyCommittee(body, home) : null;
  if (body !== null) return { name: body, owner: party, basis: 'WRITTEN' };
  if (party !== null) return { name: party, owner: party, basis: 'ASSUMED' };
  const own = ownBody(agency, home);
  return own === null ? { name: null, owner: null, basis: 'UNKNOWN' } : { name: own, owner: null, basis: 'ASSUMED' };
}

const NOWHERE: Home = { issuer: null, parentAuthority: null, place: null };

/** Its symbol is one body's in the whole country, wherever it is cited and whoever is named with it. */
export const isCentralNumber = (number: string | null): boolean =>
  issuerOfDocument(number, null, NOWHERE).basis === 'CENTRAL';

/** The body that a symbol is; the Party's "TW" is the Politburo's, the Secretariat's and others', as the text says. */
function centralIssuer(agency: string, body: string | null): string | null {
  if (agency.startsWith('TW')) return body;
  const first = agency.split('-')[0] ?? '';
  return centralBySymbols(first)?.name ?? body;
}

function partyCommittee(body: string | null, home: Home): string | null {
  const named = body === null ? null : (PARTY_COMMITTEE.exec(body)?.[0] ?? null);
  const isBare = named === null || foldUnitName(named).split(' ').length === 2;
  if (!isBare) return named;
  if (home.place === null) return named;
  const isCity = /^thành phố/iu.test(home.place);
  return `${isCity ? 'Thành' : 'Tỉnh'} ủy ${home.place.replace(/^(?:tỉnh|thành phố)\s+/iu, '')}`;
}

/** The body of the issuing body's own province that a symbol stands for: "UBND-KT", "HĐND", "SNNMT-QLĐĐ". */
function ownBody(agency: string, home: Home): string | null {
  if (home.place === null) return null;
  const first = agency.split(/[-.]/)[0] ?? '';
  if (first === 'UBND') return `Ủy ban nhân dân ${home.place}`;
  if (first === 'HĐND') return `Hội đồng nhân dân ${home.place}`;
  const kind = first.length > 2 ? provincialKindBySymbol(first) : null;
  return kind?.belongs === 'committee' ? `${kind.base} ${home.place}` : null;
}
