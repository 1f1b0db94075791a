import type { CitationKind, NodeKind } from '../../generated/graphql';
import { TERMS } from '../../generated/terms';
import { useReportDay } from '../../parts/report-day';

export const CITATION_KINDS = Object.keys(TERMS.CitationKind) as CitationKind[];

/** The relations that are followed where nobody chose: as the graph has it. */
export const RESTING_KINDS: readonly CitationKind[] = [
  'BASIS',
  'IMPLEMENTS',
  'ISSUED_WITH',
  'GUIDES',
  'DETAILS',
  'CITES',
];

/** What can rest on a document, in the order in which it is counted. */
export const RESTING_TYPES = ['Plan', 'Task', 'Unit', 'LegalDocument'] as const;
export type RestingType = (typeof RESTING_TYPES)[number];

const KIND_OF: Readonly<Record<RestingType, NodeKind>> = {
  Plan: 'PLAN',
  Task: 'TASK',
  Unit: 'UNIT',
  LegalDocument: 'LEGAL_DOCUMENT',
};

/** "BASIS,CITES" → those of them that there are; null where none is said. */
function listed<Value extends string>(given: string | null, all: readonly Value[]): readonly Value[] | null {
  if (given === null) return null;
  const said = given.split(',');
  return all.filter((one) => said.includes(one));
}

/** What a document's view is narrowed to: it stands in the address. */
export function useDocumentFilter() {
  const { get, set, asOf } = useReportDay();
  const kinds = listed(get('kinds'), CITATION_KINDS);
  const types = listed(get('show'), RESTING_TYPES) ?? RESTING_TYPES;
  const one = (name: string) => CITATION_KINDS.find((kind) => kind === get(name)) ?? null;
  return {
    asOf,
    /** Null: as the graph has it. */
    kinds: kinds && kinds.length > 0 ? [...kinds] : null,
    types,
    /** The same as the graph asks for them; null: all. */
    nodeKinds: types.length === RESTING_TYPES.length ? null : types.map((type) => KIND_OF[type]),
    citingKind: one('citing'),
    citedKind: one('cited'),
    at: placeOf(get('at')),
    set,
  };
}

export type DocumentFilterState = ReturnType<typeof useDocumentFilter>;

// Matches: "120-180". Must not match: "120".
const PLACE = /^(\d+)-(\d+)$/;

function placeOf(given: string | null): { start: number; end: number } | null {
  const [, start, end] = PLACE.exec(given ?? '') ?? [];
  return start && end ? { start: Number(start), end: Number(end) } : null;
}

/** What stands in the address where one of several is switched on or off; null where all are as they were at first. */
export function switched<Value extends string>(
  on: readonly Value[],
  one: Value,
  all: readonly Value[],
  atFirst: readonly Value[],
): string | null {
  const after = all.filter((value) => (value === one ? !on.includes(value) : on.includes(value)));
  const isAsAtFirst = after.length === atFirst.length && after.every((value) => atFirst.includes(value));
  return isAsAtFirst || after.length === 0 ? null : after.join(',');
}
