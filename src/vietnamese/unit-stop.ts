import { KEEPS_VERB, stopsAt } from './unit-words';

/** Whether a name ends before the word at `at`: a verb follows, or what closes a class of units stands before it. */
export function isStop(text: string, at: number): boolean {
  // few names end so, and this is asked of every word: the last letters first
  if (text.startsWith('quan ', at - 5) && CLOSED.test(text.slice(Math.max(0, at - 12), at)))
    return !GOES_ON_CLOSED.test(text.slice(at, at + 12));
  return stopsAt(text, at) && (isDuty(text, at) || !KEEPS_VERB.test(text.slice(Math.max(0, at - 12), at)));
}

// Matches: the words that close a class: "các sở, ngành có liên quan ". Must not match: "liên quan" that goes on.
const CLOSED = / (?:liên|hữu) quan $/u;
// Matches: what a closed class may still be told apart by: "liên quan đến", "liên quan khác". Must not match: "quản lý chất lượng", "trong công tác".
const GOES_ON_CLOSED =
  /^(?:đến|tới|khác|trực thuộc|của|thuộc|ở|trên địa bàn|tại|trong (?:tỉnh|thành|huyện|xã|khu|ngành)|cấp)(?![A-Za-zÀ-ɏẠ-ỹ])/u;

// Matches: "chịu trách nhiệm" after "Phòng Tổ chức". Must not match: "cán bộ" of "Phòng Tổ chức cán bộ".
const DUTY =
  /(?:chịu trách nhiệm|có trách nhiệm|chủ trì|phối hợp|tham mưu|hoàn thành|gửi|báo cáo|xuống|căn cứ (?:chức năng|nhiệm vụ|Kế hoạch))(?![A-Za-zÀ-ɏẠ-ỹ])/uy;

/** No unit is named for these words, whatever stands before them. */
function isDuty(text: string, at: number): boolean {
  DUTY.lastIndex = at;
  return DUTY.test(text);
}
