import { NUMBER_SOURCE } from '../../vietnamese/number';

const VERB =
  '(?:[Hh]ình thành|[Tt]hành lập|[Xx]ây dựng|[Pp]hát triển|[Đđ]ào tạo|[Tt]ạo|[Tt]hu hút|[Đđ]ón|[Hh]ỗ trợ|[Tt]rồng|[Gg]iải quyết|[Cc]ông nhận|[Bb]ồi dưỡng|[Tt]ập huấn|[Pp]hấn đấu|[Cc]ó|[Nn]âng tổng số|[Kk]ết nạp|[Tt]hực hiện|[Mm]ỗi \\p{Ll}+(?: \\p{Ll}+)? có)';
const BOUND = '(?:từ |trên |hơn |dưới |tối thiểu |ít nhất |không quá |tối đa |không dưới |khoảng )?';

/**
 * Targets that count things after a verb, as goals do. Groups: verb and what stands before the number, number with its bound, the
 * thing counted. Matches: "Thành lập tối thiểu 5.000 doanh nghiệp", "Thu hút từ 01 triệu USD trở lên". Must not match: "thực hiện 5 năm",
 * "thực hiện chủ đề năm 2026 của tỉnh".
 */
export const COUNTED = new RegExp(
  `(?<=^|[;:.,] |[Pp]hấn đấu |và )(${VERB}(?: [^.;:,\\d()]{1,50}?)??) (?:lên |cho |được )?(?<!(?:năm|ngày|tháng|số|quý|Điều|khoản|điểm|mục|kỳ|khóa|khoá|đoạn|thứ) )(?!20\\d{2}(?![\\d.,]))(${BOUND}(?:${NUMBER_SOURCE})(?: (?:triệu|tỷ|nghìn|ngàn))?(?! ?%)) ((?!năm|tháng|ngày|giờ|quý|tuần|Điều|khoản|tuổi|(?:của|và|theo|về|do|tại|để|trong|đến|là)(?!\\p{L}))(?:\\p{Ll}[^.;:,\\d()]{1,90}|[A-ZĐ]{2,5}(?!\\p{L})[^.;:,\\d()]{0,90}))`,
  'gu',
);
