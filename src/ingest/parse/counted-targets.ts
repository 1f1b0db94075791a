import { NUMBER_SOURCE } from '../../vietnamese/number';

const VERB =
  '(?:[Hh]ình thành|[Tt]hành lập|[Xx]ây dựng|[Pp]hát triển|[Đđ]ào tạo|[Tt]ạo|[Tt]hu hút|[Đđ]ón|[Hh]ỗ trợ|[Tt]rồng|[Gg]iải quyết|[Cc]ông nhận|[Bb]ồi dưỡng|[Tt]ập huấn|[Pp]hấn đấu|[Cc]ó|[Nn]âng tổng số|[Kk]ết nạp|[Tt]hực hiện|[Xx]ây mới|[Tt]hắp sáng|[Tt]rao tặng|[Tt]ặng|[Vv]ận động|[Ll]ắp đặt|[Ss]ửa chữa|[Cc]ải tạo|[Nn]âng cấp|[Tt]ổ chức|[Mm]ở mới|[Kk]hởi công|[Hh]oàn thành|[Hh]uy động|[Tt]uyển|[Gg]iới thiệu|[Dd]uy trì|[Kk]hám|[Tt]ư vấn|Đạt|[Mm]ỗi \\p{Ll}+(?: \\p{Ll}+)? có)';
/** Where a clause begins, behind its item's mark too. */
const CLAUSE = '(?<=^|^[-–+•*] |^\\d{1,2}[.)] |^[a-zđ]\\) |[;:.] )';
const BOUND = '(?:từ |trên |hơn |dưới |tối thiểu |ít nhất |không quá |tối đa |không dưới |khoảng )?';

/**
 * Targets that count things after a verb, as goals do. Groups: verb and what stands before the number, number with its bound, the
 * thing counted. Matches: "Thành lập tối thiểu 5.000 doanh nghiệp", "Thu hút từ 01 triệu USD trở lên". Must not match: "thực hiện 5 năm",
 * "thực hiện chủ đề năm 2026 của tỉnh".
 */
export const COUNTED = new RegExp(
  `(?<=^|^[-–+•*] |^\\d{1,2}[.)] |^[a-zđ]\\) |[;:.,] |[Pp]hấn đấu |và )(${VERB}(?: [^.;:,\\d()]{1,50}?)??) (?:lên |cho |được )?(?<!(?:năm|ngày|tháng|số|quý|Điều|khoản|điểm|mục|kỳ|khóa|khoá|đoạn|thứ) )(?!20\\d{2}(?![\\d.,]))(${BOUND}(?:${NUMBER_SOURCE})(?: (?:triệu|tỷ|nghìn|ngàn))?(?! ?%)) ((?!năm|tháng|ngày|giờ|quý|tuần|Điều|khoản|tuổi|(?:của|và|theo|về|do|tại|để|trong|đến|là)(?![A-Za-zÀ-ɏẠ-ỹ]))(?:\\p{Ll}[^.;:,\\d()]{1,90}|[A-ZĐ]{2,5}(?![A-Za-zÀ-ɏẠ-ỹ])[^.;:,\\d()]{0,90}))`,
  'gu',
);

// Matches: a share of things behind the clause's verb, as goals have it: "Xóa 100% điểm đen về rác thải", "Tuyển đủ tối thiểu 95% chỉ tiêu". Must not match: "Năm 2026 đạt 80%".
export const SHARE_OF_VERB = new RegExp(
  `${CLAUSE}((?:Xóa|Xoá|Tuyển|Hoàn thành|Thực hiện|Duy trì|Số hóa|Số hoá|Rà soát|Vận động|Kết nối|Trang bị|Giải quyết|Xử lý|Cấp|Có)(?: \\p{Ll}+){0,3}?) (${BOUND}(?:${NUMBER_SOURCE}) ?%) ((?:\\p{Ll})[^.;:,\\d()]{4,120})`,
  'gu',
);

// Matches: a clause of a goal that names its thing and what it is to reach: "Thương mại điện tử chiếm 10 - 12% tổng mức bán lẻ", "Điểm trung bình đạt từ 4,2 điểm trở lên". Must not match: "mới đạt 31%".
export const REACHES = new RegExp(
  `${CLAUSE}(\\p{Lu}\\p{Ll}+(?: [^.;:,\\d()]{1,100}?)?) (?<!(?:mới|đã|chỉ) )(?:đạt|chiếm)(?: chỉ tiêu| mức| bình quân)? (${BOUND}(?:${NUMBER_SOURCE})(?: ?%)?(?: ?(?:-|–|đến) ?(?:${NUMBER_SOURCE}))?(?: ?%| (?:triệu|tỷ|nghìn)?(?: ?(?!trở|so|vào|trong|và|của)\\p{Ll}+){1,2}(?:\\/\\p{Ll}+)?)(?: trở lên| trở xuống)?)`,
  'gu',
);
