import { termsIn } from './assembly-terms';
import { checkSymbol } from './check-document-symbol';
import { type DocumentNumber, parseDocumentNumber, tidyDocumentNumber } from './document-number';
import { readScannedNumber } from './scanned-number';
import { type Suspicion, suspect } from './suspicion';

/** What is to be said of a number: nothing, or why it cannot be right, and which number is meant where that is certain. */
export type NumberCheck = { status: 'WELL_FORMED' } | Suspicion;

/** What stands around a cited number. */
export interface NumberSurroundings {
  issuer?: string | null;
  /** The day of issue that the text gives it, YYYY-MM-DD. */
  issuedOn?: string | null;
  /** The day of the document that cites it. */
  citedOn?: string | null;
}

/**
 * Whether a cited number can be right, given the type word before it and what stands around it.
 * Spacing, kinds of dash and case of a whole symbol in capitals are no faults.
 */
export function checkDocumentNumber(
  number: string,
  typeWord: string,
  { issuer = null, issuedOn = null, citedOn = null }: NumberSurroundings = {},
): NumberCheck {
  const written = tidyDocumentNumber(number);
  const spelling = checkDigits(written) ?? checkPunctuation(written) ?? checkMissingTerm(written, typeWord);
  if (spelling !== null) return spelling;
  const parsed = parseDocumentNumber(written);
  if (parsed === null) {
    return suspect(
      `"${written}" has none of the forms of a document number, such as 30/2020/NĐ-CP, 133/QĐ-UBND, 57-NQ/TW or 61/2024/QH15.`,
    );
  }
  return (
    checkYear(written, parsed, issuedOn, citedOn) ??
    checkTerm(written, parsed) ??
    checkSymbol(written, parsed, typeWord, issuer, issuedOn) ?? { status: 'WELL_FORMED' }
  );
}

function checkDigits(written: string): Suspicion | null {
  const scanned = readScannedNumber(written);
  if (scanned === null) return null;
  const are = scanned.letters.length > 1 ? 'characters that are no digits' : 'a character that is no digit';
  return suspect(
    `"${written}" has ${are}, "${scanned.letters}", where only digits can stand${scanned.meant === null ? '.' : `, so ${scanned.meant} is meant.`}`,
    scanned.meant,
  );
}

function checkPunctuation(written: string): Suspicion | null {
  if (written.includes('//')) return suspect(`"${written}" has a doubled slash.`, written.replace('//', '/'));
  // Matches: "66.4.2025/NQ-CP". Must not match: "66.17/2026/NQ-CP".
  const dotted = /^(\d{1,6}(?:\.\d{1,3})?)\.(\d{4})(\/[A-Za-zÀ-ɏẠ-ỹ].*)$/u.exec(written);
  if (dotted) {
    const meant = `${dotted[1]}/${dotted[2]}${dotted[3]}`;
    return suspect(`"${written}" has a dot before the year where a slash belongs, so ${meant} is meant.`, meant);
  }
  // Matches: "133-QĐ-UBND", "57-NQ-TW". Must not match: "57-NQ/TW".
  const dashed = /^(\d{1,6})-([A-Za-zÀ-ɏẠ-ỹ]{2,3})-([A-Za-zÀ-ɏẠ-ỹ][A-Za-zÀ-ɏẠ-ỹ\d-]*)$/u.exec(written);
  if (dashed) {
    const [, serial, type, agency = ''] = dashed;
    const meant = /^T[WU]$/u.test(agency) ? `${serial}-${type}/${agency}` : `${serial}/${type}-${agency}`;
    return suspect(`"${written}" has no slash, so ${meant} is meant.`, meant);
  }
  // Matches: "12/QĐ/UBND". Must not match: "03/2026/VLN/CV-TA".
  const slashed = /^(\d{1,6}(?:\/\d{4})?\/(?:QĐ|NĐ|NQ|CT|KH|TB|TT|BC|KL))\/(\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\d-]*)$/u.exec(written);
  if (slashed) {
    const meant = `${slashed[1]}-${slashed[2]}`;
    return suspect(`"${written}" has a slash before the agency where a hyphen belongs, so ${meant} is meant.`, meant);
  }
  // Matches: "11/2026CV-YVG". Must not match: "11/2026/CV-YVG".
  const glued = /^(\d{1,6}\/\d{4})([A-Za-zÀ-ɏẠ-ỹ].*)$/u.exec(written);
  if (glued) {
    const meant = `${glued[1]}/${glued[2]}`;
    return suspect(`"${written}" lacks the slash behind its year, so ${meant} is meant.`, meant);
  }
  return null;
}

function checkMissingTerm(written: string, typeWord: string): Suspicion | null {
  // Matches: "64/2025", "64/2025/QH". Must not match: "64/2025/QH15".
  const short = /^(\d{1,3})\/(\d{4})(?:\/QH)?$/u.exec(written);
  if (short === null) return null;
  const terms = termsIn(Number(short[2]));
  const isAssembly = ['Luật', 'Bộ luật', 'Nghị quyết'].includes(typeWord);
  const meant = terms.length === 1 && isAssembly ? `${short[1]}/${short[2]}/QH${terms[0]}` : null;
  return suspect(
    `"${written}" lacks the National Assembly's symbol, as in 61/2024/QH15${meant === null ? '.' : `, so ${meant} is meant.`}`,
    meant,
  );
}

function checkYear(
  written: string,
  parsed: DocumentNumber,
  issuedOn: string | null,
  citedOn: string | null,
): Suspicion | null {
  const { year } = parsed;
  if (year === null) return null;
  const yearOfDay = issuedOn?.slice(0, 4) ?? null;
  const withYear = (right: string) => written.replace(`/${parsed.writtenYear}/`, `/${right}/`);
  if (parsed.writtenYear?.length !== 4) {
    const meant = yearOfDay === null ? null : withYear(yearOfDay);
    return suspect(`"${written}" names the year ${parsed.writtenYear}, which is no year of four digits.`, meant);
  }
  if (year < 1945 || year > 2100)
    return suspect(`"${written}" names the year ${year}, which no document of the State bears.`);
  if (citedOn !== null && year > Number(citedOn.slice(0, 4)))
    return suspect(
      `"${written}" names the year ${year}, but the document that cites it is of ${citedOn.slice(0, 4)}.`,
      yearOfDay !== null && yearOfDay <= citedOn.slice(0, 4) ? withYear(yearOfDay) : null,
    );
  return null;
}

function checkTerm(written: string, { style, year, agency }: DocumentNumber): Suspicion | null {
  if (style !== 'NATIONAL_ASSEMBLY' || year === null || agency === null) return null;
  // Matches: the "15" of "QH15". Must not match: letters.
  const term = Number(/\d+$/.exec(agency)?.[0]);
  const terms = termsIn(year);
  if (terms.length === 0 || terms.includes(term)) return null;
  const meant = terms.length === 1 ? written.replace(/\d+$/, String(terms[0])) : null;
  return suspect(
    `"${written}" names the National Assembly's term ${term}, but in ${year} it was term ${terms.join(' or ')}${meant === null ? '.' : `, so ${meant} is meant.`}`,
    meant,
  );
}
