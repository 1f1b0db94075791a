import { findAll } from '../../vietnamese/find-all';
import { fold } from '../../vietnamese/fold';
import { readUnitList } from '../../vietnamese/unit-list';
import type { TaskMention } from '../parsed-document';
import { ACTS, LABELLED } from './addressee';

// Matches: a circumstance before the unit: "Đối với các dự án chậm tiến độ, …". Must not match: "Trên cơ sở".
const CIRCUMSTANCE = /^(?:Đối với|Sau khi|Trong thời hạn|Từ (?:năm|quý|tháng)|Năm \d|Trường hợp)/u;
// Matches: what says outright that the unit behind it is told: "giao ", "yêu cầu ". Must not match: "của ".
const TELLS = /(?:giao|yêu cầu|đề nghị|phân công)(?: cho)? $/iu;
// Matches: where another sentence begins: ". Bộ Tài chính". Must not match: the "." of "30.6".
const NEXT_SENTENCE = /\.\s+(?=\p{Lu})/gu;
// Matches: words that name a partner: "phối hợp với Cục", "phối hợp chặt chẽ cùng". Must not match: "phối hợp kiểm tra".
const WITH = /[Pp]hối hợp(?: chặt chẽ| đồng bộ)?,? (?:với|cùng với|cùng) (?=[A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: a unit that leads though it begins with helping: "Phối hợp với Sở Y tế". Must not match: "Chủ trì, phối hợp".
const HELPS_FIRST = /^[Pp]hối hợp(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: work of the unit's own behind its helping: ", báo cáo Giám đốc", ", chốt danh sách". Must not match: ", Sở Y tế hướng dẫn".
const HAS_OWN_WORK =
  /, (?:báo cáo|trình|gửi|hoàn thành|chốt|tham mưu|thống nhất|lập|tổng hợp|đề xuất)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: courtesies that end a letter: "Ủy ban nhân dân tỉnh trân trọng báo cáo". Must not match: "báo cáo".
const COURTESY = /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:trân trọng|kính (?:đề nghị|báo|trình|mong))(?![A-Za-zÀ-ɏẠ-ỹ])/u;

/** Why it may not be clear whom the task is given to, though units were read; null where nothing speaks against them. */
export function whomDoubt({ text, assignments, place }: TaskMention): string | null {
  const isWithin = (at: { start: number; end: number }) => place.start <= at.start && at.end <= place.end;
  const lead = assignments.find(({ role }) => role === 'LEAD');
  if (lead !== undefined && isWithin(lead.place) && CIRCUMSTANCE.test(text)) {
    const at = text.indexOf(lead.unit);
    if (at > 0 && !TELLS.test(text.slice(Math.max(0, at - 20), at))) return 'names its unit after a circumstance';
  }
  if (tellsAnother(text, new Set(assignments.map(({ unit }) => fold(unit)))))
    return 'tells another unit something in a later sentence';
  if (lead !== undefined && HELPS_FIRST.test(text)) return 'begins with helping: its unit may not lead it';
  if (lead === undefined && HELPS_FIRST.test(text) && HAS_OWN_WORK.test(text))
    return 'begins with helping and goes on with work of its own: its unit may lead it';
  if (assignments.length > 0 && namesPartnerUnread(text, assignments)) return 'names a partner that was not read';
  return null;
}

/** Whether a later sentence begins with units that act and are not the task's. */
function tellsAnother(text: string, known: ReadonlySet<string>): boolean {
  return findAll(text, NEXT_SENTENCE).some(({ index, 0: stop }) => {
    const at = index + stop.length;
    const list = LABELLED.test(text.slice(at, at + 60)) ? null : readUnitList(text, at);
    if (
      list === null ||
      COURTESY.test(text.slice(at, list.end + 20)) ||
      !ACTS.test(text.slice(list.end, list.end + 60))
    )
      return false;
    return list.units.every(({ unit }) => !known.has(fold(unit)));
  });
}

/** Whether the duty speaks of a partner, and none was read. */
function namesPartnerUnread(text: string, assignments: TaskMention['assignments']): boolean {
  if (assignments.some(({ role }) => role === 'COORDINATE')) return false;
  return WITH.test(text);
}
