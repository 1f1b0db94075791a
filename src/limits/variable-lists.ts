import { HubError } from '../errors';
import { tooLong } from './operation-shape';

/** How deep a variable may be nested: graphql-js follows it by recursion. */
const DEEPEST_VARIABLE = 100;

/**
 * Looks at the variables of a request before anything else does: how deep they are nested, and how long their lists are.
 * Errors: BAD_USER_INPUT, which names the variable.
 */
export function boundVariables(variables: unknown, mostValues: number): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_VARIABLE)
      throw new HubError(
        'BAD_USER_INPUT',
        `variables: they are nested deeper than ${DEEPEST_VARIABLE} levels; ask for less at a time.`,
        { http: { status: 400 } },
      );
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value) && value.length > mostValues)
        throw tooLong(placeOf(variables, value), value.length, mostValues);
      for (const below of Object.values(value)) if (typeof below === 'object' && below !== null) next.push(below);
    }
    level = next;
  }
}

/** Where in variables a value stands, as in "$filter.id.in". */
function placeOf(variables: unknown, sought: unknown): string {
  let level: { at: string; value: unknown }[] = [{ at: '', value: variables }];
  while (level.length > 0) {
    const found = level.find(({ value }) => value === sought);
    if (found) return found.at === '' ? 'variables' : `$${found.at}`;
    level = level.flatMap(({ at, value }) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([name, below]) => ({ at: at === '' ? name : `${at}.${name}`, value: below }))
        : [],
    );
  }
  return 'variables';
}
