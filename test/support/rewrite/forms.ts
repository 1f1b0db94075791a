import type { Chance } from '../seeded-chance';
import { isBroken, isLaidOut } from './layout';
import type { Rewrite } from './rewrite';

/** How a number or a heading looks, not what it says. */

const some = (text: string, pattern: RegExp, to: (match: string) => string, oneIn: number, chance: Chance): string =>
  text.replace(pattern, (match) => (chance.below(oneIn) === 0 ? to(match) : match));

// Matches: "1626/QĐ-TTg", "32/2024/NĐ-CP" behind "số ". Must not match: "15/8/2026", "57-NQ/TW", the number of the head.
const STATE_NUMBER =
  /(?<=(?<![Ss]ố:? )[Ss]ố )\d{2,5}(?:\/\d{4})?\/(?:QĐ|NĐ|NQ|CT|TT|KH)-(?:CP|TTg|UBND|HĐND|B\p{Lu}{1,7})(?![\p{L}\d-])/gu;

/** One fault of a scan or a typist in a number: a letter for a digit, a space, a doubled slash. The citation stays. */
const faultyNumbers: Rewrite = (text, chance) =>
  some(
    text,
    STATE_NUMBER,
    (number) => {
      switch (chance.below(4)) {
        case 0:
          // a number keeps a digit of its own: "ll/QĐ-TTg" is no number to anybody
          return /^\d*[2-9]/.test(number)
            ? number.replace(
                /^(\d*?)([01])/,
                (_, before: string, digit: string) => before + (digit === '0' ? 'O' : chance.oneOf(['l', 'I'])),
              )
            : number;
        case 1:
          return number.replace('-', chance.oneOf([' -', '- ', ' - ']));
        case 2:
          return number.replace('/', chance.oneOf([' /', '/ ']));
        default:
          return number.replace(/\/(?=\p{Lu})/u, '//');
      }
    },
    4,
    chance,
  );

/** "Ủy ban nhân dân" and "UBND" stand for each other in sentences; a symbol has letters only, though a fault set spaces in it: "QĐ - UBND". */
const otherCommittee: Rewrite = (text, chance) =>
  chance.below(2) === 0
    ? text.replace(/[ỦU][ỷy] ban nhân dân/gu, 'UBND')
    : text.replace(/(?<![\p{L}\d/-]|\/\p{Lu}{2} ?- )UBND(?= [\p{Ll}])/gu, 'Ủy ban nhân dân');

/** "1." and "1)", at the beginning of lines, throughout the text. */
const otherNumbering: Rewrite = (text) => text.replace(/^([ \t]*\d{1,2})\. (?=\p{L})/gmu, '$1) ');

/** "-", "–" and "•" begin the items of a list, the same one throughout the text. */
const otherBullets: Rewrite = (text, chance) => {
  const bullet = chance.oneOf(['–', '•', '—']);
  return text.replace(/^([ \t]*)- (?=\p{L})/gmu, `$1${bullet} `);
};

/** Straight quotation marks and curved ones. */
const otherQuotes: Rewrite = (text) =>
  text.includes('“') ? text.replace(/[“”]/g, '"') : text.replace(/"([^"\n]{1,300})"/g, '“$1”');

/** Two spaces for one, as careless typing leaves them; where lines are broken or laid out at a width they are the gap between two cells. */
const doubleSpaces: Rewrite = (text, chance) =>
  isBroken(text) || isLaidOut(text) ? text : some(text, /(?<=\p{L}) (?=\p{L})/gu, () => '  ', 12, chance);

/** Empty lines before numbered paragraphs and bullets, where the sentence above has ended. */
const emptyLines: Rewrite = (text, chance) =>
  some(text, /(?<=^[^|\n]*[.;:])\n(?=[ \t]*(?:\d{1,2}\.|[a-zđ]\)|[-+]) ?\p{L}[^|\n]*$)/gmu, () => '\n\n', 2, chance);

/** Headings with a Roman number, in capitals throughout. */
const capitalHeadings: Rewrite = (text) =>
  text.replace(
    /^([IVX]{1,5}\. )(\p{Lu}[\p{L} ,-]{5,70})$/gmu,
    (_, number: string, words: string) => number + words.toUpperCase(),
  );

export const FORM_REWRITES: Readonly<Record<string, Rewrite>> = {
  'faulty numbers': faultyNumbers,
  'UBND in full or short': otherCommittee,
  'numbering with brackets': otherNumbering,
  'other bullets': otherBullets,
  'other quotation marks': otherQuotes,
  'double spaces': doubleSpaces,
  'empty lines': emptyLines,
  'capital headings': capitalHeadings,
};
