import { NUMBER_SOURCE } from '../../vietnamese/number';
import type { IndicatorMention, Section } from '../parsed-document';
import { capitalised } from '../segment/letter-case';
import { type Passage, placeIn } from '../segment/passage';
import type { Block } from '../segment/section-tree';
import { readTarget } from './target-value';

/** First words of a thing that is measured. Matches: "Tỷ lệ hồ sơ", "mức độ hài lòng". Must not match: "số 12/QĐ". */
const THING =
  '(?:[Tt][ỷỉ] lệ|[Tt][ỷỉ] trọng|[Ss]ố (?:lượng|lượt|người|phiên|hộ|vụ|cơ sở|doanh nghiệp|học|lao|hồ sơ|ca|trường|đơn vị|xã)|[Mm]ức độ|[Tt]ổng (?:số|diện tích|mức|sản|thu|vốn|giá)|[Dd]iện tích|[Cc]hỉ số|[Qq]uy mô|[Tt]ốc độ|[Ss]ản lượng|[Tt]hu nhập|[Dd]oanh thu|[Gg]iá trị|[Nn]ăng suất|[Kk]im ngạch|[Tt]uổi thọ)';
const BOUND = '(?:từ |trên |hơn |dưới |tối thiểu |ít nhất |không quá |tối đa |không dưới |khoảng |≥ ?|≤ ?|> ?|< ?)';
const VALUE = `(?:${NUMBER_SOURCE})(?: ?%)?(?: ?(?:-|–|đến) ?(?:${NUMBER_SOURCE}))?`;
const MEASURE =
  '(?: ?%(?: (?:dân số|GDP|GRDP|tổng số|số hộ))?(?: ?\\/ ?năm)?| (?:triệu|tỷ|nghìn|ngàn)?(?: ?\\p{Ll}+){1,3}(?:\\/(?:năm|tháng|ha|người|ngày))?)?(?: trở lên| trở xuống)?';

// Matches: "Tỷ lệ hồ sơ đúng hạn đạt từ 98,5% trở lên", "tỷ lệ thất nghiệp không quá 2,0%". Must not match: "tỷ lệ lấp đầy mới đạt 29,0%".
const NAMED = new RegExp(
  `(?<!\\p{L})(${THING}[^.;:()“”\\d]{2,160}?) (?:(?:phấn đấu |bình quân |tăng trưởng |trung bình |ước |tăng lên |đều )*(?<!mới )(?<!chỉ )(?<!đã )(?:đạt|còn|chiếm|duy trì|là|lên)(?: bình quân| khoảng)? (${BOUND}?${VALUE}${MEASURE})|((?:tăng |giảm )?${BOUND}${VALUE}${MEASURE}))`,
  'gu',
);
// Matches: "100% kết quả giải quyết được lưu trữ", "tối thiểu 80% hồ sơ", "30% - 40% cán bộ", at a clause's beginning. Must not match: "đạt 80%".
const SHARE = new RegExp(
  `(?<=^|[;:.,] |năm 20\\d\\d,? |có |và |[Pp]hấn đấu |bảo đảm |đảm bảo )((?:[Cc]ắt giảm |[Gg]iảm |[Tt]ăng )?(?:[Tt]ừ |[Tt]rên |[Tt]ối thiểu |[Íí]t nhất |[Kk]hoảng |[Hh]ơn )?(?:${NUMBER_SOURCE}) ?%(?: ?(?:-|–|đến) ?(?:${NUMBER_SOURCE}) ?%)?) ((?:số |các |tổng số )?\\p{Ll}[^.;:()“”\\d]{8,170})`,
  'gu',
);
// Matches: "50 nước dẫn đầu về Chính phủ điện tử", "nhóm 3 quốc gia đứng đầu". Must not match: "đứng thứ hai".
const RANK =
  /(?<![\d.,])(\d{1,3} (?:nước|quốc gia|tỉnh,? thành phố|tỉnh|địa phương) (?:dẫn đầu|đứng đầu)) ((?:về )?[^.;:“”]{3,90})/gu;
// Matches: titles of sections that set goals. Must not match: "ĐÁNH GIÁ CHUNG".
const GOALS = /mục tiêu|chỉ tiêu|phấn đấu|đến năm 20/iu;
// Matches: titles of sections that report. Must not match: "NHIỆM VỤ, GIẢI PHÁP".
const REPORTS = /đánh giá|kết quả|tình hình|hiện trạng|thực trạng|tồn tại|hạn chế/iu;
// Matches: "đến năm 2030", "Năm 2026", "giai đoạn 2026 - 2028". Must not match: "ngày 12 tháng 3 năm 2026".
const PERIOD = /(?<!tháng \d{1,2} )(?:năm|giai đoạn) (20\d{2}(?: ?[-–] ?20\d{2})?)/giu;
const MAX_SHARE_NAME = 150;

/** The targets that plain sentences set, where a thing, a bound and a number stand together. */
export function findIndicatorsInText(
  blocks: readonly Block[],
  sections: readonly Section[],
  year: number | null,
  type: string | null,
): IndicatorMention[] {
  if (type === 'Báo cáo') return [];
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    const titles = titlesAbove(sections, block.section);
    if (REPORTS.test(titles)) return [];
    const isGoal = GOALS.test(titles) || GOALS.test(block.text);
    return inPassage(block, isGoal, `${titles} `, year);
  });
}

function inPassage(passage: Passage, isGoal: boolean, context: string, year: number | null): IndicatorMention[] {
  const found: IndicatorMention[] = [];
  const { text } = passage;
  const take = (name: string, target: string, start: number, end: number) => {
    const value = readTarget(target);
    if (
      value === null ||
      found.some(
        (other) => other.place.start < end + passage.start && placeIn(passage, start, end).start < other.place.end,
      )
    )
      return;
    found.push({
      name: capitalised(name.trim()),
      ...value,
      period: periodAt(context + text.slice(0, start), text.slice(start, end), year),
      baseline: null,
      owner: null,
      task: null,
      place: placeIn(passage, start, end),
    });
  };
  for (const match of text.matchAll(NAMED))
    take(match[1] ?? '', match[2] ?? match[3] ?? '', match.index, match.index + match[0].length);
  if (!isGoal) return found;
  for (const match of text.matchAll(SHARE)) {
    const name = (match[2] ?? '').slice(0, MAX_SHARE_NAME);
    const cut = match[2] !== undefined && match[2].length > MAX_SHARE_NAME ? name.lastIndexOf(' ') : name.length;
    take(name.slice(0, cut), match[1] ?? '', match.index, match.index + (match[1] ?? '').length + 1 + cut);
  }
  for (const match of text.matchAll(RANK)) {
    const before = found.length;
    take(match[2] ?? '', match[1] ?? '', match.index, match.index + match[0].length);
    for (const rank of found.slice(before)) Object.assign(rank, { operator: 'LTE', measureUnit: 'thứ hạng' });
  }
  return found;
}

function periodAt(before: string, inside: string, year: number | null): string | null {
  const last = [...before.matchAll(PERIOD), ...inside.matchAll(PERIOD)].at(-1)?.[1];
  // Matches: the spaces of "2026 - 2030". Must not match: "2026-2030".
  return last?.replace(/\s/g, '').replace('–', '-') ?? (year === null ? null : String(year));
}

function titlesAbove(sections: readonly Section[], index: number | null): string {
  const titles: string[] = [];
  for (
    let at = index === null ? null : (sections[index]?.parent ?? null);
    at !== null;
    at = sections[at]?.parent ?? null
  )
    titles.unshift(sections[at]?.title ?? '');
  return titles.join(' / ');
}
