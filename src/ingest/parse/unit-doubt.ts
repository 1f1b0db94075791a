import { beginsUnit } from '../../vietnamese/unit-head';
import { isUnitList } from '../../vietnamese/unit-list';
import { runTogether } from './run-together';

// Matches: a person's name: "Trần Văn Mẫu". Must not match: "Bộ Y tế" (its words are asked first).
const PERSON = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,4}$/u;
// Matches: "VTV", "TTXVN", "PCCC&CNCH". Must not match: "Tư pháp".
const ABBREVIATION = /^[A-ZĐƯ&\d]{2,12}$/u;
// Matches: a name that stops in its midst: "Ủy ban nhân dân các", "Bộ", "Ủy ban Công tác". Must not match: "Sở Y tế", "Tổ công tác".
const CUT_SHORT =
  /(?:^|\s)(?:các|của|và|về|với|thuộc|cho|do|ở|Bộ|Sở|Ủy|Uỷ|liên|cơ|trực|Việt|theo|tại|trong|không|vẫn|các tỉnh|(?:Ủy|Uỷ) ban [Cc]ông tác)$/u;
// Matches: a word that begins another cell, sentence or unit: "Bộ Y tế Theo lộ trình", "Bộ Y tế Và các sở". Must not match: "Viện Chiến lược".
const RUNS_ON =
  /(?=[VTQHNBĐK])(?<=\p{Ll} )(?:Và|Theo|Trong|Quý|Tháng|Thường xuyên|Hằng năm|Nghị định|Nghị quyết|Quyết định|Thông tư|Báo cáo|Đề án|Văn bản|Kết quả|Hệ thống|Hoàn thành|Từ)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: a class so wide that no one answers: "cơ quan", "đơn vị". Must not match: "đơn vị liên quan".
const ANYONE = /^(?:cơ quan|đơn vị|tổ chức|ngành|bộ|sở|ban|cơ sở)$/iu;
// Matches: names that end in a head word and are whole: "Văn phòng Bộ", "các đơn vị thuộc Sở", "các đơn vị trực thuộc", "Các Bộ". Must not match: "Ủy ban nhân dân các", "Bộ".
const WHOLE =
  /(?:(?:[Vv]ăn phòng|[Tt]hanh tra|[Ll]ãnh đạo|[Đđ]ảng [uủ][ỷy]|[Cc]ông đoàn|[Đđ]oàn Thanh niên|thuộc|của|trực thuộc|[Cc]ác) (?:Bộ|Sở)|trực thuộc)$/u;
// Matches: committees that are named for a matter: "Ủy ban công tác về các tổ chức", "Ban Chỉ đạo trung ương về chuyển đổi số". Must not match: "Sở Y tế về".
const NAMED_FOR_MATTER =
  /^(?:(?:Ủy|Uỷ) ban|Ban [Cc]hỉ đạo|Hội đồng|Tổ công tác|Ban [Cc]ông tác)(?: [A-Za-zÀ-ɏẠ-ỹ]+){0,4} về (?:[A-Za-zÀ-ɏẠ-ỹ]+ ){1,14}[A-Za-zÀ-ɏẠ-ỹ]+$/u;
const LONGEST_NAME = 110;

/** Why the name may be no unit's, or not a whole one; null where nothing speaks against it. */
export function unitDoubt(unit: string): string | null {
  // Matches: what a name's brackets say: "(đối với địa phương)". Must not match: the name.
  const bare = (unit.includes('(') ? unit.replace(/\s*\([^()]*\)/g, '') : unit).trim();
  if (ABBREVIATION.test(bare)) return null;
  if (!beginsUnit(bare)) return PERSON.test(bare) ? 'is a person, not a unit' : 'begins like no known kind of unit';
  if (runTogether(bare) !== null) return 'holds words that are run together';
  if (bare.length > LONGEST_NAME) return 'is longer than names of units are';
  if (CUT_SHORT.test(bare) && !WHOLE.test(bare)) return 'stops in the midst of a name';
  if (RUNS_ON.test(bare)) return 'runs on into other words';
  if (ANYONE.test(bare)) return 'names no unit in particular';
  if (NAMED_FOR_MATTER.test(bare)) return null;
  return isUnitList(bare.replace(/ (?:trình|đối với) .*$/u, '')) ? null : 'holds words that names of units do not';
}
