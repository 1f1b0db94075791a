import type { Section } from '../parsed-document';

/** The numbers of a section and of those it stands in, as a reader would say them: "III.2", "Điều 6.1"; null where there are none. */
export function sectionPath(sections: readonly Section[], index: number | null): string | null {
  const ordinals: string[] = [];
  for (let at = index; at !== null; at = sections[at]?.parent ?? null) {
    const section = sections[at];
    if (section?.ordinal != null && ['HEADING', 'ARTICLE', 'ANNEX'].includes(section.kind))
      ordinals.unshift(section.ordinal);
  }
  const path = ordinals.filter((ordinal, i) => !(ordinals[i + 1] ?? '').startsWith(`${ordinal}.`));
  return path.length === 0 ? null : path.join('.');
}

/** The section itself or the nearest one above it that has the kind, else null. */
export function enclosing(sections: readonly Section[], index: number | null, kind: Section['kind']): number | null {
  for (let at = index; at !== null; at = sections[at]?.parent ?? null) if (sections[at]?.kind === kind) return at;
  return null;
}
