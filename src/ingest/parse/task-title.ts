import { readUnitList } from '../../vietnamese/unit-list';
import { capitalised } from '../segment/letter-case';

const MAX_TITLE = 240;
// Matches: "chủ trì, phối hợp với Bộ Nội vụ " up to the work itself. Must not match: "phối hợp kiểm tra".
const LEADING_ROLE =
  /^(?:(?:khẩn trương |tiếp tục )?(?:chịu trách nhiệm |có trách nhiệm )?(?:chủ trì|là cơ quan chủ trì)(?:,? và| thực hiện)?,? ?(?=phối hợp|tham mưu|xây dựng|tổ chức|triển khai|rà soát|hướng dẫn)|có trách nhiệm:? )/iu;

// Matches: "phối hợp với " at the duty's beginning. Must not match: "phối hợp kiểm tra".
const PARTNERS = /^,? ?phối hợp(?: chặt chẽ)?(?: với| cùng) /iu;

/** The duty without the units its leader works with, where the words say that it leads. */
function withoutPartners(duty: string, leads: boolean): string {
  const opening = leads ? PARTNERS.exec(duty) : null;
  const list = opening === null ? null : readUnitList(duty, opening[0].length);
  // Matches: the ", " after the partners. Must not match: letters.
  const rest = list === null ? '' : duty.slice(list.end).replace(/^[\s,;:]+/u, '');
  return rest.length > 15 ? rest : duty;
}

/** A first sentence or clause has so many letters. */
const SHORTEST = 15;
// Matches: where it ends: ". ", "; ", the ":" of the last word. Must not match: the "." of "30.6".
const SENTENCE_END = /[.;](?=\s|$)|:$/gu;

/** What a duty is called: its first sentence without the words that only say who leads, at most about 240 characters. */
export function titleOf(duty: string): string {
  const role = LEADING_ROLE.exec(duty)?.[0] ?? '';
  const work = withoutPartners(duty.slice(role.length), role !== '').trim();
  SENTENCE_END.lastIndex = SHORTEST;
  const end = SENTENCE_END.exec(work)?.index;
  // Matches: the marks at the end of what is shorter than a sentence. Must not match: letters.
  const sentence = end === undefined ? work.replace(/[.;:]+$/u, '') : work.slice(0, end);
  if (sentence.length <= MAX_TITLE) return capitalised(sentence);
  const cut = Math.max(sentence.lastIndexOf(', ', MAX_TITLE), MAX_TITLE / 2);
  const last = cut > MAX_TITLE / 2 ? cut : sentence.lastIndexOf(' ', MAX_TITLE);
  return `${capitalised(sentence.slice(0, last))}…`;
}
