import type { TaskFilter, TaskStatus, Timeliness } from '../../generated/graphql';
import { TERMS } from '../../generated/terms';
import { COUNTED } from '../../parts/counted-tasks';
import { useViewState } from '../../parts/use-view-state';

const oneOf = <Value extends string>(known: Readonly<Record<Value, string>>, given: string | null): Value | null =>
  given !== null && given in known ? (given as Value) : null;

/** What the tasks of a plan are narrowed to: it stands in the address. */
export function usePlanTasksFilter() {
  const [get, set] = useViewState();
  return {
    section: get('section'),
    status: oneOf<TaskStatus>(TERMS.TaskStatus, get('status')),
    timeliness: oneOf<Timeliness>(TERMS.Timeliness, get('timeliness')),
    unit: get('unit'),
    words: get('words'),
    set,
  };
}

export type PlanTasksFilter = ReturnType<typeof usePlanTasksFilter>;

/** The same as the graph takes it; `sections`: the section that is meant, with those below it. */
export const taskFilterOf = (
  planId: string,
  { status, timeliness, unit, words }: Omit<PlanTasksFilter, 'set' | 'section'>,
  sections: readonly string[] | null,
  asOf: string,
): TaskFilter => ({
  plan: { id: { eq: planId } },
  ...(sections && { section: { id: { in: [...sections] } } }),
  ...(timeliness && { ...COUNTED, timeliness: { eq: timeliness, asOf } }),
  ...(status && { status: { eq: status } }),
  ...(unit && { assignments: { some: { unit: { id: { eq: unit } } } } }),
  ...(words && { text: { contains: words } }),
});
