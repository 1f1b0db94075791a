import { fold } from '../../vietnamese/fold';
import type { DeclaredItemMention, Section } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';

/** A declared number of items, and the annex that is said to hold them; `annex` is its number without zeros, or null. */
export interface Declaration extends Omit<DeclaredItemMention, 'presentCount'> {
  annex: string | null;
}

// Matches: "18 nội dung (đính kèm phụ lục 01)", "27 nhiệm vụ (chi tiết tại Phụ lục II kèm theo)". Must not match: "22 chỉ tiêu chủ yếu".
const DECLARED =
  /(\d{1,4}) (nội dung|chỉ tiêu|nhiệm vụ|công việc|đề án|văn bản|chương trình|kế hoạch|đầu việc|tài liệu|dự án)(?: [^().;:\d]{1,80}?)? ?\((?:[^()]{0,40}? )?((?:[Pp]hụ lục|[Bb]iểu)(?: số)? ?(?:\d{1,2}|[IVX]{1,4})?)[^()]{0,40}\)/gu;
// Matches: "chương trình công tác". Must not match: "Chương trình, Kế hoạch trình".
const WORK = /chuong trinh cong tac|nhiem vu|cong viec|phan cong/;
const PAPERS = /trinh |van ban|de an|ke hoach|chuong trinh|tai lieu|du an/;

/** What the passage declares that its annexes hold. */
export function findDeclarations(passage: Passage): Declaration[] {
  return [...passage.text.matchAll(DECLARED)].map((match) => {
    const label = (match[3] ?? '').trim();
    return {
      label,
      annex: annexNumber(label),
      kind: kindOf(match[2] ?? '', passage.text.slice(0, match.index)),
      count: Number(match[1]),
      place: placeIn(passage, match.index, match.index + match[0].length),
    };
  });
}

function kindOf(noun: string, before: string): DeclaredItemMention['kind'] {
  const thing = fold(noun);
  // Matches: "chi tieu". Must not match: "tieu chi".
  if (/chi tieu/.test(thing)) return 'indicator';
  // Matches: "nhiem vu". Must not match: "noi dung".
  if (/nhiem vu|cong viec|dau viec/.test(thing)) return 'task';
  if (thing !== 'noi dung') return 'document';
  const context = fold(before);
  // Matches: "cac chi tieu nganh". Must not match: "tieu chi".
  if (/chi tieu/.test(context)) return 'indicator';
  return !WORK.test(context) && PAPERS.test(context) ? 'document' : 'task';
}

/** The number of an annex in digits or Roman capitals, without leading zeros: "phụ lục 03" → "3". */
export function annexNumber(label: string): string | null {
  // Matches: "03", "II". Must not match: letters of a word.
  const match = /(?<![\p{L}\d])(\d{1,2}|[IVX]{1,4})(?![\p{L}\d])/u.exec(label)?.[1];
  return match === undefined ? null : match.replace(/^0+(?=\d)/, '');
}

/** The annex section that a declaration points to, or null where the document has none. */
export function annexOf(declaration: Declaration, sections: readonly Section[]): number | null {
  const at = sections.findIndex(
    (section) => section.kind === 'ANNEX' && annexNumber(section.ordinal ?? '') === declaration.annex,
  );
  return at < 0 ? null : at;
}
