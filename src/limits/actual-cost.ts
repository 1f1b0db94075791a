import type { CostField, CostSet, PricedType } from './cost-tree';
import { type GivenVariables, sized } from './page-amount';

/**
 * What an answer costs by the same rule: what was asked for, and the objects that are there. Of a list without pages no
 * more are counted than it is taken to hold: an answer never costs more than was said before it ran.
 */
export function actualOf(set: CostSet, variables: GivenVariables, data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const { object, fields } = typeOf(set, variables, data);
  return fields.reduce((sum, field) => sum + actualOfField(field, variables, data), object);
}

function actualOfField({ key, call, size, below }: CostField, variables: GivenVariables, data: object): number {
  // left out by @skip or @include
  if (!(key in data)) return 0;
  const asked = sized(call, variables);
  const value = (data as Readonly<Record<string, unknown>>)[key];
  if (below === null || value === null) return asked;
  const items = (Array.isArray(value) ? value : [value]).slice(0, sized(size, variables));
  return items.reduce((sum: number, item: unknown) => sum + actualOf(below, variables, item), asked);
}

const NOTHING: PricedType = { object: 0, fields: [] };

/** What was asked of an object: of the types that it may be, one of which all that was asked is there, and most of that. */
function typeOf({ byType }: CostSet, variables: GivenVariables, data: object): PricedType {
  const all = [...byType.values()];
  if (all.length === 1) return all[0] ?? NOTHING;
  const { __typename: name } = data as { __typename?: unknown };
  const named = typeof name === 'string' ? byType.get(name) : undefined;
  if (named) return named;
  let best = NOTHING;
  let most = -1;
  for (const type of all) {
    const asked = type.fields.filter(({ isIncluded }) => isIncluded === true || isIncluded(variables));
    if (asked.length <= most || !asked.every(({ key }) => key in data)) continue;
    best = type;
    most = asked.length;
  }
  return best;
}
