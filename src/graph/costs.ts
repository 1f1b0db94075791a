import { Extensions } from 'type-graphql';

/** What a field costs, said beside it (docs/limits.md). What is not said: a call costs nothing, a count costs `COUNT_COST`. */
export interface Costs {
  /** What asking for it costs each time, besides the objects that it gives. */
  call?: number;
  /** How many objects a list without pages is counted as at most; of a list that an argument sets, as many as that one has. */
  size?: number | { of: string };
  /** What its totalCount costs. */
  count?: number;
  /** It looks through all rows of a type: what is filtered and ordered there costs more. */
  isOfAll?: boolean;
}

/** How many objects a list is counted as at most that neither has pages nor says it: those of others, behind a gateway. */
export const LIST_SIZE = 20;

/** To count what hangs on one row. */
export const COUNT_COST = 10;

/** To count the rows of a type that a filter lets through, among all that there are. */
export const COUNT_OF_ALL_COST = 1000;

/** A name or value of a filter or an order, where it is looked at for what hangs on one row, and for all rows of a type. */
export const CONDITION_COST = { ofOne: 1, ofAll: 50 } as const;

/** To read the graph as it was recorded at an instant. */
export const PAST_COST = 1000;

/** Says what a field costs. */
export const Costing = (costs: Costs) => Extensions({ costs });

/** What was said of a field; nothing where nothing was. */
export const costsOf = ({ extensions }: { extensions: Readonly<Record<string, unknown>> }): Costs =>
  (extensions.costs as Costs | undefined) ?? {};
