import type { IndicatorMention, Section } from '../parsed-document';
import type { Block, ParagraphBlock } from '../segment/section-tree';
import { DutyPlaces } from './duty-place';
import { isBelow, leadsGoals, titlesFrom } from './goal-lists';
import { findTargets } from './targets-in-passage';

// Matches: titles of sections that set goals. Must not match: "ĐÁNH GIÁ CHUNG".
const GOALS = /mục tiêu|chỉ tiêu|phấn đấu|đến năm 20/iu;
// Matches: titles of sections that hold nothing but goals. Must not match: "NHIỆM VỤ, GIẢI PHÁP".
const SETS_GOALS = /mục tiêu|chỉ tiêu/iu;
// Matches: titles of sections that report. Must not match: "NHIỆM VỤ, GIẢI PHÁP".
const REPORTS = /đánh giá|kết quả|tình hình|hiện trạng|thực trạng|tồn tại|hạn chế/iu;

/** The targets that plain sentences set, where a thing, a bound and a number stand together. */
export function findIndicatorsInText(
  blocks: readonly Block[],
  sections: readonly Section[],
  year: number | null,
  type: string | null,
): IndicatorMention[] {
  if (type === 'Báo cáo') return [];
  const places = new DutyPlaces(sections);
  const said = new Map<number | null, ReturnType<typeof goalsSaid>>();
  /** What the titles from a section up say, read once: each of its paragraphs asks. */
  const saidBy = (section: number | null) => {
    const known = said.get(section) ?? goalsSaid(titlesFrom(sections, section));
    said.set(section, known);
    return known;
  };
  let lead: ParagraphBlock | null = null;
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    // what stands under a heading without a number of its own stands in the heading's section
    const isNumbered = block.marker !== null && block.marker.kind !== 'BULLET';
    const above = !isNumbered || block.section === null ? block.section : (sections[block.section]?.parent ?? null);
    const { titles, reports, setsGoals, namesGoals } = saidBy(above);
    lead = leadsGoals(block) ? block : lead !== null && isBelow(block, lead) ? lead : null;
    // what an article of rules measures bounds what it rules on: it is wanted by no one
    if (reports || (places.isRule(block.section) && !setsGoals)) return [];
    // every target has a figure, and most passages have none. Matches: "5". Must not match: "năm".
    if (!/\d/u.test(block.text)) return [];
    const isGoal = lead !== null || namesGoals || GOALS.test(block.text);
    return findTargets(block, { isGoal, isGoalSection: setsGoals }, `${titles} `, year);
  });
}

function goalsSaid(titles: string) {
  return { titles, reports: REPORTS.test(titles), setsGoals: SETS_GOALS.test(titles), namesGoals: GOALS.test(titles) };
}
