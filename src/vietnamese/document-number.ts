import { documentTypesByAbbreviation } from './document-type';

export type NumberStyle = 'STATE_NORMATIVE' | 'STATE_ADMINISTRATIVE' | 'PARTY' | 'NATIONAL_ASSEMBLY' | 'DISPATCH';

/** The parts of a number and symbol, e.g. "23/2021/QĐ-TTg" → 23, 2021, QĐ, TTg. */
export interface DocumentNumber {
  serial: string;
  year: number | null;
  /** The year with as many digits as are written. */
  writtenYear: string | null;
  typeAbbreviation: string | null;
  /** As the symbol names it; for a dispatch with the drafting unit: "UBND-KT". */
  agency: string | null;
  style: NumberStyle;
}

/** The number without white space and with plain hyphens, as it is kept: "52 - CT/TW" → "52-CT/TW". Case and faults stay. */
export function tidyDocumentNumber(number: string): string {
  return PLAIN_NUMBER.test(number) ? number : tidied(number);
}

/** Most numbers are tidy. Matches: "12/QĐ-UBND", "24/ĐN-CTYa". Must not match: "52 - CT/TW", "12/QÐ-UBND" with U+00D0, "ế". */
const PLAIN_NUMBER = /^[\w/.&Đđ-]+$/;

function tidied(number: string): string {
  return (
    number
      .normalize('NFC')
      // Matches: the spaces of "52 - CT/TW". Must not match: "52-CT/TW".
      .replace(/[\s\u00a0]+/g, '')
      // Matches: the dash of "QĐ–TTg". Must not match: "/".
      .replace(/[‐‑‒–—―−]/g, '-')
      // Matches: "8⁄2025". Must not match: "8/2025".
      .replace(/⁄/g, '/')
      // Matches: Ð (U+00D0). Must not match: Đ (U+0110).
      .replace(/[Ðð]/g, (d) => (d === 'Ð' ? 'Đ' : 'đ'))
  );
}

/** The key under which two writings of one number meet: tidied, case folded, accents kept ("QĐ" is not "QD"). */
export function documentNumberKey(number: string): string {
  return tidyDocumentNumber(number).toLowerCase();
}

const SERIAL = '\\d{1,6}(?:\\.\\d{1,4})?[a-zđ]?';
/** A year, or what a slip of the hand made of one. */
const YEAR = '\\d{2,5}';
// Matches: "61/2024/QH15", "119/2026/UBTVQH15". Must not match: "03/2021/QĐ-TTg".
const NATIONAL_ASSEMBLY = new RegExp(`^(${SERIAL})/(${YEAR})/((?:UBTV)?QH\\d{1,2})$`, 'iu');
// Matches: "06-KL/ĐUS", "3260-KH/ĐĐQH15", "57-NQ/TW". Must not match: "133/QĐ-UBND".
const PARTY = new RegExp(`^(${SERIAL})-([A-Za-zÀ-ɏẠ-ỹ]{1,5})/([A-Za-zÀ-ɏẠ-ỹ\\d.&-]+)$`, 'u');
// Matches: "32/2024/NĐ-CP", "66.17/2026/NQ-CP", "01/2016/TTLT-BLĐTBXH-BTC". Must not match: "133/QĐ-UBND".
const NORMATIVE = new RegExp(`^(${SERIAL})/(${YEAR})/{1,2}([A-Za-zÀ-ɏẠ-ỹ]{1,5})-([A-Za-zÀ-ɏẠ-ỹ\\d.&/-]+)$`, 'u');
// Matches: "133/QĐ-UBND", "5472/KH-SLĐTBXH", "78/VBHN-VPQH", "133//QĐ-UBND". Must not match: "5973/UBND-KT" (its first part is no type).
const ADMINISTRATIVE = new RegExp(`^(${SERIAL})/{1,2}([A-Za-zÀ-ɏẠ-ỹ]{1,5})-([A-Za-zÀ-ɏẠ-ỹ\\d.&/-]+)$`, 'u');
// Matches: "5973/UBND-KT", "24/ST-PL", "2416/HCMTBa-ATBV", "03/2026/VLN/CV-TA". Must not match: "12/2026".
const DISPATCH = new RegExp(`^(${SERIAL})/(?:(${YEAR})/)?([A-Za-zÀ-ɏẠ-ỹ][A-Za-zÀ-ɏẠ-ỹ\\d.&/-]*)$`, 'u');

/** The parts of a number and symbol, or null where it has no form that the field uses. White space in it does not count. */
export function parseDocumentNumber(number: string): DocumentNumber | null {
  const text = tidyDocumentNumber(number);
  let match = NATIONAL_ASSEMBLY.exec(text);
  if (match) return parts(match[1], match[2], null, match[3], 'NATIONAL_ASSEMBLY');
  match = PARTY.exec(text);
  if (match) return parts(match[1], undefined, match[2], match[3], 'PARTY');
  match = NORMATIVE.exec(text);
  if (match && isType(match[3])) return parts(match[1], match[2], match[3], match[4], 'STATE_NORMATIVE');
  match = ADMINISTRATIVE.exec(text);
  if (match && isType(match[2])) return parts(match[1], undefined, match[2], match[3], 'STATE_ADMINISTRATIVE');
  match = DISPATCH.exec(text);
  if (match) return parts(match[1], match[2], null, match[3], 'DISPATCH');
  return null;
}

function isType(abbreviation: string | undefined): boolean {
  return abbreviation !== undefined && documentTypesByAbbreviation(abbreviation).length > 0;
}

function parts(
  serial: string | undefined,
  year: string | undefined,
  typeAbbreviation: string | null | undefined,
  agency: string | undefined,
  style: NumberStyle,
): DocumentNumber {
  return {
    serial: serial ?? '',
    year: year === undefined ? null : Number(year),
    writtenYear: year ?? null,
    typeAbbreviation: typeAbbreviation ?? null,
    agency: agency ?? null,
    style,
  };
}
