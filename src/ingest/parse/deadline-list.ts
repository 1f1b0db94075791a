import type { Span } from '../parsed-document';

// Matches: several periods that share their first word: "Quý II, IV/2026", "Tháng 1, 4, 7 và 10 năm 2026". Must not match: "Quý I - II/2026".
const SHARED =
  /([Qq]u[ýí]|[Tt]háng) ((?:IV|I{1,3}|\d{1,2})(?:(?:, | và |,)(?:(?:[Qq]u[ýí]|[Tt]háng) )?(?:IV|I{1,3}|\d{1,2})){1,11})((?: ?\/ ?| năm )20\d{2})?(?![A-Za-zÀ-ɏẠ-ỹ\d/])/u;
// Matches: two whole periods: "Quý II/2026 và Quý IV/2026", "30/6/2026, 31/12/2026", "ngày 15/6 và 15/12/2026". Must not match: "Năm 2026 và các năm tiếp theo".
const WHOLE =
  /((?:[Qq]u[ýí] (?:IV|I{1,3}|[1-4])|[Tt]háng \d{1,2}|(?:[Nn]gày )?\d{1,2}\/\d{1,2})(?:(?:\/| năm )20\d{2})?)(?:,| và|, và| hoặc) ((?:[Qq]u[ýí] (?:IV|I{1,3}|[1-4])|[Tt]háng \d{1,2}|(?:[Nn]gày )?\d{1,2}\/\d{1,2})(?:\/| năm )20\d{2})(?![\d/])/u;
const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };

/** One period of a list, with the words that read as it: the shared first word and the shared year added. */
export interface ListedPeriod extends Span {
  words: string;
}

/** The single periods that the words list, or null where they list none, or a stretch that runs on: "Quý I, II/2026". */
export function listedPeriods(text: string): ListedPeriod[] | null {
  const whole = WHOLE.exec(text);
  if (whole !== null) {
    const [all, first = '', second = ''] = whole;
    // Matches: the year that a period ends with. Must not match: a month.
    const year = /(?:\/| năm )20\d{2}$/u.exec(second)?.[0] ?? '';
    const secondAt = whole.index + all.length - second.length;
    return [
      {
        words: withDay(/20\d{2}$/u.test(first) ? first : `${first}${year}`),
        start: whole.index,
        end: whole.index + first.length,
      },
      { words: withDay(second), start: secondAt, end: secondAt + second.length },
    ];
  }
  const shared = SHARED.exec(text);
  if (shared === null) return null;
  const [, head = '', list = '', year = ''] = shared;
  const listAt = shared.index + head.length + 1;
  // Matches: each number of the list. Must not match: the head word.
  const items = [...list.matchAll(/IV|I{1,3}|\d{1,2}/gu)];
  const numbers = items.map(([item]) => ROMAN[item] ?? Number(item));
  // Matches: a head word of its own. Must not match: figures.
  const repeats = /[A-Za-zÀ-ɏẠ-ỹ]{4,}|[Qq]u[ýí]/u.test(list.replace(/ và /gu, ', '));
  const runsOn = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] as number) + 1);
  if (runsOn && !repeats) return null;
  return items.map((item) => ({
    words: `${head} ${item[0]}${year}`,
    start: listAt + item.index,
    end: listAt + item.index + item[0].length,
  }));
}

/** "15/12/2026" and "15/6/2026" read as days; "15/6" alone needs the word. */
function withDay(words: string): string {
  return /^\d{1,2}\/\d{1,2}$/u.test(words) ? `ngày ${words}` : words;
}
