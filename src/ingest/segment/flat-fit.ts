import { findAll } from '../../vietnamese/find-all';
import { beginsUnit, UNIT_HEAD_REACH } from '../../vietnamese/unit-head';
import { isUnitList } from '../../vietnamese/unit-list';
import type { ColumnRole } from './column';
import { DEADLINE_START, deadlineFit, MOST_DEADLINE, NO_DEADLINE, overlength, RESULT_WITHIN } from './flat-deadline';
import { fitOfUnits, LONGEST_ASKED, MOST_UNIT, mostOfUnits, NO_UNIT, type UnitWords, unitWords } from './flat-units';
import { beginsSmall } from './letter-case';

/** The first words of what a task is to yield. Matches: "Nghị quyết của", "Các văn bản", "Báo cáo". Must not match: "Bộ Y tế", "Nam". */
const RESULT_START =
  /^(?:Các |Hệ thống |Bộ (?:chỉ số|tiêu chí|tài liệu|cơ sở|quy)|Nghị|Quyết định|Thông|Văn bản|Kế hoạch|Báo cáo|Đề (?:án|xuất|tài|cương)|Chương trình|Luật|Dự (?:thảo|án|toán)|Quy |Hội nghị|Hoạt động|Tài liệu|Tờ trình|Chỉ thị|Công văn|Hướng dẫn|Sổ tay|Danh mục|Phương án|Cơ (?:sở dữ|chế)|Phần mềm|Diễn đàn|Kết quả|Biên bản|Hợp đồng|Hồ sơ|Chiến lược|Theo |Lớp|Tổ chức|Pháp lệnh|Phân công|\d)/u;
// Matches: "Cấp có thẩm quyền". Must not match: "Các cấp".
const LEVEL = /^Cấp (?:có )?thẩm quyền/u;
// Matches: the first word of a basis: "Nghị quyết số". Must not match: "Nghị viện".
const BASIS_START =
  /^(?:Chương trình|Kế hoạch|Đề án|Nghị (?:[Qq]uyết|[Đđ]ịnh)|Luật|Quyết [Đđ]ịnh|Kết luận|Văn bản|Công văn|Thông (?:báo|[Tt]ư)|Chỉ [Tt]hị|[Đđ]iểm|[Kk]hoản|Mục|Tờ trình)/u;
// Matches: where a second unit begins without a mark between: "Bộ Tài chính Bộ Y tế". Must not match: "Văn phòng Ủy ban", "của Bộ Y tế", "Bộ Chỉ huy Bộ đội".
const RUN_ON =
  /(?=(?:Bộ (?!đội)|Sở|Ủy ban|UBND|Ban|Công an|Các|Cục|Thanh tra|Ngân hàng|Văn phòng|Cơ quan)\s?)(?<=\p{Ll}{2} )(?<!(?:và|thuộc|của|với|hoặc|tại|các|phòng|đạo|tịch|trưởng|trực|tra|đốc|đoàn|quan|hội|đảng) )/gu;
/** What a run-on costs a cell of leads: where lines stand one under the other, the second unit is a partner as a rule. */
const RUN_ON_COST = 1.5;

/** What `CellFit.of` gives at most for a text in each column: a text need not be judged that even so would lose. */
export const BEST_FIT: Readonly<Record<ColumnRole, number>> = {
  ORDINAL: 0,
  TASK: 0,
  LEAD: MOST_UNIT,
  COORDINATE: MOST_UNIT,
  RESULT: 3,
  DEADLINE: MOST_DEADLINE,
  INDICATOR: 0,
  MEASURE_UNIT: 0,
  TARGET: 0,
  BASELINE: 0,
  DOCUMENT: 0,
  BASIS: 3,
  NOTE: 0,
  UNKNOWN: 6,
};

/** The columns whose texts cost more to judge than to look up. */
const REMEMBERED: ReadonlySet<ColumnRole> = new Set(['LEAD', 'COORDINATE', 'UNKNOWN', 'RESULT', 'DEADLINE']);

/** How well texts fit columns as their whole cells. One is made for each row: the same text is asked for several columns. */
export class CellFit {
  private readonly fits = new Map<ColumnRole, Map<string, number>>();
  private readonly unitFits = new Map<string, number>();
  private readonly runOnCosts = new Map<string, number>();
  private readonly unitStarts = new Map<string, boolean>();
  private readonly unitWords = new Map<string, UnitWords | null>();

  /** More is better; empty text is judged as an empty cell. */
  of(role: ColumnRole, text: string): number {
    if (!REMEMBERED.has(role)) return this.judge(role, text);
    let fits = this.fits.get(role);
    if (fits === undefined) {
      fits = new Map();
      this.fits.set(role, fits);
    }
    const known = fits.get(text);
    if (known !== undefined) return known;
    const fit = this.judge(role, text);
    fits.set(text, fit);
    return fit;
  }

  /** As much as `of` can give, told without reading the names of a text of units, which is what costs. */
  atMost(role: ColumnRole, text: string): number {
    if (text === '' || (role !== 'LEAD' && role !== 'COORDINATE' && role !== 'DEADLINE')) return this.of(role, text);
    if (role === 'DEADLINE') return DEADLINE_START.test(text) ? MOST_DEADLINE - overlength(text) : NO_DEADLINE;
    const words = this.wordsOf(text);
    if (words === null) return NO_UNIT;
    const most = this.unitFits.get(text) ?? mostOfUnits(words);
    return role === 'LEAD' ? most - this.runOnCost(text) : most;
  }

  /** As `isUnitCell`, remembered. */
  isUnitCell(text: string): boolean {
    return this.unit(text) >= 2;
  }

  private judge(role: ColumnRole, text: string): number {
    switch (role) {
      case 'LEAD':
        return text === '' ? -7 : this.unit(text) - this.runOnCost(text);
      case 'COORDINATE':
        return text === '' ? -2.5 : this.unit(text);
      case 'UNKNOWN':
        return this.level(text);
      case 'RESULT':
        return this.result(text);
      case 'DEADLINE':
        return deadlineFit(text);
      case 'BASIS':
        return text === '' ? 0 : BASIS_START.test(text) ? 3 : -1;
      case 'NOTE':
        return text === '' ? 0 : -0.5;
      default:
        return text === '' ? -10 : 0;
    }
  }

  private runOnCost(text: string): number {
    let cost = this.runOnCosts.get(text);
    if (cost === undefined) {
      cost = RUN_ON_COST * findAll(text, RUN_ON).length;
      this.runOnCosts.set(text, cost);
    }
    return cost;
  }

  private unit(text: string): number {
    const known = this.unitFits.get(text);
    if (known !== undefined) return known;
    const fit = fitOfUnits(this.wordsOf(text));
    this.unitFits.set(text, fit);
    return fit;
  }

  /** As `beginsUnit`: cells that begin at the same line begin alike. */
  private begins(text: string): boolean {
    const start = text.slice(0, UNIT_HEAD_REACH);
    let begins = this.unitStarts.get(start);
    if (begins === undefined) {
      begins = beginsUnit(start);
      this.unitStarts.set(start, begins);
    }
    return begins;
  }

  private wordsOf(text: string): UnitWords | null {
    // before the text is looked up, which costs its whole length
    if (text.length > LONGEST_ASKED || !this.begins(text)) return null;
    let words = this.unitWords.get(text);
    if (words === undefined) {
      words = unitWords(text);
      this.unitWords.set(text, words);
    }
    return words;
  }

  private result(text: string): number {
    if (text === '') return -2.5;
    if (DEADLINE_START.test(text) && this.of('DEADLINE', text) > 3) return -6;
    const start = RESULT_START.test(text) ? 3 : beginsSmall(text) ? -2 : 0;
    return (
      start +
      (start < 3 && this.begins(text) && isUnitList(text) ? -3 : 0) +
      (TIME_AT_END.test(text.slice(-MAX_TIME)) ? -4 : 0)
    );
  }

  private level(text: string): number {
    if (text === '') return -1.5;
    if (LEVEL.test(text)) return RESULT_WITHIN.test(text) ? 0 : 5 - text.length / 60;
    const fit = this.unit(text);
    return fit > 0 ? fit - 0.5 : -5;
  }
}

// Matches: a deadline that a result's last words hold: "phối hợp Thường xuyên". Must not match: "nhiệm vụ thường xuyên".
const TIME_AT_END = /(?=[TQHN])(?<=\p{Ll} )(?:Thường xuyên|Quý (?:IV|I{1,3})[/ ]|Tháng \d|Hằng năm|Năm 20\d\d)/u;

const MAX_TIME = 40;
