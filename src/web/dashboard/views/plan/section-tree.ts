import type { PlanOutlineQuery } from '../../generated/graphql';

export type Outline = Extract<NonNullable<PlanOutlineQuery['node']>, { __typename: 'Plan' }>;
export type Section = Outline['sections'][number];

/** A section with those below it, and how many tasks stand under it and below. */
export interface SectionNode {
  section: Section;
  below: SectionNode[];
  taskCount: number;
}

/** The tree of a plan's headings, in document order. */
export function treeOf({ sections, tasks }: Outline): SectionNode[] {
  const nodes = new Map(sections.map((section) => [section.id, { section, below: [], taskCount: 0 } as SectionNode]));
  const parentOf = (node: SectionNode) => nodes.get(node.section.parentId ?? '');
  for (const { section } of tasks.nodes)
    for (let node = nodes.get(section?.id ?? ''); node; node = parentOf(node)) node.taskCount += 1;
  const top: SectionNode[] = [];
  for (const node of nodes.values()) (parentOf(node)?.below ?? top).push(node);
  return top;
}

/** The ids of a section and of all below it; none where the tree has no such section. */
export function idsBelow(tree: readonly SectionNode[], id: string): string[] {
  for (const node of tree) {
    if (node.section.id === id) return allOf(node);
    const found = idsBelow(node.below, id);
    if (found.length > 0) return found;
  }
  return [];
}

const allOf = ({ section, below }: SectionNode): string[] => [section.id, ...below.flatMap(allOf)];

/** A section and those around it, the outermost first. */
export function pathTo(sections: readonly Section[], id: string): Section[] {
  const section = sections.find((one) => one.id === id);
  if (!section) return [];
  return [...(section.parentId ? pathTo(sections, section.parentId) : []), section];
}

/** "III. Nhiệm vụ trọng tâm" */
export const sectionName = ({ ordinal, title }: Pick<Section, 'ordinal' | 'title'>): string =>
  [ordinal, title].filter(Boolean).join('. ');
