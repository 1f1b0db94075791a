import { readUnitList } from '../../vietnamese/unit-list';
import type { Section } from '../parsed-document';
import { isAllCaps } from '../segment/letter-case';
import type { ParagraphBlock } from '../segment/section-tree';
import { ACTS } from './addressee';

// Matches: titles of articles that only documents which lay down rules have. Must not match: "Tổ chức thực hiện".
const RULE_TITLE =
  /^(?:Phạm vi(?: điều chỉnh| áp dụng)?|Đối tượng(?: áp dụng)?|Giải thích từ ngữ|Nguyên tắc|Trình tự|Hồ sơ|Thẩm quyền|Điều kiện|Mức hỗ trợ|Xử lý vi phạm|Điều khoản|Quy định chuyển tiếp|Phương thức)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: titles under which a rule names who is to do what. Must not match: "Trình tự, thủ tục thực hiện".
const DUTY_TITLE =
  /trách nhiệm|tổ chức thực hiện|nhiệm vụ|phân công|phối hợp|điều khoản thi hành|quy định chuyển tiếp|hiệu lực thi hành|báo cáo/iu;
// Matches: a title that says what a body is for: "Nhiệm vụ, quyền hạn của Tổ công tác". Must not match: "Nhiệm vụ trọng tâm".
const FUNCTIONS =
  /^(?:(?:Vị trí(?: và|,)? )?chức năng|Quyền hạn|Thẩm quyền|Nhiệm vụ,? (?:và )?(?:quyền hạn|chức năng)|Nhiệm vụ (?:của )?(?:Ban chỉ đạo|Tổ |Đoàn |Hội đồng |Nhóm |Ủy ban ))/iu;
// Matches: "Quyền hạn, trách nhiệm của Bộ Y tế". Must not match: "Quyền hạn của Hội đồng".
const DUTIES = /trách nhiệm|tổ chức thực hiện/iu;

// Matches: titles under which a document explains or reports. Must not match: "Nhiệm vụ, giải pháp".
const NO_DUTY =
  /^(?:Phạm vi|Đối tượng|Nguyên tắc|Quan điểm|Sự cần thiết|Thực trạng|Hiện trạng|Đánh giá|Mục đích|Yêu cầu|Mục tiêu|Kết quả|Tình hình|Tồn tại|Hạn chế|Nguyên nhân|Cơ sở (?:pháp lý|thực tiễn)|Khó khăn|Ưu điểm|Đặc điểm)(?![A-Za-zÀ-ɏẠ-ỹ])/iu;
// Matches: titles of what is to be done. Must not match: "Mục đích, yêu cầu".
const SETS_DUTIES = /nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|kiến nghị|đề xuất/iu;

// Matches: titles under which a report says what is yet to do: "Phương hướng, nhiệm vụ", "Đề xuất, kiến nghị". Must not match: "Khó khăn".
const PROPOSES = /kiến nghị|đề xuất|phương hướng|giải pháp|thời gian tới|nhiệm vụ/iu;
// Matches: "Kết quả thực hiện nhiệm vụ", "Tình hình triển khai các giải pháp". Must not match: "Nhiệm vụ năm 2027".
const REPORTS = /^(?:Kết quả|Tình hình|Đánh giá|Việc|Công tác|Khó khăn|Tồn tại|Một số (?:kết quả|nội dung đã))/iu;

// Matches: those whom rules bind without making them answer for a task: "Doanh nghiệp khai thác", "Chủ đầu tư". Must not match: "cơ quan".
const BOUND_BY_RULES =
  /^(?:(?:các|những|mọi) )?(?:doanh nghiệp|chủ đầu tư|cá nhân|hợp tác xã|hộ|người|cơ sở|nhà đầu tư|tổ chức|nhà thầu|thành viên|công ty)(?![A-Za-zÀ-ɏẠ-ỹ])/iu;
// Matches: titles of sections where a unit's name alone makes a duty. Must not match: "MỤC ĐÍCH, YÊU CẦU".
const DUTY_SECTION = /tổ chức thực hiện|phân công|nhiệm vụ|giải pháp|trách nhiệm/iu;

/** Where in a document duties are given to units, by what its headings say. */
export class DutyPlaces {
  private readonly laysDownRules: boolean;

  /** `type`: what the document is called; a report ("Báo cáo") gives duties only where it says what is yet to do. */
  constructor(
    private readonly sections: readonly Section[],
    private readonly type: string | null = null,
  ) {
    this.laysDownRules = sections.some(({ kind, title }) => kind === 'ARTICLE' && RULE_TITLE.test(title));
  }

  /** What was asked of a section before: each of its paragraphs asks again. */
  private readonly holding = new Map<number | null, boolean>();
  private readonly underDuties = new Map<number | null, boolean>();
  private readonly rules = new Map<number | null, boolean>();

  /** Whether the section stands in an article of rules: what it says of units is then a duty only under a title that says so. */
  isRule(section: number | null): boolean {
    return remembered(this.rules, section, () => this.laysDownRules && this.titlesOf(section).isInArticle);
  }

  /** Whether the section only reports what was done: all of a report does, but what it proposes. */
  onlyReports(section: number | null): boolean {
    if (this.type !== 'Báo cáo') return false;
    for (let at = section; at !== null; at = this.sections[at]?.parent ?? null) {
      const title = this.sections[at]?.title ?? '';
      if (title.length <= MAX_TITLE && PROPOSES.test(title) && !REPORTS.test(title)) return false;
    }
    return true;
  }

  /** Whether a unit that acts in this section is given a duty: rules, procedures, reports, and what a body is for give none. */
  mayHold(section: number | null): boolean {
    return remembered(this.holding, section, () => this.holds(section));
  }

  private holds(section: number | null): boolean {
    if (this.onlyReports(section)) return false;
    const { titles, isInArticle } = this.titlesOf(section);
    if (titles.some((title) => FUNCTIONS.test(title) && !DUTIES.test(title))) return false;
    if (titles.some((title) => NO_DUTY.test(title)) && !titles.some(setsDuties)) return false;
    return !this.laysDownRules || !isInArticle || titles.some((title) => DUTY_TITLE.test(title) && !isSentence(title));
  }

  /** Whether rules bind these units here, without giving them a duty. */
  binds(units: readonly { unit: string }[], section: number | null): boolean {
    return this.isRule(section) && units.every(({ unit }) => BOUND_BY_RULES.test(unit));
  }

  /** Whether a unit at the paragraph's beginning may be an addressee without "Giao"; `isIntroduced`: orders were announced above it. */
  mayAddress({ section, marker, text }: ParagraphBlock, isIntroduced: boolean): boolean {
    if (section === null) return isIntroduced || (text.length >= SHORTEST_ORDER && ORDER.test(text));
    if (marker !== null) return true;
    // Matches: "Giao Văn phòng Sở". Must not match: "Giao thông".
    return this.isUnderDuties(section) || /^(?:Giao|Phân công|Yêu cầu|Đối với) /u.test(text);
  }

  /** Whether a heading above says that duties follow. */
  isUnderDuties(section: number | null): boolean {
    if (section === null) return false;
    const { title = '', parent = null } = this.sections[section] ?? {};
    return remembered(this.underDuties, section, () => DUTY_SECTION.test(title) || this.isUnderDuties(parent));
  }

  /** The titles of the section and of those above it, up to the article. */
  private titlesOf(section: number | null): { titles: string[]; isInArticle: boolean } {
    const titles: string[] = [];
    let isInArticle = false;
    for (let at = section; at !== null; at = this.sections[at]?.parent ?? null) {
      const { title, kind } = this.sections[at] as Section;
      if (title.length <= MAX_TITLE) titles.push(title);
      isInArticle = kind === 'ARTICLE';
      if (isInArticle) break;
    }
    return { titles, isInArticle };
  }
}

/** The answer of a section, worked out the first time. */
function remembered(answers: Map<number | null, boolean>, section: number | null, work: () => boolean): boolean {
  let answer = answers.get(section);
  if (answer === undefined) {
    answer = work();
    answers.set(section, answer);
  }
  return answer;
}

/** Whether a clause's title is its whole sentence, about units that act: "Các sở có trách nhiệm cho ý kiến", unlike "Trách nhiệm của các sở". */
function isSentence(title: string): boolean {
  const list = readUnitList(title, 0);
  const said = list?.units[0]?.start === 0 ? title.slice(list.end) : '';
  // "Cơ quan chủ trì, cơ quan phối hợp" and "Sở Tài chính có trách nhiệm" say no more than whose duty it is
  return said.length > MAX_WHOSE && ACTS.test(said);
}

/** The longest of what may follow a unit in a title that only says whose duty it is. */
const MAX_WHOSE = 30;

/** Whether a title says what is to be done: at its beginning, or anywhere in a heading set in capitals. */
function setsDuties(title: string): boolean {
  const at = title.search(SETS_DUTIES);
  return at >= 0 && (at <= 12 || isAllCaps(title));
}

// Matches: an order to someone, in a letter or a notice that has no headings: "Giao Văn phòng Sở chủ trì". Must not match: "Giao thông", "Đề nghị của Sở".
const ORDER = /^(?:Giao|Yêu cầu|Đề nghị|Phân công)(?: cho)? (?!của|thông|về|tại|nêu)/u;
/** A shorter one ends a letter: "Đề nghị các đơn vị nghiêm túc thực hiện". */
const SHORTEST_ORDER = 90;

/** A longer title is a clause's own sentence. */
const MAX_TITLE = 120;
