/**
 * Source of a pattern for a number as Vietnamese writes it. Matches: "95,5", "2.989,5", "10.006.866.385", "05", "10 000".
 * Must not match past its end: the "," of "12, 13" or the "." that ends a sentence.
 */
export const NUMBER_SOURCE = '\\d{1,3}(?:[. ]\\d{3})+(?!\\d)(?:,\\d+)?|\\d+(?:,\\d+)?(?:\\.\\d{1,2}(?!\\d))?';

// Matches: "2.989,5", "10 000". Must not match: "1.5", "12.34.56".
const GROUPED = /^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/;
// Matches: "95,5", "05". Must not match: "1,2,3".
const PLAIN = /^\d+(?:,\d+)?$/;
// Matches: "99.86", a decimal point where the text breaks the rule. Must not match: "1.500", which is a thousand and a half.
const POINT = /^\d+\.\d{1,2}$/;

/** The number that the text as a whole says, else null. The comma is decimal, the dot groups thousands, zeros may lead. */
export function parseNumber(text: string): number | null {
  // Matches: a no-break space. Must not match: a plain one.
  const number = text.trim().replace(/\u00a0/g, ' ');
  // Matches: the groups' dots of "2.989,5". Must not match: the comma.
  if (GROUPED.test(number)) return Number(number.replace(/[. ]/g, '').replace(',', '.'));
  if (PLAIN.test(number)) return Number(number.replace(',', '.'));
  if (POINT.test(number)) return Number(number);
  return null;
}
