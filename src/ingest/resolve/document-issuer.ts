import { parseDocumentNumber } from '../../vietnamese/document-number';
import type { Home } from './home';

/** Central bodies that sign alone under a symbol: the symbol names the issuer, whatever the text says. */
const BY_SYMBOL: Readonly<Record<string, string>> = {
  CP: 'Chính phủ',
  TTG: 'Thủ tướng Chính phủ',
  VPCP: 'Văn phòng Chính phủ',
};

// "BNV", "BNN&MT", "TW", "TTCP"; not "BCĐ" (a steering committee), "BQL", "UBND", "SNV": every province has one
const CENTRAL_AGENCY =
  /^(?:CP|TTG|VPCP|TW|TTCP|NHNN|KTNN|TANDTC|VKSNDTC|HĐTP|B(?!CĐ|CH|QL|TV|TG|DV|TT$)[A-ZĐ&]{1,7})(?:-|$)/u;

// "Chủ tịch" of "Chủ tịch Ủy ban nhân dân tỉnh", "Giám đốc" of "Giám đốc Sở Y tế"; not "Thủ tướng Chính phủ"
const OFFICE_HOLDER = /^(?:(?:Phó )?Chủ tịch|(?:Phó )?Giám đốc|Bộ trưởng|Thứ trưởng)\s+(?=\p{Lu})/u;

/** Who issued a document, and on whose word. */
export interface DocumentIssuer {
  name: string | null;
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
  if (parsed?.style === 'NATIONAL_ASSEMBLY')
    return {
      name: /UBTVQH/iu.test(number ?? '') ? 'Ủy ban Thường vụ Quốc hội' : 'Quốc hội',
      basis: 'CENTRAL',
    };
  const agency = parsed?.agency?.toUpperCase() ?? '';
  if (CENTRAL_AGENCY.test(agency)) return { name: BY_SYMBOL[agency] ?? body, basis: 'CENTRAL' };
  if (body !== null) return { name: body, basis: 'WRITTEN' };
  if (home.place !== null && /^UBND(?:-|$)/u.test(agency))
    return { name: `Ủy ban nhân dân ${home.place}`, basis: 'ASSUMED' };
  if (home.place !== null && /^HĐND(?:-|$)/u.test(agency))
    return { name: `Hội đồng nhân dân ${home.place}`, basis: 'ASSUMED' };
  return { name: null, basis: 'UNKNOWN' };
}
