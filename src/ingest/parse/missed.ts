import { findAll } from '../../vietnamese/find-all';
import { beginsUnit } from '../../vietnamese/unit-head';
import type { Diagnostic, IndicatorMention, Section, TaskMention } from '../parsed-document';
import { placeIn } from '../segment/passage';
import type { Block, ParagraphBlock } from '../segment/section-tree';
import { GENERAL_CLAUSE } from './addressee';
import { BASIS_OPENER } from './citation-kind';
import { DutyPlaces } from './duty-place';

// Matches: words that hand a duty to someone: "giao Sở", "yêu cầu các". Must not match: "giao thông".
const HANDS = /(?:^|[,;:.(] ?)(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công)(?: cho)? (?=\p{L})/gu;
// Matches: words that only a duty is told with. Must not match: "chủ trì cuộc họp".
const TOLD = /(?<!\p{L})(?:chủ trì,? (?:phối hợp|tham mưu|xây dựng)|có trách nhiệm (?!thi hành))/u;
// Matches: what a wanted figure looks like. Must not match: "năm 2026".
const FIGURE = /\d ?%|(?:tối thiểu|ít nhất|không quá|phấn đấu đạt) (?:\p{Ll}+ )?\d/u;
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
  if (read.type === 'Báo cáo') return [];
  const places = new DutyPlaces(sections);
  const tasks = new Covered(read.tasks);
  const indicators = new Covered(read.indicators);
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    const text = block.text.slice(0, MOST_ASKED);
    // a letter gives its orders without headings
    if (block.section === null && (!LETTERS.has(read.type ?? '') || BASIS_OPENER.test(text) || OPENS_LIST.test(text)))
      return [];
    const place = placeIn(block, 0, Math.min(text.length, 200));
    const hasTask = tasks.reaches(block);
    const mayHold = !hasTask && places.mayHold(block.section) && !places.isRule(block.section);
    if (mayHold && (tellsSomeone(text) || (isUnderDuties(block, sections) && beginsWithUnit(block))))
      return [missed('TASK_MAYBE_MISSED', 'A unit seems to be told something here, but no task was read.', place)];
    if (!hasTask && !indicators.reaches(block) && FIGURE.test(text) && isGoal(block, sections))
      return [
        missed('INDICATOR_MAYBE_MISSED', 'A goal seems to name a figure here, but no indicator was read.', place),
      ];
    return [];
  });
}

// Matches: titles of sections in which units are told what to do. Must not match: "Mục đích, yêu cầu".
const DUTIES = /tổ chức thực hiện|phân công|trách nhiệm/iu;
// Matches: a paragraph that only leads what stands below: "yêu cầu:". Must not match: a sentence's end.
const OPENS_LIST = /:$/u;
const LETTERS = new Set(['Công văn', 'Công điện', 'Thông báo', 'Chỉ thị']);
const SHORTEST_DUTY = 40;

function isUnderDuties(block: ParagraphBlock, sections: readonly Section[]): boolean {
  for (let at = block.section; at !== null; at = sections[at]?.parent ?? null)
    if (DUTIES.test(sections[at]?.title ?? '')) return true;
  return false;
}

/** Whether a unit stands where an addressee does, in a sentence that is long enough for a duty. */
function beginsWithUnit({ text, marker }: ParagraphBlock): boolean {
  const body = text.slice(marker?.length ?? 0);
  return (
    body.length >= SHORTEST_DUTY &&
    !OPENS_LIST.test(body) &&
    !GENERAL_CLAUSE.test(body) &&
    beginsUnit(body.slice(0, 60))
  );
}

function tellsSomeone(text: string): boolean {
  if (TOLD.test(text)) return true;
  return findAll(text, HANDS).some(({ index, 0: words }) =>
    beginsUnit(text.slice(index + words.length, index + words.length + 60)),
  );
}

function isGoal(block: ParagraphBlock, sections: readonly Section[]): boolean {
  for (let at = block.section; at !== null; at = sections[at]?.parent ?? null)
    if (GOALS.test(sections[at]?.title ?? '')) return true;
  return false;
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

function missed(code: string, message: string, place: Diagnostic['place']): Diagnostic {
  return { code, severity: 'INFO', message, place };
}
