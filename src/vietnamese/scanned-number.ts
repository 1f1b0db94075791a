/** Numbers as scanning leaves them: letters that look like digits. */

/** Letters that stand for a digit where only digits can stand, and what each stands for; null: it can be several. */
const DIGIT_OF: Readonly<Record<string, string | null>> = {
  I: '1',
  l: '1',
  '|': '1',
  O: '0',
  o: '0',
  J: null,
  '%': null,
};

/** The faulty letters of a number's serial, year or term, and the number that is meant where every letter leaves one reading. */
export interface ScannedNumber {
  letters: string;
  meant: string | null;
}

// Matches: the serial and year of "I40/2025/NĐ-CP", the term of "87/2025/QHI5". Must not match: "06-KL/ĐUS".
const PARTS = /^([\dIlJOo|]{1,6})(?:\/([\dIlOo%]{4})(?=\/))?(\/{1,2}|-)(.+)$/u;

/** What scanning did to the number; null where its digits are digits. */
export function readScannedNumber(number: string): ScannedNumber | null {
  const match = PARTS.exec(number);
  if (match === null) return null;
  const [, serial = '', year = '', slash = '', symbol = ''] = match;
  // Matches: "QHI5", "UBTVQHl5". Must not match: "QĐ-UBND".
  const term = /^((?:UBTV)?QH)([\dIlO]{2})$/u.exec(symbol);
  const digits = serial + year + (term?.[2] ?? '');
  // Matches: a letter among digits. Must not match: a digit.
  const letters = digits.replace(/\d/g, '');
  if (letters === '') return null;
  const meant = [...digits].map((character) => (character in DIGIT_OF ? DIGIT_OF[character] : character));
  if (meant.includes(null)) return { letters, meant: null };
  const read = meant.join('');
  const ofYear = year === '' ? '' : `/${read.slice(serial.length, serial.length + 4)}`;
  return {
    letters,
    meant: `${read.slice(0, serial.length)}${ofYear}${slash}${term === null ? symbol : `${term[1]}${read.slice(-2)}`}`,
  };
}
