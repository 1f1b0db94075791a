import type { DocumentNumber } from './document-number';
import { contradicts } from './document-symbols';
import { documentTypeOf, documentTypesByAbbreviation } from './document-type';
import { fold } from './fold';
import { type Suspicion, suspect } from './suspicion';

/** Agencies whose symbol has one right spelling; the others are near misses seen in real texts. */
const AGENCY_SPELLINGS: ReadonlyArray<{ right: string; wrong: readonly string[]; who: string }> = [
  { right: 'TTg', wrong: ['Tg', 'TT', 'ttg', 'TTq', 'TTh', 'Ttg'], who: 'Thủ tướng Chính phủ' },
  { right: 'CP', wrong: ['Cp', 'CHP', 'cp', 'CPh', 'GP'], who: 'Chính phủ' },
  { right: 'UBND', wrong: ['UBDN', 'UNBD', 'UBNN', 'UBNDT', 'ubnd', 'UBN'], who: 'Ủy ban nhân dân' },
  { right: 'HĐND', wrong: ['HDND', 'HĐDN', 'hđnd'], who: 'Hội đồng nhân dân' },
];
/** The letters that are "Thanh tra" as often as a slip of TTg, and the types of which Thủ tướng issues any. */
const INSPECTION = 'TT';
const OF_THE_PRIME_MINISTER: ReadonlySet<string> = new Set(['QD', 'CT', 'CD']);
/** Agencies of the State that no Party document bears, and the other way round. Matches: "UBND"; "TU". Must not match: "BCĐ", "ĐU". */
const STATE_AGENCY = /^(?:CP|TTg|UBND|HĐND)$/iu;
const PARTY_AGENCY = /^(?:TW|TU)$/u;
/** Agencies that issue no document of the type. */
const NEVER: ReadonlyArray<readonly [type: string, agency: RegExp, who: string]> = [
  // Matches: the TTg of "12/2020/TT-TTg". Must not match: "BTC".
  ['Thông tư', /^(?:CP|TTg|UBND|HĐND)$/u, 'ministers and heads of ministerial agencies'],
  // Matches: the UBND of "12/NQ-UBND". Must not match: "HĐND", "CP".
  ['Nghị quyết', /^(?:TTg|UBND)$/u, 'collective bodies such as Chính phủ and Hội đồng nhân dân'],
];
/** Types whose numbers have borne the year since the first law on issuing legal documents (1996), with their only symbols. */
const NEEDS_YEAR = new Set(['Nghị định', 'Thông tư', 'Thông tư liên tịch']);

/** What is wrong with the type and agency of a number, else null. */
export function checkSymbol(
  written: string,
  parsed: DocumentNumber,
  typeWord: string,
  issuer: string | null,
  issuedOn: string | null,
): Suspicion | null {
  return (
    checkSpelling(written, parsed, typeWord, issuer) ??
    checkPartyStyle(written, parsed) ??
    checkParts(written, parsed, typeWord, issuedOn) ??
    checkType(written, parsed, typeWord) ??
    checkAgency(written, parsed, typeWord) ??
    checkIssuer(written, parsed, issuer)
  );
}

/** Letters of the right type and agency in the wrong case or without their marks: "45/qđ-ubnd", "12/QD-UBND", "866/QĐ-Tg". */
function checkSpelling(
  written: string,
  { typeAbbreviation, agency, style }: DocumentNumber,
  typeWord: string,
  issuer: string | null,
) {
  if (agency === null || typeAbbreviation === null) return null;
  const isAllCaps = written === written.toUpperCase();
  const folded = fold(typeAbbreviation);
  const rightType = documentTypeOf(typeWord)?.abbreviations.find((a) => fold(a) === folded);
  const spelling = AGENCY_SPELLINGS.find(
    ({ right, wrong }) =>
      wrong.includes(agency) &&
      !(isAllCaps && agency === right.toUpperCase()) &&
      !(agency === INSPECTION && isOfInspection(folded, issuer)),
  );
  const lowerAgency = agency === agency.toLowerCase() && style !== 'PARTY';
  const rightAgency = spelling?.right ?? (lowerAgency ? agency.toUpperCase() : agency);
  // Matches: "KH", "ctr" of a symbol whose case alone differs. Must not match: "QD" for "QĐ".
  const typeDiffers = rightType !== undefined && rightType.toUpperCase() !== typeAbbreviation.toUpperCase();
  const lowerType = rightType !== undefined && typeAbbreviation === typeAbbreviation.toLowerCase();
  if (rightAgency === agency && !typeDiffers && !lowerType) return null;
  const head = written.slice(0, written.length - agency.length);
  const meant = `${typeDiffers || lowerType ? head.replace(typeAbbreviation, rightType as string) : head}${rightAgency}`;
  const isSmall = lowerType && lowerAgency;
  const what = isSmall
    ? 'is in small letters'
    : spelling !== undefined
      ? `ends in ${agency}; the symbol of ${spelling.who} is ${spelling.right}`
      : typeDiffers
        ? `writes ${typeAbbreviation} for ${rightType}`
        : 'is partly in small letters';
  return suspect(`"${written}" ${what}, so ${meant} is meant.`, meant);
}

/** Whether TT stands for Thanh tra: in "10/KL-TT", and in "5/QĐ-TT" where the text names an inspectorate. */
function isOfInspection(type: string, issuer: string | null): boolean {
  return !OF_THE_PRIME_MINISTER.has(type.toUpperCase()) || fold(issuer ?? '').includes('thanh tra');
}

/** The State writes 133/QĐ-UBND, the Party 57-NQ/TW: one with the other's punctuation. */
function checkPartyStyle(written: string, { serial, year, typeAbbreviation, agency, style }: DocumentNumber) {
  if (agency === null || typeAbbreviation === null) return null;
  if (style === 'PARTY' && STATE_AGENCY.test(agency)) {
    const meant = `${serial}/${typeAbbreviation}-${agency}`;
    return suspect(`"${written}" is punctuated as the Party's numbers are, but ${agency} is the State's.`, meant);
  }
  if (style !== 'PARTY' && PARTY_AGENCY.test(agency)) {
    const meant = year === null ? `${serial}-${typeAbbreviation}/${agency}` : null;
    return suspect(`"${written}" is punctuated as the State's numbers are, but ${agency} is the Party's.`, meant);
  }
  return null;
}

/** A part of the symbol that is not there: the type, the agency, the hyphen between them, the year. */
function checkParts(written: string, parsed: DocumentNumber, typeWord: string, issuedOn: string | null) {
  const { serial, year, typeAbbreviation, agency, style } = parsed;
  const type = documentTypeOf(typeWord);
  if (type === null || type.abbreviations.length === 0) return null;
  const yearPart = year === null ? '' : `/${year}`;
  const abbreviations = type.abbreviations;
  if (style === 'DISPATCH' && agency !== null && type.name !== 'Công văn') {
    const own = abbreviations.find((a) => agency.toUpperCase().startsWith(a.toUpperCase()));
    if (own !== undefined && agency.length === own.length)
      return suspect(`"${written}" names no issuing agency behind ${own}.`);
    const rest = own === undefined ? '' : agency.slice(own.length);
    // Matches: "TTg", "UBND", "BTC", "SCT" glued to the type. Must not match: "ND-x".
    if (own !== undefined && /^(?:CP|TTg|TTG|UBND|HĐND|B\p{Lu}{1,6}|S\p{Lu}{1,6})$/u.test(rest)) {
      const meant = `${serial}${yearPart}/${own}-${rest}`;
      return suspect(`"${written}" lacks the hyphen between ${own} and ${rest}, so ${meant} is meant.`, meant);
    }
    // Matches: "TTg" of "21/TTg". Must not match: "UB". From 2004 on (Nghị định 110/2004/NĐ-CP) a typed document bears its type
    if (
      issuedOn !== null &&
      issuedOn >= '2005' &&
      /^(?:TTg|CP|UBND|HĐND)$/u.test(agency) &&
      abbreviations.length === 1
    ) {
      const meant = `${serial}${yearPart}/${abbreviations[0]}-${agency}`;
      return suspect(`"${written}" lacks the letters of its type, ${abbreviations[0]}.`, meant);
    }
    return null;
  }
  if (
    style === 'STATE_ADMINISTRATIVE' &&
    NEEDS_YEAR.has(type.name) &&
    abbreviations.some((a) => fold(a) === fold(typeAbbreviation ?? '')) &&
    (issuedOn === null || issuedOn >= '1998')
  ) {
    const meant = issuedOn === null ? null : `${serial}/${issuedOn.slice(0, 4)}/${typeAbbreviation}-${agency}`;
    return suspect(`"${written}" lacks the year that the number of every ${type.name} bears.`, meant);
  }
  return null;
}

function checkType(written: string, parsed: DocumentNumber, typeWord: string): Suspicion | null {
  const type = documentTypeOf(typeWord);
  if (type === null || type.name === 'Văn bản' || type.name === 'Công văn') return null;
  if (['Luật', 'Bộ luật', 'Pháp lệnh', 'Hiến pháp'].includes(type.name)) {
    if (parsed.style === 'NATIONAL_ASSEMBLY' || parsed.year === null) return null;
    return suspect(
      `"${written}" is cited as a ${type.name}, but laws bear the National Assembly's symbol, such as 61/2024/QH15.`,
    );
  }
  if (parsed.style === 'NATIONAL_ASSEMBLY' && type.name !== 'Nghị quyết' && type.name !== 'Lệnh')
    return suspect(`"${written}" bears the National Assembly's symbol, but it is cited as a ${type.name}.`);
  if (parsed.typeAbbreviation === null || type.abbreviations.length === 0) return null;
  const abbreviation = fold(parsed.typeAbbreviation);
  if (type.abbreviations.some((a) => fold(a) === abbreviation)) return null;
  if (documentTypesByAbbreviation(parsed.typeAbbreviation).length === 0) return null;
  return suspect(
    `"${written}" bears the type ${parsed.typeAbbreviation}, but it is cited as a ${type.name} (${type.abbreviations.join(' or ')}).`,
  );
}

function checkAgency(written: string, { agency, typeAbbreviation, style }: DocumentNumber, typeWord: string) {
  if (agency === null || typeAbbreviation === null || style === 'PARTY') return null;
  const type = documentTypeOf(typeWord);
  const only = type?.only?.[0];
  if (only !== undefined && agency.toLowerCase() !== only.toLowerCase()) {
    const meant = `${written.slice(0, written.length - agency.length)}${only}`;
    return suspect(
      `"${written}" names ${agency} as the issuer, but a ${type?.name} is issued by Chính phủ alone, so ${meant} is meant.`,
      meant,
    );
  }
  const never = NEVER.find(([name, pattern]) => name === type?.name && pattern.test(agency));
  if (never === undefined) return null;
  return suspect(`"${written}" names ${agency} as the issuer, but a ${never[0]} is issued by ${never[2]}.`);
}

/** The symbol says another issuer than the text: the number identifies the document, so it is what is meant. */
function checkIssuer(written: string, { agency, style }: DocumentNumber, issuer: string | null): Suspicion | null {
  if (agency === null || issuer === null || style === 'DISPATCH' || !contradicts(agency, issuer)) return null;
  return suspect(`"${written}" bears the symbol ${agency}, but the text names ${issuer} as its issuer.`, written);
}
