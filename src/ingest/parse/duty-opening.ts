import { ACTS } from './addressee';

// Matches: what begins another duty of the unit above: "Đồng thời, chủ trì", "Ngoài ra, ", "Định kỳ ". Must not match: "Trong đó".
const ANOTHER =
  /^(?:Đồng thời|Ngoài ra|Bên cạnh đó|Định kỳ|(?:Hằng|Hàng) (?:năm|quý|tháng|tuần)|Trước ngày)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: a circumstance, which a duty or a rule may follow: "Đối với các dự án, rà soát", "Đối với X thì". Must not match: "Trong đó".
const CIRCUMSTANCE = /^(?:Đối với|Trên cơ sở|Căn cứ)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
const REACH = 300;
// Matches: a remark on the matter, which tells no one anything: "Phát triển các cụm công nghiệp là nhiệm vụ quan trọng". Must not match: "Là đầu mối", "xác định đây là".
const REMARK =
  /^[^,.;:]{3,120} (?:là (?:nhiệm vụ|một|yêu cầu|nội dung|trách nhiệm|khâu|điều kiện|động lực|giải pháp|cơ sở)|có ý nghĩa|đóng vai trò|góp phần)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
const SHORTEST = 40;

/** Whether a paragraph without a number begins a duty of its own, as each does under a heading that names the unit. */
export function opensDuty(text: string): boolean {
  if (text.length < SHORTEST || REMARK.test(text)) return false;
  if (CIRCUMSTANCE.test(text)) return toldAfterComma(text.slice(0, REACH));
  return ANOTHER.test(text) || ACTS.test(` ${text.charAt(0).toLowerCase()}${text.slice(1, 60)}`);
}

/** Whether something is told behind a comma of the first sentence: "Đối với các dự án chậm tiến độ, rà soát …". */
function toldAfterComma(text: string): boolean {
  // Matches: the end of the first sentence. Must not match: the "." of "30.6".
  const end = text.search(/[.;:]\s/u);
  for (let at = text.indexOf(', '); at >= 0 && (end < 0 || at < end); at = text.indexOf(', ', at + 2))
    if (ACTS.test(text.slice(at + 1, at + 60))) return true;
  return false;
}
