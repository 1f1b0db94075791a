import { findAll } from '../../vietnamese/find-all';
import { NUMBER_SOURCE, parseNumber } from '../../vietnamese/number';
import type { IndicatorMention } from '../parsed-document';
import { capitalised } from '../segment/letter-case';
import { type Passage, placeIn } from '../segment/passage';
import { COUNTED, REACHES, SHARE_OF_VERB } from './counted-targets';
import { readTarget } from './target-value';

/** First words of a thing that is measured. Matches: "Tỷ lệ hồ sơ", "mức độ hài lòng". Must not match: "số 12/QĐ". */
const THING =
  '(?:[Tt][ỷỉ] lệ|[Tt][ỷỉ] trọng|[Ss]ố (?:lượng|lượt|người|phiên|hộ|vụ|cơ sở|doanh nghiệp|học|lao|hồ sơ|ca|trường|đơn vị|xã)|[Mm]ức độ|[Tt]ổng (?:số|diện tích|mức|sản(?: phẩm)?|thu|vốn|giá trị|giá|công suất|chiều dài|đàn|dư nợ|nguồn vốn|đầu tư)|[Tt]hu ngân sách|[Cc]ông suất|[Dd]ân số|[Tt]hời gian|[Dd]iện tích|[Cc]hỉ số|[Qq]uy mô|[Tt]ốc độ|[Ss]ản lượng|[Tt]hu nhập|[Dd]oanh thu|[Gg]iá trị|[Nn]ăng suất|[Kk]im ngạch|[Tt]uổi thọ)';
/** Where one of those can begin: asked before anything else, it rules most places out. Matches: before "T", "s". Must not match: before "a". */
const THING_INITIAL = '(?=[TtSsMmCcDdQqGgNnKk])';
const BOUND = '(?:từ |trên |hơn |dưới |tối thiểu |ít nhất |không quá |tối đa |không dưới |khoảng |≥ ?|≤ ?|> ?|< ?)';
const VALUE = `(?:${NUMBER_SOURCE})(?: ?%(?= ?(?:-|–|đến)))?(?: ?(?:-|–|đến) ?(?:${NUMBER_SOURCE}))?`;
/** The unit of measure behind a value. Matches: "% dân số", " tỷ USD/năm", " MW", " lượt người". Must not match: " so với năm". */
const MEASURE =
  '(?: ?%(?: (?:dân số|GDP|GRDP|tổng số|số hộ))?(?: ?\\/ ?năm)?| (?:triệu |tỷ |nghìn |ngàn |vạn )?(?:USD|đồng|EUR|VNĐ|MW|kWh|KCN|CCN|km2?|m2|m3|ha)(?![A-Za-zÀ-ɏẠ-ỹ])(?:\\/\\p{Ll}+){0,2}| (?:triệu|tỷ|nghìn|ngàn)?(?: ?(?!(?:so|xuống|lên|trở|vào|trong|và|của|đến|tại|trên|năm|để|theo|cho)(?![A-Za-zÀ-ɏẠ-ỹ]))\\p{Ll}+){1,3}(?:\\/\\p{Ll}+){0,2})?(?: trở lên| trở xuống)?';

// Matches: "Tỷ lệ hồ sơ đúng hạn đạt từ 98,5% trở lên", "tỷ lệ thất nghiệp không quá 2,0%". Must not match: "tỷ lệ lấp đầy mới đạt 29,0%".
const NAMED = new RegExp(
  `${THING_INITIAL}(?<![A-Za-zÀ-ɏẠ-ỹ])(${THING}(?![A-Za-zÀ-ɏẠ-ỹ])[^.;:()“”\\d]{0,160}?) (?:(?:phấn đấu |bình quân |tăng trưởng |trung bình |ước |tăng lên |đều )*(?<!mới )(?<!chỉ )(?<!đã )(?:đạt|còn|chiếm|duy trì|là|lên)(?: bình quân)? (${BOUND}?${VALUE}${MEASURE})|((?:tăng |giảm )?${BOUND}${VALUE}${MEASURE})|((?:tăng|giảm)(?: thêm)?(?: bình quân| trung bình)?(?: hằng năm| hàng năm)? (?:${BOUND})?${VALUE}${MEASURE}))`,
  'gu',
);
// Matches: "100% kết quả giải quyết được lưu trữ", "tối thiểu 80% hồ sơ", "30% - 40% cán bộ", "Đạt 60% các cơ quan", "- 95% hồ sơ (trừ hồ sơ mật)", at a clause's beginning. Must not match: "tỷ lệ đạt 80%".
const SHARE = new RegExp(
  `(?<=^|^[-–+•*] |(?:^|^[-–+•*] |[;:.] )[Đđ]ạt |[;:.,] |năm 20\\d\\d,? |có |và |[Pp]hấn đấu |[Bb]ảo đảm |[Đđ]ảm bảo )((?:[Cc]ắt giảm |[Gg]iảm |[Tt]ăng )?(?:[Tt]ừ |[Tt]rên |[Tt]ối thiểu |[Íí]t nhất |[Kk]hoảng |[Hh]ơn |[Kk]hông quá |[Tt]ối đa |[Dd]ưới )?(?:${NUMBER_SOURCE}) ?%(?: ?(?:-|–|đến) ?(?:${NUMBER_SOURCE}) ?%)?) ((?:số |các |tổng số )?\\p{Ll}(?:[^.;:()“”\\d]|\\([^()\\d]{1,80}\\)){8,170})`,
  'gu',
);
// Matches: "50 nước dẫn đầu về Chính phủ điện tử", "nhóm 3 quốc gia đứng đầu". Must not match: "đứng thứ hai".
const RANK =
  /(?<![\d.,])(\d{1,3} (?:nước|quốc gia|tỉnh,? thành phố|tỉnh|địa phương) (?:dẫn đầu|đứng đầu)) ((?:về )?[^.;:“”]{3,90})/gu;
// Matches: "Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 3,1%", "nâng tỷ lệ lao động qua đào tạo từ 60% lên 65%". Must not match: "từ 60% đến 65%".
const CHANGED = new RegExp(
  `${THING_INITIAL}(?<![A-Za-zÀ-ɏẠ-ỹ])(${THING}[^.;:()“”\\d]{2,120}?)(?: giảm| tăng)? từ (${NUMBER_SOURCE}) ?%? ?[^.;:\\d]{0,20}?(?:xuống còn|xuống|lên|còn)(?: trên| dưới| khoảng)? (${VALUE}${MEASURE})`,
  'gu',
);
// Matches: "Chỉ số cải cách hành chính nằm trong nhóm 10 tỉnh dẫn đầu", "chỉ số PAPI thuộc tốp 15 cả nước". Must not match: "thuộc nhóm I".
const NAMED_RANK =
  /(?=[CcXxTt])(?<![A-Za-zÀ-ɏẠ-ỹ])((?:[Cc]hỉ số|[Xx]ếp hạng|[Tt]hứ hạng)[^.;:()“”\d]{2,120}?) (?:nằm |xếp |đứng )?(?:trong|thuộc) (?:nhóm|tốp|top) (\d{1,3}(?: (?:tỉnh,? thành phố|tỉnh|địa phương|nước|quốc gia|bộ))?)/gu;
// Matches: what each of those holds. Must not match: "nhóm I".
const RANKED = /(?:nhóm|tốp|top) \d/u;
// Matches: what makes a sentence a goal's: "Phấn đấu đến năm 2030, có ít nhất 05 dự án". Must not match: "phấn khởi".
const STRIVES = /(?<![A-Za-zÀ-ɏẠ-ỹ])phấn đấu(?![A-Za-zÀ-ɏẠ-ỹ])/iu;
// Matches: a number with a bound: "ít nhất 05". Must not match: "05".
const BOUNDED = /^(?:từ|trên|tối thiểu|ít nhất|không quá|không dưới|khoảng) /u;
// Matches: "đến năm 2030", "Năm 2026", "giai đoạn 2026 - 2028". Must not match: "ngày 12 tháng 3 năm 2026".
const PERIOD = /(?<!tháng \d{1,2} )(?:năm|giai đoạn) (20\d{2}(?: ?[-–] ?20\d{2})?)/giu;
const MAX_SHARE_NAME = 150;

/** The targets that one passage sets: in a goal's sentence shares and ranks too, in a section of goals counts too. */
export function findTargets(
  passage: Passage,
  { isGoal, isGoalSection }: { isGoal: boolean; isGoalSection: boolean },
  context: string,
  year: number | null,
): IndicatorMention[] {
  const { text } = passage;
  const found: IndicatorMention[] = [];
  const take = (written: string, target: string, start: number, end: number) => {
    // Matches: the bound that stands before "đạt": "…, hướng tới tối thiểu". Must not match: a name's own words.
    const bound = /,? (?:hướng tới |phấn đấu )?(tối thiểu|ít nhất|không quá|tối đa)$/u.exec(written);
    const name = bound === null ? written : written.slice(0, bound.index);
    const value = readTarget(bound === null ? target : `${bound[1]} ${target}`);
    const place = placeIn(passage, start, end);
    if (value === null || found.some((other) => other.place.start < place.end && place.start < other.place.end)) return;
    found.push({
      name: nameOf(name),
      ...value,
      period: periodAt(context + text.slice(0, start), text.slice(start, end), year),
      baseline: null,
      owner: null,
      task: null,
      place,
    });
  };
  for (const match of text.includes(' từ ') ? findAll(text, CHANGED) : []) {
    const before = found.length;
    take(match[1] ?? '', match[3] ?? '', match.index, match.index + match[0].length);
    for (const changed of found.slice(before)) changed.baseline = parseNumber(match[2] ?? '');
  }
  for (const match of RANKED.test(text) ? findAll(text, NAMED_RANK) : []) {
    const before = found.length;
    take(match[1] ?? '', match[2] ?? '', match.index, match.index + match[0].length);
    for (const rank of found.slice(before)) Object.assign(rank, { operator: 'LTE', measureUnit: 'thứ hạng' });
  }
  for (const match of findAll(text, NAMED)) {
    const written = match[1] ?? '';
    const end = match.index + match[0].length;
    const last = lastThing(written);
    if (last === 0 && isThreshold(text.slice(Math.max(0, match.index - 200), match.index), written)) continue;
    take(written.slice(last), match[2] ?? match[3] ?? match[4] ?? '', match.index + last, end);
  }
  if (!isGoal) return found;
  for (const match of text.includes('%') ? findAll(text, SHARE) : []) {
    // Matches: what a share is compared with, which is no name: "so với cùng kỳ". Must not match: "số vụ".
    if (/^so với /u.test(match[2] ?? '')) continue;
    const name = (match[2] ?? '').slice(0, MAX_SHARE_NAME);
    const cut = match[2] !== undefined && match[2].length > MAX_SHARE_NAME ? name.lastIndexOf(' ') : name.length;
    take(name.slice(0, cut), match[1] ?? '', match.index, match.index + (match[1] ?? '').length + 1 + cut);
  }
  if (isGoalSection) {
    for (const match of findAll(text, REACHES))
      take(match[1] ?? '', match[2] ?? '', match.index, match.index + match[0].length);
    for (const match of findAll(text, SHARE_OF_VERB))
      take(`${match[1]} ${match[3]}`, match[2] ?? '', match.index, match.index + match[0].length);
  }
  for (const match of findAll(text, COUNTED)) {
    if (isGoalSection || (STRIVES.test(text) && BOUNDED.test(match[2] ?? ''))) takeCounted(match, take);
  }
  for (const match of findAll(text, RANK)) {
    const before = found.length;
    take(match[2] ?? '', match[1] ?? '', match.index, match.index + match[0].length);
    for (const rank of found.slice(before)) Object.assign(rank, { operator: 'LTE', measureUnit: 'thứ hạng' });
  }
  return found;
}

// Matches: the last of two things that a comma parts: "doanh thu nội địa, " before "doanh thu xuất khẩu". Must not match: the first.
const NEXT_THING = new RegExp(`, (?:và )?(?=${THING}(?![A-Za-zÀ-ɏẠ-ỹ]))`, 'gu');

/** Where in the words before a value the thing begins that it is of. */
function lastThing(written: string): number {
  const last = findAll(written, NEXT_THING).at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

// Matches: those whom a figure only tells apart: "60 doanh nghiệp có " before "doanh thu". Must not match: "có tỷ lệ".
const COUNTED_WITH = /(?<![\d.,])\d[\d.,]*(?: (?:triệu|nghìn|tỷ))? \p{Ll}[^.;:,\d()]{1,120} (?:có|với) $/u;

/** Whether the figure says which things are counted, not what is wanted: "60 doanh nghiệp có doanh thu đạt 20 triệu USD". */
const isThreshold = (before: string, thing: string): boolean =>
  // Matches: "giá trị mỗi thương vụ". Must not match: "giá trị sản xuất".
  COUNTED_WITH.test(before) || (/ với $/u.test(before) && /(?<![A-Za-zÀ-ɏẠ-ỹ])mỗi(?![A-Za-zÀ-ɏẠ-ỹ])/u.test(thing));

/** Takes a count of things: called by its verb and the thing, valued with the thing's first word as the unit. */
function takeCounted(
  match: RegExpExecArray,
  take: (name: string, target: string, start: number, end: number) => void,
): void {
  const [all, written = '', number = '', thing = ''] = match;
  // Matches: the wish before a verb: "Phấn đấu có". Must not match: "Phấn đấu" alone.
  const verb = written.replace(/^[Pp]hấn đấu (?=[A-Za-zÀ-ɏẠ-ỹ])/u, '');
  // Matches: the thing's first words. Must not match: what follows them.
  const unit = /^\S+(?: (?!trở)\S+)?/u.exec(thing)?.[0] ?? '';
  // Matches: the bound after the thing: "triệu USD trở lên". Must not match: "lên".
  const bound = /trở (?:lên|xuống)/u.exec(thing)?.[0] ?? '';
  // Matches: the bound at a thing's end. Must not match: the thing.
  take(
    `${verb} ${thing.replace(/ trở (?:lên|xuống)$/u, '')}`,
    `${number} ${unit} ${bound}`,
    match.index,
    match.index + all.length,
  );
}

/** The thing without the word of its change: "Tỷ lệ hộ nghèo giảm" → "Tỷ lệ hộ nghèo". */
function nameOf(written: string): string {
  // Matches: the change that ends a name. Must not match: "tăng trưởng".
  return capitalised(written.trim().replace(/ (?:giảm|tăng|hằng năm|hàng năm|phấn đấu)$/u, ''));
}

function periodAt(before: string, inside: string, year: number | null): string | null {
  const last = [...findAll(before, PERIOD), ...findAll(inside, PERIOD)].at(-1)?.[1];
  // Matches: the spaces of "2026 - 2030". Must not match: "2026-2030".
  return last?.replace(/\s/g, '').replace('–', '-') ?? (year === null ? null : String(year));
}
