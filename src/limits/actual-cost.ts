import type { CostField, CostSet } from './cost-tree';
import { type GivenVariables, sized } from './page-amount';

/**
 * What an answer costs by the same rule: what was asked for, and the objects that are there. Of a list without pages no
 * more are counted than it is taken to hold: an answer never costs more than was said before it ran.
 */
export function actualOf(set: CostSet, variables: GivenVariables, data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  return fieldsOf(set, data).reduce((sum, field) => sum + actualOfField(field, variables, data), 0);
}

function actualOfField({ key, call, size, below }: CostField, variables: GivenVariables, data: object): number {
  // left out by @skip or @include
  if (!(key in data)) return 0;
  const value = (data as Readonly<Record<string, unknown>>)[key];
  if (below === null || value === null) return call;
  const items = (Array.isArray(value) ? value : [value]).slice(0, sized(size, variables));
  return items.reduce(
    (sum: number, item: unknown) => sum + (item === null ? 0 : 1 + actualOf(below, variables, item)),
    call,
  );
}

/** What was asked of an object: of the types that it may be, one whose fields are all there, the fullest. */
function fieldsOf({ byType }: CostSet, data: object): readonly CostField[] {
  const all = [...byType.values()];
  if (all.length === 1) return all[0] ?? [];
  const { __typename: name } = data as { __typename?: unknown };
  const named = typeof name === 'string' ? byType.get(name) : undefined;
  if (named) return named;
  const fitting = all.filter((fields) => fields.every(({ key, isIncluded }) => key in data || isIncluded !== true));
  return fitting.reduce((best, fields) => (fields.length > best.length ? fields : best), []);
}
