import { findAll } from '../../vietnamese/find-all';
import { beginsUnit } from '../../vietnamese/unit-head';
import { isUnitList, readUnitList } from '../../vietnamese/unit-list';
import type { Diagnostic, IndicatorMention, Section, TaskMention } from '../parsed-document';
import { placeIn } from '../segment/passage';
import type { Block, ParagraphBlock } from '../segment/section-tree';
import type { Table } from '../segment/table';
import { ACTS, GENERAL_CLAUSE } from './addressee';
import { BASIS_OPENER } from './citation-kind';
import { DutyPlaces } from './duty-place';
import { taskColumn } from './tasks-in-tables';

// Matches: words that hand a duty to someone: "giao Sở", "yêu cầu các". Must not match: "giao thông".
const HANDS =
  /(?:^|[,;:.(] ?)(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|Mời)(?: cho)?(?: các đồng chí| đồng chí)? (?=[A-Za-zÀ-ɏẠ-ỹ])/gu;
// Matches: words that only a duty is told with. Must not match: "chủ trì cuộc họp".
const TOLD =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:chủ trì,? (?:phối hợp|tham mưu|xây dựng)|có (?:trách nhiệm|nhiệm vụ) (?!thi hành))/u;
// Matches: what a wanted figure looks like. Must not match: "năm 2026".
const FIGURE = /\d ?%|(?:tối thiểu|ít nhất|không quá|phấn đấu đạt) (?:\p{Ll}+ )?\d/u;
// Matches: how many there may be, which a plan sets outside its goals: "tối đa không quá 03 trường", "ít nhất 01 bệnh viện". Must not match: "ít nhất 05 năm", "tối thiểu 30%".
const LIMIT =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:tối đa|không quá|ít nhất|tối thiểu)(?: là| không quá)? \d{1,3}(?:\.\d{3})* (?!năm|tháng|ngày|giờ|tuần|phút|lần|tuổi|đồng|triệu|tỷ|nghìn|trang|người(?: làm)?(?![A-Za-zÀ-ɏẠ-ỹ]))[A-Za-zÀ-ɏẠ-ỹ]/u;
// Matches: titles of sections that set goals. Must not match: "Nhiệm vụ".
const GOALS = /mục tiêu|chỉ tiêu/iu;
const MOST_ASKED = 4_000;

/** Paragraphs that may hold a task or an indicator where none was read: a unit is told something, or a goal names a figure. */
export function findMissed(
  blocks: readonly Block[],
  sections: readonly Section[],
  read: {
    type: string | null;
    tasks: readonly TaskMention[];
    indicators: readonly IndicatorMention[];
  },
): Diagnostic[] {
  const places = new DutyPlaces(sections, read.type);
  const tasks = new Covered(read.tasks);
  const below = new Covered(read.tasks);
  const indicators = new Covered(read.indicators);
  return blocks.flatMap((block, i) => {
    if (block.kind === 'table') return figuresInResults(block.table, indicators);
    // what a report tells of was done; only what it proposes is yet to do
    if (places.onlyReports(block.section)) return [];
    const text = block.text.slice(0, MOST_ASKED);
    // a letter gives its orders without headings
    if (block.section === null && (!LETTERS.has(read.type ?? '') || BASIS_OPENER.test(text) || OPENS_LIST.test(text)))
      return [];
    const place = placeIn(block, 0, Math.min(text.length, 200));
    const hasTask = tasks.reaches(block);
    const mayHold = !hasTask && places.mayHold(block.section) && !places.isRule(block.section);
    const next = blocks[i + 1];
    // "Giao phòng X các công việc:" is read with what stands below it
    if (!hasTask && OPENS_LIST.test(text) && next?.kind === 'paragraph' && below.reaches(next)) return [];
    if (!hasTask && places.isRule(block.section) && isAnswerable(block, places))
      return [missed('TASK_MAYBE_MISSED', 'A rule makes a unit answer for something; no task was read.', place)];
    if (
      mayHold &&
      (tellsSomeone(text) || (stands(block, sections, DUTIES) && (beginsWithUnit(block) || namesOneThatActs(block))))
    )
      return [missed('TASK_MAYBE_MISSED', 'A unit seems to be told something here, but no task was read.', place)];
    if (indicators.reaches(block)) return [];
    if (!hasTask && stands(block, sections, GOALS) && FIGURE.test(text)) return [missedGoal(place)];
    const limit = places.mayHold(block.section) && !places.isRule(block.section) ? LIMIT.exec(text) : null;
    return limit === null ? [] : [missedGoal(placeIn(block, limit.index, limit.index + limit[0].length))];
  });
}

// Matches: titles of sections in which units are told what to do. Must not match: "Mục đích, yêu cầu".
const DUTIES = /tổ chức thực hiện|phân công|trách nhiệm/iu;
// Matches: a paragraph that only leads what stands below: "yêu cầu:". Must not match: a sentence's end.
const OPENS_LIST = /:$/u;
const LETTERS = new Set(['Công văn', 'Công điện', 'Thông báo', 'Chỉ thị']);
const SHORTEST_DUTY = 40;

/** Whether the paragraph stands under a title of that kind. */
function stands(block: ParagraphBlock, sections: readonly Section[], title: RegExp): boolean {
  for (let at = block.section; at !== null; at = sections[at]?.parent ?? null)
    if (title.test(sections[at]?.title ?? '')) return true;
  return false;
}

/** Whether a unit stands where an addressee does, in a sentence that is long enough for a duty. */
function beginsWithUnit({ text, marker }: ParagraphBlock): boolean {
  const body = text.slice(marker?.length ?? 0);
  return (
    body.length >= SHORTEST_DUTY &&
    !OPENS_LIST.test(body) &&
    // a heading that is no more than a unit's name. Matches: its Markdown marks "**". Must not match: letters.
    !isUnitList(body.replace(/[*_]+$/u, '')) &&
    !GENERAL_CLAUSE.test(body) &&
    beginsUnit(body.slice(0, 60))
  );
}

/** Whether a unit further on in the item's first words is the one that acts: the first of its list was not known for one. */
function namesOneThatActs({ text, marker }: ParagraphBlock): boolean {
  const begin = text.slice(marker?.length ?? 0, FIRST_WORDS);
  if (marker === null || text.length < SHORTEST_DUTY || GENERAL_CLAUSE.test(text) || OPENS_LIST.test(text))
    return false;
  if (CLOSING.test(begin)) return false;
  for (let at = begin.indexOf(', '); at >= 0; at = begin.indexOf(', ', at + 2)) {
    const list = readUnitList(begin, at + 2);
    if (list !== null && list.units[0]?.start === at + 2 && ACTS.test(begin.slice(list.end))) return true;
  }
  return false;
}

const FIRST_WORDS = 260;
// Matches: the sentence that ends a plan as a rule: "Trong quá trình thực hiện, nếu có vướng mắc, các sở báo cáo". Must not match: "Trong tháng 5".
const CLOSING = /^(?:Trong quá trình|Quá trình) (?:tổ chức )?(?:triển khai )?(?:thực hiện)?/u;

/** Whether an article of rules makes an authority answer for a duty: "Bộ trưởng có trách nhiệm nghiên cứu", unlike "Doanh nghiệp có trách nhiệm". */
function isAnswerable({ text, marker, section }: ParagraphBlock, places: DutyPlaces): boolean {
  if (OPENS_LIST.test(text) || !text.slice(0, FIRST_WORDS).includes(' có trách nhiệm ')) return false;
  const from = marker?.length ?? 0;
  const list = readUnitList(text, from);
  if (list === null || list.units[0]?.start !== from || places.binds(list.units, section)) return false;
  return text.startsWith(' có trách nhiệm ', list.end) && !GENERAL_CLAUSE.test(text);
}

function tellsSomeone(text: string): boolean {
  if (TOLD.test(text)) return true;
  return findAll(text, HANDS).some(({ index, 0: words }) =>
    beginsUnit(text.slice(index + words.length, index + words.length + 60)),
  );
}

/** The cells of results that name a wanted figure, in a table of tasks: "100% cán bộ được tập huấn". */
function figuresInResults(table: Table, indicators: Covered): Diagnostic[] {
  if (taskColumn(table) === null) return [];
  return table.rows.flatMap(({ cells, roles }) =>
    cells.flatMap((cell, i) =>
      (roles ?? table.columns)[i] === 'RESULT' && FIGURE.test(cell.text) && !indicators.reaches(cell)
        ? [
            missed(
              'INDICATOR_MAYBE_MISSED',
              'A result seems to name a figure here, but no indicator was read.',
              placeIn(cell, 0, cell.text.length),
            ),
          ]
        : [],
    ),
  );
}

/** The stretches that items take up, asked in the order of the text. */
class Covered {
  private next = 0;
  private furthest = -1;

  constructor(
    private readonly items: ReadonlyArray<{
      place: { start: number; end: number };
    }>,
  ) {}

  reaches({ start, end }: { start: number; end: number }): boolean {
    for (; this.next < this.items.length; this.next++) {
      const { place } = this.items[this.next] as {
        place: { start: number; end: number };
      };
      if (place.start >= end) break;
      this.furthest = Math.max(this.furthest, place.end);
    }
    return this.furthest > start;
  }
}

const missedGoal = (place: Diagnostic['place']): Diagnostic =>
  missed('INDICATOR_MAYBE_MISSED', 'A goal seems to name a figure here, but no indicator was read.', place);

function missed(code: string, message: string, place: Diagnostic['place']): Diagnostic {
  return { code, severity: 'INFO', message, place };
}
