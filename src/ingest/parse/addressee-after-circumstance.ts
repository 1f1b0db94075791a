import { findAll } from '../../vietnamese/find-all';
import type { UnitInText } from '../../vietnamese/unit-group';
import { readUnitList } from '../../vietnamese/unit-list';
import { ACTS, type Addressee } from './addressee';

// Matches: "Trên cơ sở nội dung Chỉ thị này, ", "Đối với các dự án chậm tiến độ, ", "Trước ngày 15 hằng tháng, ". Must not match: "Trong quá trình thực hiện".
const CIRCUMSTANCE =
  /^(?:Trên cơ sở|Căn cứ|Đối với|Định kỳ|(?:Trước|Vào) ngày|(?:Hằng|Hàng) (?:năm|quý|tháng|tuần)|(?:Chậm nhất|Trong thời hạn|Sau khi|Từ (?:năm|quý|tháng)|Năm \d|Để|Nhằm))(?![A-Za-zÀ-ɏẠ-ỹ])/u;
const MAX_CIRCUMSTANCE = 420;
// Matches: the units that a circumstance speaks of: "đề xuất của các bộ". Must not match: the ones that act.
const OF_UNITS = /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:của|với|giữa|từ|cho) (?=[A-Za-zÀ-ɏẠ-ỹ])/gu;

// Matches: what can only be told to someone: " khẩn trương", " chủ trì", " có trách nhiệm". Must not match: " tổ chức", which may report.
const ORDERS =
  /^,? ?(?:khẩn trương|chủ trì|có trách nhiệm|chịu trách nhiệm|phải|tiếp tục|chủ động|tập trung|nghiêm túc|kịp thời|theo chức năng)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: circumstances that open orders as a rule. Must not match: "Năm 2025", which opens reports too.
const OF_ORDERS = /^(?:Trên cơ sở|Căn cứ)(?![A-Za-zÀ-ɏẠ-ỹ])/u;

/**
 * Whom the passage addresses after an opening circumstance: "Trên cơ sở …, các bộ, ngành xây dựng kế hoạch". Outside a section of
 * duties (`isDuty` false) only where the words are an order's, not a report's; `opensList`: a list of duties follows.
 */
export function readAddresseeAfterCircumstance(
  text: string,
  from: number,
  { isDuty, opensList }: { isDuty: boolean; opensList: boolean },
): Addressee | null {
  if (!CIRCUMSTANCE.test(text.slice(from, from + 24))) return null;
  // Matches: an aim, which opens orders only where a list of them follows. Must not match: "Đến".
  if (/^(?:Để|Nhằm)/u.test(text.slice(from, from + 5)) && !opensList) return null;
  const mayReport = !isDuty && !OF_ORDERS.test(text.slice(from, from + 24));
  const limit = Math.min(text.length, from + MAX_CIRCUMSTANCE);
  for (let at = text.indexOf(', ', from); at >= 0 && at < limit; at = text.indexOf(', ', at + 2)) {
    // Matches: "giao ", "yêu cầu ". Must not match: "giao thông".
    const verb = /^(?:giao|yêu cầu|đề nghị)(?: cho)? /u.exec(text.slice(at + 2, at + 16))?.[0] ?? '';
    const unitsAt = at + 2 + verb.length;
    const list = readUnitList(text, unitsAt);
    const rest = list === null ? '' : text.slice(list.end, list.end + 60);
    if (list?.units[0]?.start !== unitsAt || !ACTS.test(rest) || rest.startsWith(':')) continue;
    if (mayReport && verb === '' && !ORDERS.test(rest)) continue;
    const units = withoutSpokenOf(text, from, unitsAt, list.units);
    if (units.length === 0) continue;
    return { units, dutyAt: from, isExplicit: verb !== '' };
  }
  return null;
}

// Matches: a class that begins anew: "các sở", "UBND các xã". Must not match: "ngành", which goes on with the one before.
const ANOTHER_CLASS = /^(?:[Cc]ác|UBND|[UuỦủ][ỷy] ban|Thủ trưởng|Chủ tịch)(?![A-Za-zÀ-ɏẠ-ỹ])/u;

// Matches: the document whose issuer follows: "Chương trình hành động ", "Kế hoạch số 12/KH-UBND ". Must not match: "đề xuất ".
const OF_DOCUMENT =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:Nghị [Qq]uyết|Chỉ [Tt]hị|Quyết [Đđ]ịnh|Kế hoạch|Chương trình|Đề án|Kết luận|Chiến lược|Thông báo)(?: [^,;.]{1,80})? ?$/u;

/** The units that act, where the list before them began with others: "của các bộ, cơ quan ngang bộ, Bộ Tài chính tổng hợp". */
function withoutSpokenOf(text: string, from: number, unitsAt: number, units: UnitInText[]): UnitInText[] {
  for (const match of findAll(text.slice(from, unitsAt), OF_UNITS)) {
    const begin = from + match.index + match[0].length;
    const list = readUnitList(text, begin);
    // "Chương trình hành động của Chính phủ, các bộ …": a document has one issuer, and those behind it act
    if (list?.units[0]?.isCollective === false && OF_DOCUMENT.test(text.slice(from, from + match.index))) continue;
    if (list !== null && list.units[0]?.start === begin && list.end >= (units.at(-1)?.end ?? 0))
      return units.slice(-1).filter(({ unit, isCollective }) => !isCollective || ANOTHER_CLASS.test(unit));
  }
  return units;
}
