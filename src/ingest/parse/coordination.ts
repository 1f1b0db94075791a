import { findAll } from '../../vietnamese/find-all';
import type { UnitInText } from '../../vietnamese/unit-group';
import { readUnitList } from '../../vietnamese/unit-list';
import { ACTS } from './addressee';

// Matches: "Phối hợp chặt chẽ với ", "phối hợp cùng ", "Phối hợp chặt chẽ " (no "với"). Must not match: "phối hợp kiểm tra" (no unit follows).
const COORDINATE =
  /[Pp]hối (?:hợp|kết hợp)(?: chặt chẽ| đồng bộ| tốt| thường xuyên| hiệu quả)?(?:,? (?:với|cùng với|cùng|giữa))? /gu;
/** What may stand between the clause's beginning and "phối hợp" where the task's own unit is the one that does it. */
const OWN_CLAUSE =
  /^(?:chủ trì|và|đồng thời|khẩn trương|chủ động|tích cực|tăng cường|tiếp tục|thường xuyên|kịp thời|đẩy mạnh|chịu trách nhiệm|có trách nhiệm|làm đầu mối|là đầu mối|trách nhiệm|công tác|việc|sự|hướng dẫn|tham mưu|tổ chức|triển khai|thực hiện|theo chức năng|nhiệm vụ|được giao|trực tiếp|thực hiện tốt|nghiêm túc|theo dõi|kiểm tra|đôn đốc|rà soát|xây dựng|chỉ đạo|căn cứ|tập trung|[\s:–—•*●▪+-])*$/iu;
// Matches: ", Sở Tài chính phối hợp" after "chủ trì". Must not match: "phối hợp với".
const PARTNER_FIRST = /chủ trì,? (?:và )?(?=[A-Za-zÀ-ɏẠ-ỹ])/gu;
// Matches: where a clause begins. Must not match: the comma of a name (a name follows it, so the clause does not fit).
const CLAUSE_START = /[.;:,(]\s/gu;

/** The units that the duty, which begins at `from`, tells its unit to work with. */
export function findPartners(text: string, from: number): UnitInText[] {
  const partners: UnitInText[] = [];
  for (const match of findAll(text, COORDINATE)) {
    const at = match.index;
    if (at < from && at + match[0].length < from) continue;
    if (!OWN_CLAUSE.test(text.slice(clauseStart(text, from, at), at))) continue;
    const list = readUnitList(text, at + match[0].length);
    if (list !== null && list.units[0]?.start === at + match[0].length) partners.push(...list.units);
  }
  for (const match of findAll(text, PARTNER_FIRST)) {
    if (match.index < from) continue;
    const list = readUnitList(text, match.index + match[0].length);
    if (list !== null && / phối hợp(?! với)/u.test(text.slice(list.end, list.end + 10))) partners.push(...list.units);
  }
  return partners;
}

// Matches: "Đồng chủ trì với ", "đồng chủ trì cùng ". Must not match: "chủ trì, phối hợp với".
const JOINTLY = /[Đđ]ồng chủ trì,? (?:với|cùng với|cùng) /gu;

/** The units that the duty, which begins at `from`, names as leading it together with its own unit. */
export function findJointLeads(text: string, from: number): UnitInText[] {
  return findAll(text, JOINTLY).flatMap(({ index, 0: words }) => {
    const at = index + words.length;
    const list = at < from ? null : readUnitList(text, at);
    return list !== null && list.units[0]?.start === at ? list.units : [];
  });
}

function clauseStart(text: string, from: number, at: number): number {
  const window = Math.max(from, at - 200);
  let start = window;
  for (const match of findAll(text.slice(window, at), CLAUSE_START)) start = window + match.index + match[0].length;
  return start;
}

/** Whether the duty is no more than to work with others: it begins so and names no work of its own after that. */
export function isOnlyCoordination(duty: string): boolean {
  // Matches: "Phối hợp với Bộ Nội vụ hướng dẫn", "Phối hợp tuyên truyền". Must not match: "Phối hợp chặt chẽ giữa".
  const begins = /^[Pp]hối hợp(?: chặt chẽ)?(?:,? (?:với|cùng) |(?= ))/u.exec(duty)?.[0];
  if (begins === undefined || (!begins.endsWith(' ') && !ACTS.test(duty.slice(begins.length)))) return false;
  // Matches: where a duty of its own begins: "Phối hợp với A; thực hiện B". Must not match: "…; không tiếp tay", which says no other.
  return !/;\s(?!không )|\.\s+\p{Lu}/u.test(duty);
}

// Matches: all that a class is told where it only helps: "căn cứ chức năng, nhiệm vụ được giao phối hợp xây dựng", "có trách nhiệm phối hợp, tham gia". Must not match: "phối hợp với Sở Y tế", "chủ trì, phối hợp".
const ONLY_HELPS =
  /^,? ?(?:(?:căn cứ|theo) (?:vào )?(?:chức năng|nhiệm vụ|thẩm quyền|phạm vi|lĩnh vực)[^.;:]{0,60}? )?(?:có trách nhiệm |tích cực |chủ động ){0,2}phối hợp(?!,? (?:chặt chẽ |đồng bộ )?(?:với|cùng|giữa)(?![A-Za-zÀ-ɏẠ-ỹ]))(?!,? chặt chẽ)/iu;

/** Whether units that the duty names itself only help whoever leads: no partner is named, and no work of their own after it. */
export function onlyHelp(units: readonly UnitInText[], duty: string): boolean {
  const helps = ONLY_HELPS.exec(duty)?.[0];
  if (helps === undefined || !units.every(({ isCollective }) => isCollective)) return false;
  // Matches: where a duty of its own begins. Must not match: the comma of "phối hợp, tham gia".
  return readUnitList(duty, helps.length + 1) === null && !/[;]\s|\.\s+\p{Lu}/u.test(duty);
}
