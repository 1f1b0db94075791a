import { PERIOD_SOURCE } from './period';

// Matches: an hour before a day: "17 giờ 00 ", "17h00, ", "17h00 ngày hôm nay ". Must not match: "17 ngày".
const HOUR = '(?:\\d{1,2} ?(?:giờ|h|g)(?: ?\\d{2})?(?: phút)?,? (?:ngày hôm nay,? \\(?)?)?';
/** A wording of deadlines; `recurs` where every form of it holds a word that `MAY_RECUR` looks for. */
export interface Wording {
  pattern: RegExp;
  recurs: boolean;
}

/** What every recurring wording holds, and few passages do. Matches: "hằng năm", "của tháng", "định kỳ". Must not match: "năm 2026". */
export const MAY_RECUR = /[Hh][ằà]ng |tháng cuối|của tháng|mỗi tháng|thường xuyên|ịnh kỳ/u;
const recurring = (pattern: RegExp): Wording => ({ pattern, recurs: true });
const dated = (pattern: RegExp): Wording => ({ pattern, recurs: false });

/** Wordings that make a period in running text a deadline. */
export const DEADLINE_WORDINGS: readonly Wording[] = [
  // Matches: "Hằng năm, trước ngày 31 tháng 12", "trước ngày 25 hằng tháng". Must not match: "hằng năm".
  recurring(
    /(?:(?<=^|[.;:] )(?:Hằng|Hàng|hằng|hàng) (?:năm|quý|tháng),? )?(?:hoàn thành )?(?:[Tt]rước|[Cc]hậm nhất(?: là| vào)?|đến hết|[Vv]ào) ngày ?\d{1,2}(?: ?(?:\/|tháng) ?\d{1,2})?(?: và (?:ngày )?\d{1,2} ?(?:\/|tháng) ?\d{1,2})? (?:(?:hằng|hàng) (?:năm|tháng)|(?:của )?tháng cuối (?:mỗi )?qu[ýí]|của tháng|mỗi tháng)/gu,
  ),
  recurring(
    /(?<=^|[.;:] )(?:Hằng|Hàng|hằng|hàng) năm,? [^.;]{0,30}?ngày \d{1,2} ?(?:\/|tháng) ?\d{1,2}(?! ?[\d/]| năm \d)/gu,
  ),
  // Matches: "trong tháng 3 và tháng 4/2026", "trong quý II và quý III năm 2026". Must not match: "tháng 3 và các tháng".
  dated(
    /[Tt]rong (?:tháng \d{1,2}|qu[ýí] (?:IV|I{1,3})) (?:và|đến) (?:tháng \d{1,2}|qu[ýí] (?:IV|I{1,3}))(?: ?\/ ?20\d{2}| năm 20\d{2})/gu,
  ),
  // Matches: "hoàn thành trước ngày 31/12/2026", "chậm nhất ngày 10 tháng 6 năm 2026", "trước 30/6/2026". Must not match: "ngày 31/12/2026" alone.
  dated(
    new RegExp(
      `(?:[Hh]oàn thành |xong )?(?:[Tt]rước|[Cc]hậm nhất(?: là| vào| đến)?|[Đđ]ến hết|hết|[Tt]hời hạn(?: là| đến)?:?|[Tt]rong|[Hh]ạn) (?:ngày )?${HOUR}(?:ngày )?${PERIOD_SOURCE}`,
      'gu',
    ),
  ),
  // Matches: "hoàn thành trong năm 2026", "hoàn thành quý III/2026". Must not match: "năm 2026".
  dated(new RegExp(`(?:[Hh]oàn thành|xong|[Tt]hời gian hoàn thành:?)(?: trong| vào)? ${PERIOD_SOURCE}`, 'gu')),
  // Matches: a duty that begins so: "Hằng năm tổng hợp, đánh giá", "Hàng quý, chủ trì họp". Must not match: "Hằng năm và từng giai đoạn".
  recurring(/^(?:Hằng|Hàng) (?:năm|quý|tháng|tuần)(?=,? (?!và )\p{Ll})/gu),
  // Matches: "Định kỳ hằng quý", "định kỳ 6 tháng", "Định kỳ thứ Hai hàng tuần". Must not match: "định kỳ và đột xuất".
  recurring(
    /[Đđ]ịnh kỳ (?:vào )?(?:(?:thứ [A-Za-zÀ-ɏẠ-ỹ]+ |ngày \d{1,2} )?(?:hằng|hàng) (?:tuần|tháng|quý|năm)|(?:0?6|sáu) tháng)/gu,
  ),
  // Matches: "tổng kết, đánh giá hằng năm", "kiểm tra hàng quý". Must not match: "kế hoạch kiểm tra hằng năm", "dự toán hằng năm".
  recurring(
    /(?<!(?:[Kk]ế hoạch|[Kk]ết quả|[Cc]hương trình|[Nn]hiệm vụ|[Hh]ội nghị|[Cc]ông tác|[Bb]áo cáo|[Đđ]ợt|[Cc]uộc|[Tt]iêu chí|[Cc]hỉ tiêu|[Vv]iệc) )(?<=(?:^|[.;:,] |tổ chức |và |hiện |khai |, ))(?:(?:[Tt]ổng kết|[Ss]ơ kết|[Đđ]ánh giá|[Rr]à soát|[Kk]iểm tra|[Gg]iám sát|[Cc]ập nhật|[Cc]ông bố)(?:, | và )){0,4}(?:[Tt]ổng kết|[Ss]ơ kết|[Đđ]ánh giá|[Rr]à soát|[Kk]iểm tra|[Gg]iám sát|[Cc]ập nhật|[Cc]ông bố) (?:hằng|hàng) (?:năm|quý|tháng|tuần)/gu,
  ),
  // Matches: "thực hiện thường xuyên" at a clause's end, "vào thứ Sáu hằng tuần". Must not match: "thường xuyên kiểm tra".
  recurring(
    /(?:[Tt]hực hiện|[Tt]iến hành|[Tt]hời gian:?) thường xuyên(?=[.;,)]|$)|(?:vào )?(?:chiều |sáng )?thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy|hai|ba|tư|năm|sáu|bảy) (?:hằng|hàng) tuần|(?:vào |trước )?ngày \d{1,2} (?:hằng|hàng) tháng/gu,
  ),
  // Matches: "từ tháng 3 đến tháng 11 năm 2026", "từ ngày 05/9/2026 đến 30/9/2026". Must not match: "từ năm 2021 đến năm 2025" (a past stretch as a rule).
  dated(
    /[Tt]ừ (?:quý (?:IV|I{1,3})|tháng \d{1,2}|(?:ngày )?\d{1,2}\/\d{1,2})(?: ?\/ ?20\d{2}| năm 20\d{2})? đến (?:hết )?(?:quý (?:IV|I{1,3})|tháng \d{1,2}|(?:ngày )?\d{1,2}\/\d{1,2})(?: ?\/ ?20\d{2}| năm 20\d{2})/gu,
  ),
  // Matches: ", báo cáo hằng tuần.", "tổng hợp báo cáo hằng ngày", "Báo cáo hàng quý." at a clause's end. Must not match: "báo cáo hằng quý của Sở", "chế độ báo cáo hằng tháng".
  recurring(
    /(?<=(?:^|[.;,] |tổng hợp |tổng hợp, |và |kết quả ))[Bb]áo cáo(?: (?:kết quả|tình hình|tiến độ)(?: thực hiện)?)?(?: định kỳ)? (?:hằng|hàng) (?:ngày|tuần|tháng|quý)(?=[.;,]|$)/gu,
  ),
  // Matches: "cập nhật tiến độ giải phóng mặt bằng hằng ngày,", "theo dõi kết quả tiết kiệm điện hàng tuần.". Must not match: "kiểm tra các khoản hỗ trợ hằng tháng".
  recurring(
    /(?<=(?:^|[.;,:] |và ))(?:[Cc]ập nhật|[Tt]heo dõi|[Tt]ổng hợp|[Gg]iám sát) (?:\p{Ll}+ ){1,8}(?<!(?:hỗ trợ|trợ cấp|lương|phụ cấp|sinh hoạt|báo cáo|kế hoạch|chi phí) )(?:hằng|hàng) (?:ngày|tuần)(?=[.;,]|$)/gu,
  ),
  // Matches: "vào tháng 12 hằng năm", "trước tháng 6 hàng năm". Must not match: "ngày 10 tháng 6 hằng năm".
  recurring(/(?:[Vv]ào|[Tt]rước|[Tt]rong) tháng \d{1,2}(?: và tháng \d{1,2})? (?:hằng|hàng) năm/gu),
  // Matches: ", hằng năm báo cáo", "; hàng quý tổng hợp báo cáo". Must not match: "báo cáo hằng năm của Sở", "kế hoạch hằng năm".
  recurring(
    /(?<=(?:^|[;,] ))(?:[Hh]ằng|[Hh]àng) (?:năm|quý|tháng|tuần),? (?:tổng hợp,? |tổng kết,? |đánh giá,? )?báo cáo/gu,
  ),
  // Matches: "Tháng 10/2026, tổ chức tập huấn" at a duty's beginning. Must not match: "Tháng 10/2026 có".
  dated(/^(?:[Tt]rong )?(?:[Tt]háng \d{1,2}|[Qq]u[ýí] (?:IV|I{1,3}))(?: ?\/ ?20\d{2}| năm 20\d{2})(?=, \p{Ll})/gu),
  // Matches: "vào cuối năm 2026", "vào cuối quý III/2026". Must not match: "những tháng cuối năm 2026".
  dated(new RegExp(`[Vv]ào (?:cuối|đầu) ${PERIOD_SOURCE}`, 'gu')),
  // Matches: "trong đợt sinh hoạt tháng 6/2026", "trong kỳ sinh hoạt chi bộ định kỳ tháng 6/2026". Must not match: "trong báo cáo tháng 6/2026".
  dated(
    /[Tt]rong (?:kỳ |đợt |dịp |phiên |buổi |cuộc |sinh hoạt )(?:[A-Za-zÀ-ɏẠ-ỹ]+ ){0,6}tháng \d{1,2}(?:\/| năm )20\d{2}/gu,
  ),
  // Matches: "từ nay đến hết năm 2026", "đến ngày 31/12/2026 phải hoàn thành". Must not match: "đến năm 2030 đạt".
  dated(new RegExp(`[Tt]ừ nay (?:đến|tới)(?: hết)? (?:ngày )?${PERIOD_SOURCE}`, 'gu')),
  dated(new RegExp(`[Đđ]ến (?:ngày )?${PERIOD_SOURCE},? (?:phải )?(?:hoàn thành|xong)`, 'gu')),
  // Matches: "hoàn thành trước 30/9", "chậm nhất 15/10". Must not match: "trước 2/3 số".
  dated(
    /(?:[Hh]oàn thành|[Xx]ong|[Bb]áo cáo) trước \d{1,2}\/\d{1,2}(?![\d/])|[Cc]hậm nhất(?: là)? \d{1,2}\/\d{1,2}(?![\d/])/gu,
  ),
  // Matches: "trong 15 ngày kể từ ngày ban hành". Must not match: "15 ngày".
  dated(
    /trong (?:vòng |thời hạn )?\d{1,3} ngày(?: làm việc)?,? (?:kể )?từ (?:khi|ngày) (?:ký |được )?(?:ban hành|ký|có hiệu lực)/gu,
  ),
];

/** Deadlines reckoned from what has no day yet. Matches: "chậm nhất 10 ngày sau khi kết thúc đợt tuyên truyền". Must not match: "trong 10 ngày kể từ ngày ban hành". */
export const AFTER_EVENT =
  /(?:[Cc]hậm nhất|[Tt]rong vòng|[Tt]rong thời hạn)(?: là)? \d{1,3} (?:ngày|giờ)(?: làm việc)?,? (?:sau khi|kể từ khi|trước khi) [^.,;:()]{3,60}/gu;
