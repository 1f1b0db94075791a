import type { Chance } from '../seeded-chance';
import { FORM_REWRITES } from './forms';
import { isBroken } from './layout';
import { DOMAINS, INVENTED_DOMAINS, INVENTED_PLACES, PLACES } from './places';
import type { Rewrite } from './rewrite';

const longestFirst = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length);
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
const isCaps = (text: string) => text === text.toUpperCase();

/**
 * Each name that the text speaks of becomes another one, the same one everywhere; capitals stay capitals. No two become the
 * same one: "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ" would name one unit for two.
 */
function renamed(
  text: string,
  names: readonly string[],
  to: readonly string[],
  before: string,
  chance: Chance,
): string {
  const shuffled = chance.shuffled(to);
  const others = new Map(names.map((name, i) => [name.toLowerCase(), shuffled[i] ?? name]));
  const pattern = new RegExp(`(${before})(${longestFirst(names).map(escaped).join('|')})(?![\\p{L}\\d])`, 'giu');
  return text.replace(pattern, (whole, lead: string, name: string) => {
    if (name.charAt(0) !== name.charAt(0).toUpperCase()) return whole;
    const other = others.get(name.replace(/\s+/g, ' ').toLowerCase()) ?? name;
    return lead + (isCaps(name) ? other.toUpperCase() : other);
  });
}

// Matches: the gap before "Lào Cai" in "tỉnh Lào Cai". Must not match: inside a word or a symbol such as "/UBND".
const PLACE_BEFORE = '(?<![\\p{L}\\d/-])';
// Matches: "Sở " of "Sở Tài chính", "Bộ " of "BỘ Y TẾ". Must not match: "cán bộ ".
const DOMAIN_BEFORE = '(?<![\\p{L}\\d]|cán )(?:Sở|Bộ)\\s+';
// Matches: "Sở " of "Sở Tài chính". Must not match: "trụ sở ".
const DEPARTMENT_BEFORE = '(?<![\\p{L}\\d]|trụ |cơ )Sở\\s+';

/**
 * A text whose lines are broken at a width, or laid out in columns, keeps the names that fit it: who writes others breaks it
 * anew, and what would be read is a text that nobody writes.
 */
const unlessBroken =
  (rewrite: Rewrite): Rewrite =>
  (text, chance) =>
    isBroken(text) ? text : rewrite(text, chance);

const otherPlaces: Rewrite = (text, chance) => renamed(text, PLACES, PLACES, PLACE_BEFORE, chance);
const otherUnits: Rewrite = unlessBroken((text, chance) => renamed(text, DOMAINS, DOMAINS, DOMAIN_BEFORE, chance));
/** No list of the program has these names. Ministries keep theirs: they are a closed list by law, by which cells without rules are told apart. */
const inventedPlaces: Rewrite = (text, chance) => renamed(text, PLACES, INVENTED_PLACES, PLACE_BEFORE, chance);
const inventedUnits: Rewrite = unlessBroken((text, chance) =>
  renamed(text, DOMAINS, INVENTED_DOMAINS, DEPARTMENT_BEFORE, chance),
);

/** The numbers of documents get other digits, the same ones everywhere: 12/QĐ-UBND becomes 47/QĐ-UBND. */
const otherNumbers: Rewrite = (text, chance) => {
  const others = new Map<string, string>();
  const taken = new Set<string>();
  const other = (number: string): string => {
    let made = others.get(number);
    while (made === undefined || (made !== others.get(number) && taken.has(made))) {
      made = number.replace(/\d/g, (_, at: number) => String(at === 0 ? 1 + chance.below(9) : chance.below(10)));
      if (!taken.has(made) || taken.size > 800) break;
    }
    others.set(number, made);
    taken.add(made);
    return made;
  };
  // Matches: "844" of "844/QĐ-TTg", "57" of "57-NQ/TW", "32" of "32/2024/NĐ-CP". Must not match: the day of "15/8/2026".
  return text.replace(/(?<![\d/.,])\d{1,5}(?=\s?\/\s?(?:(?:19|20)\d\d\s?\/)?\s?\p{Lu}|-\p{Lu}[\p{L}]{1,3}\/)/gu, other);
};

/** Every year moves by the same distance, and with it dates and numbers. */
const otherYears: Rewrite = (text, chance) => {
  const by = chance.oneOf([-2, -1, 1, 2]);
  // Matches: "2024" of "32/2024/NĐ-CP", "năm 2026", "2026-2030". Must not match: "2024" of "12.024", "2.024".
  return text.replace(/(?<![\d.,])20[0-3]\d(?![\d.,]\d|\d)/gu, (year) => String(Number(year) + by));
};

/** Days from 11 to 27 move by the same distance, within those. */
const otherDays: Rewrite = (text, chance) => {
  const by = 1 + chance.below(16);
  const moved = (day: string) => String(11 + ((Number(day) - 11 + by) % 17));
  return (
    text
      // Matches: "15" of "15/8/2026", "15/12/2025". Must not match: "15" of "15/2025/NĐ-CP".
      .replace(/(?<![\d/])(?:1[1-9]|2[0-7])(?=\/\d{1,2}\/\d{4}(?!\d))/gu, moved)
      // Matches: "15" of "ngày 15 tháng". Must not match: "15 ngày".
      .replace(/(?<=[Nn]gày )(?:1[1-9]|2[0-7])(?= tháng)/gu, moved)
  );
};

/** Headings in capitals with a number become headings in small letters, and type words get another case. */
const otherCase: Rewrite = (text, chance) =>
  text
    .split('\n')
    .map((line, i, lines) => {
      // a heading that goes on below in capitals would be cut in two
      const below = lines[i + 1]?.trim() ?? '';
      if (below !== '' && isCaps(below)) return line;
      // Matches: "II. NHIỆM VỤ". Must not match: "II. Nhiệm vụ".
      const heading = /^(\s*(?:[IVX]{1,5}|\d{1,2})\.\s+)([\p{Lu} ,-]{6,80})$/u.exec(line);
      if (heading === null || chance.below(2) === 0) return line;
      const words = (heading[2] ?? '').toLowerCase();
      return `${heading[1]}${words.charAt(0).toUpperCase()}${words.slice(1)}`;
    })
    .join('\n')
    // Matches: "Nghị quyết số". Must not match: "nghị quyết".
    .replace(/(Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư) số/gu, (whole, type: string) =>
      chance.below(3) === 0 ? `${type.replace(/ \p{Ll}/u, (letter) => letter.toUpperCase())} số` : whole,
    );

const OLD_PLACEMENT: ReadonlyArray<readonly [string, string]> = [
  ['hòa', 'hoà'],
  ['hóa', 'hoá'],
  ['ủy', 'uỷ'],
  ['thủy', 'thuỷ'],
  ['tòa', 'toà'],
  ['khóa', 'khoá'],
  ['xóa', 'xoá'],
  ['thỏa', 'thoả'],
];

/** The tone stands on the other vowel: "hòa" and "hoà", "Ủy" and "Uỷ". */
const otherTonePlacement: Rewrite = (text, chance) => {
  const isOldWanted = chance.below(2) === 0;
  let out = text;
  for (const [modern, old] of OLD_PLACEMENT) {
    const [from, to] = isOldWanted ? [modern, old] : [old, modern];
    for (const [a, b] of [
      [from, to],
      [capitalised(from), capitalised(to)],
      [from.toUpperCase(), to.toUpperCase()],
    ] as const)
      out = out.replace(new RegExp(`${a}(?!\\p{L})`, 'gu'), b);
  }
  return out;
};
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A line of a head in two columns is no longer; a longer one with a gap is a paragraph typed carelessly, and broken with the others. */
const LONGEST_HEAD = 160;

/** Long paragraphs are broken at a width, as a mail or a text export does; lines of tables and of heads stay. */
const otherLineBreaks: Rewrite = (text, chance) => {
  if (chance.below(3) === 0) return text.replaceAll('\n', '\r\n');
  const width = 90 + chance.below(30);
  return text
    .split('\n')
    .map((line) =>
      line.length <= width || line.includes('|') || (line.length <= LONGEST_HEAD && /\s{3,}/.test(line.trim()))
        ? line
        : broken(line, width),
    )
    .join('\n');
};

/** The line broken at the width, which counts letters: one that is written as two characters, as in NFD, takes no more room. */
function broken(line: string, width: number): string {
  const lines: string[] = [];
  let rest = line.normalize('NFC');
  const isDecomposed = rest.length < line.length;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    if (at <= 0) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  const text = [...lines, rest].join('\n');
  return isDecomposed ? text.normalize('NFD') : text;
}

/** Letters that a scanner, a font or a typist's keyboard confuses, and spaces of other kinds. */
const ocrFaults: Rewrite = (text, chance) => {
  const some = (pattern: RegExp, to: string, oneIn: number) => (t: string) =>
    t.replace(pattern, (from) => (chance.below(oneIn) === 0 ? to : from));
  return [
    some(/Đ/gu, 'Ð', 4),
    some(/đ/gu, 'ð', 20),
    some(/ư/gu, 'ƣ', 30),
    some(/(?<=\p{L}) (?=\p{L})/gu, '\u00a0', 25),
    some(/(?<=\d)\/(?=\d{4}\/)/gu, '⁄', 5),
    some(/(?<=[NQT][ĐQT])-(?=[CTU])/gu, '‑', 5),
  ].reduce((t, fault) => fault(t), text);
};

const decomposed: Rewrite = (text) => text.normalize('NFD');

export const REWRITES: Readonly<Record<string, Rewrite>> = {
  'other provinces': otherPlaces,
  'other units': otherUnits,
  'other numbers': otherNumbers,
  'other years': otherYears,
  'other days': otherDays,
  'letter case': otherCase,
  'tone placement': otherTonePlacement,
  'line breaks': otherLineBreaks,
  'OCR faults': ocrFaults,
  NFD: decomposed,
  'invented provinces': inventedPlaces,
  'invented units': inventedUnits,
  ...FORM_REWRITES,
};
