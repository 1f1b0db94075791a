import { parseDocumentNumber } from '../../vietnamese/document-number';

/** Central bodies that sign alone under a symbol: the symbol names the issuer where the text does not. */
const ISSUERS: Readonly<Record<string, string>> = {
  CP: 'Chính phủ',
  TTG: 'Thủ tướng Chính phủ',
  VPCP: 'Văn phòng Chính phủ',
};

/** Who issued a document, as far as its number and symbol say so; null where many bodies share the symbol. */
export function issuerBySymbol(number: string): string | null {
  const parsed = parseDocumentNumber(number);
  if (!parsed) return null;
  if (parsed.style === 'NATIONAL_ASSEMBLY') return /UBTVQH/i.test(number) ? 'Ủy ban Thường vụ Quốc hội' : 'Quốc hội';
  return ISSUERS[parsed.agency?.toUpperCase() ?? ''] ?? null;
}
