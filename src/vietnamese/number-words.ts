const DIGITS: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const DIGIT = 'một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín';

/** Source of a pattern for a number from 2 to 99 in words. Matches: "hai mươi lăm", "mười hai", "Bảy". Must not match: "mười phần". No groups. */
export const NUMBER_WORDS_SOURCE = `(?:(?:[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Bb]ẩy|[Tt]ám|[Cc]hín) mươi(?: (?:${DIGIT}))?|[Mm]ười(?: (?:${DIGIT}))?|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín)`;

/** The number that the words say, 1 to 99, else null. */
export function parseNumberWords(text: string): number | null {
  const words = text.trim().toLowerCase().split(' ');
  const last = DIGITS[words.at(-1) ?? ''];
  if (words.length === 1) return words[0] === 'mười' ? 10 : (last ?? null);
  if (words[0] === 'mười') return words.length === 2 && last !== undefined ? 10 + last : null;
  const tens = DIGITS[words[0] ?? ''];
  if (tens === undefined || words[1] !== 'mươi') return null;
  if (words.length === 2) return tens * 10;
  return words.length === 3 && last !== undefined ? tens * 10 + last : null;
}
