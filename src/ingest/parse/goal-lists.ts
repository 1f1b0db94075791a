import type { Section } from '../parsed-document';
import type { ParagraphBlock } from '../segment/section-tree';

// Matches: what goals are listed under: "Phấn đấu đạt được các mục tiêu:". Must not match: "Mục tiêu của Đề án là".
const LEADS_GOALS = /(?:mục tiêu|chỉ tiêu|phấn đấu)[^.;:]{0,60}:$/iu;

/** Whether the paragraph leads a list of goals. */
export const leadsGoals = ({ text }: ParagraphBlock): boolean => text.length < 300 && LEADS_GOALS.test(text);

/** Whether the paragraph is an item of the list that `lead` opens. */
export const isBelow = ({ marker }: ParagraphBlock, lead: ParagraphBlock): boolean =>
  marker !== null && marker.rank > (lead.marker?.rank ?? 0);

/** The titles of the section and of those above it, the topmost first. */
export function titlesFrom(sections: readonly Section[], index: number | null): string {
  const titles: string[] = [];
  for (let at = index; at !== null; at = sections[at]?.parent ?? null) titles.unshift(sections[at]?.title ?? '');
  return titles.join(' / ');
}
