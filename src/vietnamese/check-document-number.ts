import { type DocumentNumber, parseDocumentNumber, tidyDocumentNumber } from './document-number';
import { documentTypeOf } from './document-type';
import { fold } from './fold';

/** What is to be said of a number: nothing, or why it cannot be right, and which number is meant where that is certain. */
export type NumberCheck = { status: 'WELL_FORMED' } | { status: 'SUSPECT'; reason: string; meantNumber: string | null };

/** Agencies whose symbol has one right spelling; the others are near misses seen in real texts. */
const AGENCY_SPELLINGS: ReadonlyArray<{ right: string; wrong: readonly string[]; who: string }> = [
  { right: 'TTg', wrong: ['Tg', 'TT', 'TTG'], who: 'Thủ tướng Chính phủ' },
  { right: 'CP', wrong: ['Cp', 'CHP'], who: 'Chính phủ' },
];

/** The agency's symbol that an issuer's name stands for, where the field has exactly one. */
const AGENCY_OF_ISSUER: Readonly<Record<string, string>> = {
  'chinh phu': 'CP',
  'thu tuong chinh phu': 'TTg',
  'thu tuong': 'TTg',
};

const OK: NumberCheck = { status: 'WELL_FORMED' };

/**
 * Whether a cited number can be right, given the type word before it and the issuer named beside it.
 * Spacing, kinds of dash and case of a whole symbol in capitals are no faults.
 */
export function checkDocumentNumber(number: string, typeWord: string, issuer: string | null = null): NumberCheck {
  const written = tidyDocumentNumber(number);
  const parsed = parseDocumentNumber(written);
  if (parsed === null) {
    return suspect(
      `"${written}" has none of the forms of a document number, such as 30/2020/NĐ-CP, 133/QĐ-UBND, 57-NQ/TW or 61/2024/QH15.`,
    );
  }
  return (
    checkDoubleSlash(written) ??
    checkYear(written, parsed) ??
    checkAgency(written, parsed, typeWord, issuer) ??
    checkType(written, parsed, typeWord) ??
    OK
  );
}

function suspect(reason: string, meantNumber: string | null = null): NumberCheck {
  return { status: 'SUSPECT', reason, meantNumber };
}

function checkDoubleSlash(written: string): NumberCheck | null {
  if (!written.includes('//')) return null;
  return suspect(`"${written}" has a doubled slash.`, written.replace('//', '/'));
}

function checkYear(written: string, parsed: DocumentNumber): NumberCheck | null {
  if (parsed.year === null || (parsed.year >= 1945 && parsed.year <= 2100)) return null;
  return suspect(`"${written}" names the year ${parsed.year}, which no document of the State bears.`);
}

function checkAgency(
  written: string,
  parsed: DocumentNumber,
  typeWord: string,
  issuer: string | null,
): NumberCheck | null {
  const { agency, typeAbbreviation, style } = parsed;
  if (agency === null || typeAbbreviation === null || style === 'PARTY') return null;
  const replaceAgency = (right: string) => `${written.slice(0, written.length - agency.length)}${right}`;
  const only = documentTypeOf(typeWord)?.only;
  if (
    only?.length === 1 &&
    only[0] !== undefined &&
    agency.toLowerCase() !== only[0].toLowerCase() &&
    fold(typeAbbreviation) === 'nd'
  ) {
    const meant = replaceAgency(only[0]);
    return suspect(
      `"${written}" names ${agency} as the issuer, but a ${documentTypeOf(typeWord)?.name} is issued by Chính phủ alone, so ${meant} is meant.`,
      meant,
    );
  }
  const isAllCaps = written === written.toUpperCase();
  for (const { right, wrong, who } of AGENCY_SPELLINGS) {
    if (!wrong.includes(agency) || (isAllCaps && agency === right.toUpperCase())) continue;
    const meant = replaceAgency(right);
    return suspect(`"${written}" ends in ${agency}; the symbol of ${who} is ${right}, so ${meant} is meant.`, meant);
  }
  const expected = issuer === null ? undefined : AGENCY_OF_ISSUER[fold(issuer)];
  if (
    expected !== undefined &&
    agency.toLowerCase() !== expected.toLowerCase() &&
    ['CP', 'TTg'].some((a) => a.toLowerCase() === agency.toLowerCase())
  ) {
    return suspect(
      `"${written}" bears the symbol ${agency}, but the text names ${issuer} as its issuer, whose symbol is ${expected}.`,
    );
  }
  return null;
}

function checkType(written: string, parsed: DocumentNumber, typeWord: string): NumberCheck | null {
  const type = documentTypeOf(typeWord);
  if (type === null || type.name === 'Văn bản' || type.name === 'Công văn') return null;
  const isLaw = ['Luật', 'Bộ luật', 'Pháp lệnh', 'Hiến pháp'].includes(type.name);
  if (isLaw) {
    if (parsed.style === 'NATIONAL_ASSEMBLY' || parsed.year === null) return null;
    return suspect(
      `"${written}" is cited as a ${type.name}, but laws bear the National Assembly's symbol, such as 61/2024/QH15.`,
    );
  }
  if (parsed.typeAbbreviation === null || type.abbreviations.length === 0) return null;
  const abbreviation = fold(parsed.typeAbbreviation);
  if (type.abbreviations.some((a) => fold(a) === abbreviation)) return null;
  return suspect(
    `"${written}" bears the type ${parsed.typeAbbreviation}, but it is cited as a ${type.name} (${type.abbreviations.join(' or ')}).`,
  );
}
