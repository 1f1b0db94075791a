import { findAll } from '../../vietnamese/find-all';
import { fold } from '../../vietnamese/fold';
import { NUMBER_WORDS_SOURCE, parseNumberWords } from '../../vietnamese/number-words';
import { parseRoman } from '../../vietnamese/roman';
import type { DeclaredItemMention, Section } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';

/** A declared number of items, and the annex that is said to hold them; `annex` is its number without zeros, or null. */
export interface Declaration extends Omit<DeclaredItemMention, 'presentCount'> {
  annex: string | null;
  /** What is counted are the annexes themselves: "05 phụ lục kèm theo". */
  countsAnnexes: boolean;
}

/** A count, in figures or words. Matches: "22", "mười hai (12)", "hai mươi lăm". Must not match: the year of "năm 2026". Two groups. */
const COUNT = `(?<![A-Za-zÀ-ɏẠ-ỹ\\d.,/%–-])(?<!(?:[Nn]ăm|[Nn]gày|[Tt]háng|Điều|[Kk]hoản|[Đđ]iểm|(?<![Dd]anh )[Mm]ục|[Tt]rang|[Pp]hụ lục|[Bb]iểu|số) )(?:(\\d{1,3})|(${NUMBER_WORDS_SOURCE})(?: \\(\\d{1,3}\\))?)`;
/** What is counted. Matches: "nhiệm vụ", "dự án". Must not match: "nhóm nhiệm vụ". One group. */
const NOUN =
  '(nội dung|chỉ tiêu|nhiệm vụ|công việc|đề án|văn bản|chương trình|kế hoạch|đầu việc|tài liệu|dự án|thủ tục|hạng mục|giải pháp|sản phẩm)(?![A-Za-zÀ-ɏẠ-ỹ])';
/** The words between the noun and what follows. Matches: " trọng tâm chủ yếu". Must not match: past a bracket, a figure or a stop. */
const TAIL = '(?:,? [^().;:\\d]{1,80}?)?';
/** An annex. Matches: "Phụ lục số 02", "biểu 3", "phụ lục". Must not match: "Phụ lục I Nghị định số 30". One group. */
const ANNEX =
  '((?:[Pp]hụ lục|PHỤ LỤC|[Bb]iểu)(?: (?:số|mẫu số))?(?: ?(?:\\d{1,2}[A-Za-z]?|[IVX]{1,4})(?![A-Za-zÀ-ɏẠ-ỹ\\d/]))?)(?! ?(?:\\d|[IVX]{1,4}(?![A-Za-zÀ-ɏẠ-ỹ])))(?! (?:ban hành )?(?:kèm theo )?(?:của )?(?:Nghị định|Thông tư|Luật|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch) số)';
const ATTACHED = '(?:ban hành )?(?:kèm theo|đính kèm)';

interface Form {
  pattern: RegExp;
  /** Which groups hold the count in figures, in words, the noun and the annex's label; 0: none does. */
  groups: { figures: number; words: number; noun: number; label: number };
}

const FORMS: readonly Form[] = [
  // Matches: "18 nội dung (đính kèm phụ lục 01)", "27 nhiệm vụ (chi tiết tại Phụ lục II kèm theo)". Must not match: "22 chỉ tiêu chủ yếu".
  {
    pattern: new RegExp(`${COUNT} ${NOUN}${TAIL} ?\\((?:[^()]{0,40}? )?${ANNEX}[^()]{0,40}\\)`, 'gu'),
    groups: { figures: 1, words: 2, noun: 3, label: 4 },
  },
  // Matches: "45 nhiệm vụ tại Phụ lục số 02", "19 chỉ tiêu chi tiết theo Biểu số 01". Must not match: "5 nhiệm vụ cho Sở Nội vụ".
  {
    pattern: new RegExp(`${COUNT} ${NOUN}${TAIL} (?:tại|theo|trong|ở) (?:các )?${ANNEX}`, 'gu'),
    groups: { figures: 1, words: 2, noun: 3, label: 4 },
  },
  // Matches: "Phụ lục III gồm 9 đề án", "Phụ lục 1: 12 văn bản", "Phụ lục 2: Danh mục 24 dự án", "Phụ lục (31 nhiệm vụ)". Must not match: "Phụ lục 1 ban hành kèm theo".
  {
    pattern: new RegExp(
      `${ANNEX}(?: (?:bao gồm|gồm|có)|:| ?\\((?:gồm |bao gồm )?)(?: [Dd]anh mục)? ?${COUNT} ${NOUN}`,
      'gu',
    ),
    groups: { figures: 2, words: 3, noun: 4, label: 1 },
  },
  // Matches: "Danh mục 15 nhiệm vụ kèm theo", "Danh mục các nhiệm vụ (gồm 40 nhiệm vụ) ban hành kèm theo". Must not match: "15 nhiệm vụ kèm theo".
  {
    pattern: new RegExp(
      `([Dd]anh mục)(?: [^().;:\\d]{1,40}?)?(?: ?\\(?(?:bao gồm|gồm))? ${COUNT} ${NOUN}[^().;:\\d]{0,60}?\\)? ${ATTACHED}`,
      'gu',
    ),
    groups: { figures: 2, words: 3, noun: 4, label: 1 },
  },
  // Matches: "kèm theo Danh mục 10 văn bản". Must not match: "kèm theo Danh mục thuốc".
  {
    pattern: new RegExp(`${ATTACHED} ([Dd]anh mục)(?: gồm)? ${COUNT} ${NOUN}`, 'gu'),
    groups: { figures: 2, words: 3, noun: 4, label: 1 },
  },
  // Matches: "05 phụ lục kèm theo", "có 03 phụ lục đính kèm". Must not match: "05 phụ lục kèm theo Nghị định số 12/2024/NĐ-CP".
  {
    pattern: new RegExp(
      `${COUNT} ([Pp]hụ lục|[Bb]iểu mẫu) ${ATTACHED}(?! (?:Nghị định|Thông tư|Luật|Nghị quyết|Quyết định|Kế hoạch) số)`,
      'gu',
    ),
    groups: { figures: 1, words: 2, noun: 0, label: 3 },
  },
];
// Matches: "chương trình công tác". Must not match: "Chương trình, Kế hoạch trình".
const WORK = /chuong trinh cong tac|nhiem vu|cong viec|phan cong/;
const PAPERS = /trinh |van ban|de an|ke hoach|chuong trinh|tai lieu|du an/;

/** What the passage declares that its annexes hold, in order; of two readings of the same words the first form's counts. */
export function findDeclarations(passage: Passage): Declaration[] {
  const { text } = passage;
  const found: Array<Declaration & { from: number; to: number }> = [];
  // Matches: what every form needs. Must not match: most passages, which are not searched.
  if (!/phụ lục|biểu|danh mục/iu.test(text)) return [];
  for (const { pattern, groups } of FORMS) {
    for (const match of findAll(text, pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      const count = countOf(match[groups.figures], match[groups.words]);
      if (count === null || found.some((other) => other.from < to && from < other.to)) continue;
      const label = (match[groups.label] ?? '').trim();
      const noun = groups.noun === 0 ? null : (match[groups.noun] ?? '');
      found.push({
        label,
        annex: annexNumber(label),
        kind: noun === null ? 'document' : kindOf(noun, text.slice(0, from)),
        count,
        countsAnnexes: noun === null,
        place: placeIn(passage, from, to),
        from,
        to,
      });
    }
  }
  return found.sort((a, b) => a.from - b.from).map(({ from: _, to: __, ...declaration }) => declaration);
}

function countOf(figures: string | undefined, words: string | undefined): number | null {
  return figures !== undefined ? Number(figures) : words === undefined ? null : parseNumberWords(words);
}

function kindOf(noun: string, before: string): DeclaredItemMention['kind'] {
  const thing = fold(noun);
  // Matches: "chi tieu". Must not match: "tieu chi".
  if (/chi tieu/.test(thing)) return 'indicator';
  // Matches: "nhiem vu". Must not match: "noi dung".
  if (/nhiem vu|cong viec|dau viec|giai phap|hang muc/.test(thing)) return 'task';
  if (thing !== 'noi dung') return 'document';
  const context = fold(before);
  // Matches: "cac chi tieu nganh". Must not match: "tieu chi".
  if (/chi tieu/.test(context)) return 'indicator';
  return !WORK.test(context) && PAPERS.test(context) ? 'document' : 'task';
}

/** The number of an annex without leading zeros, Roman numerals in digits: "phụ lục 03" and "Phụ lục III" → "3". */
export function annexNumber(label: string): string | null {
  // Matches: "03", "II". Must not match: letters of a word.
  const match = /(?<![A-Za-zÀ-ɏẠ-ỹ\d])(\d{1,2}|[IVX]{1,4})(?![A-Za-zÀ-ɏẠ-ỹ\d])/u.exec(label)?.[1];
  if (match === undefined) return null;
  const roman = parseRoman(match);
  // Matches: the zero of "03". Must not match: "0".
  return roman === null ? match.replace(/^0+(?=\d)/, '') : String(roman);
}

/** The annex section that a declaration points to, or null where the document has none; one without a number means the only one. */
export function annexOf(declaration: Declaration, sections: readonly Section[]): number | null {
  const annexes = sections.flatMap(({ kind }, i) => (kind === 'ANNEX' ? [i] : []));
  const at = annexes.find((i) => annexNumber(sections[i]?.ordinal ?? '') === declaration.annex);
  if (at !== undefined) return at;
  return declaration.annex === null && annexes.length === 1 ? (annexes[0] ?? null) : null;
}

/** How many annexes the document holds. */
export function annexCount(sections: readonly Section[]): number {
  return sections.filter(({ kind }) => kind === 'ANNEX').length;
}
