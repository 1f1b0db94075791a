import type { AccessPath } from './access-path';
import type { Condition } from './condition';
import { fieldOf, testSql } from './condition-sql';
import { type FilterType, filterType } from './filter-model';
import type { Scope } from './sql-scope';

type Test = Extract<Condition, { form: 'test' }>;

/** A filter that a path serves: the path's part of it, and what else is asked. */
interface Served {
  path: AccessPath;
  far: Test;
  farType: FilterType;
  fields: readonly { test: Test; column: string }[];
  rest: readonly Condition[];
}

/** How a path serves a filter: every field of the path is given, and the id of the far row. Null: it serves none. */
export function servedBy(where: Condition | null, type: string): Served | null {
  if (where?.form !== 'all') return null;
  for (const path of filterType(type).paths)
    for (const condition of where.of) {
      const far = farTest(condition, path.links, type);
      const tests = Object.entries(path.fields).flatMap(([field, column]) => {
        const test = where.of.find((one): one is Test => isGiven(one) && one.field === field);
        return test ? [{ test, column }] : [];
      });
      if (far && tests.length === Object.keys(path.fields).length)
        return { path, ...far, fields: tests, rest: where.of.filter((one) => one !== condition) };
    }
  return null;
}

/** The path's part of a filter in SQL, for the row under `alias`. */
export function pathSql({ path, far, farType, fields }: Served, alias: string, scope: Scope): string {
  const type = filterType(path.of);
  const tests = [
    testSql(far, fieldOf(farType, 'id'), `w.${path.far}`, farType, scope),
    ...fields.map(({ test, column }) => testSql(test, fieldOf(type, test.field), `w.${column}`, type, scope)),
  ];
  return `${alias}.id in (select w.${path.row} from ${path.table} w where ${tests.join(' and ')})`;
}

const isGiven = (condition: Condition): condition is Test =>
  condition.form === 'test' && (condition.operator === 'eq' || condition.operator === 'in');

/** The test of an id at the end of links, where nothing else is asked on the way. */
function farTest(
  condition: Condition,
  [link, ...further]: readonly string[],
  type: string,
): { far: Test; farType: FilterType } | null {
  if (link === undefined)
    return isGiven(condition) && condition.field === 'id' ? { far: condition, farType: filterType(type) } : null;
  if (condition.form !== 'link' || condition.link !== link || condition.choice !== null) return null;
  if (condition.quantifier !== 'one' && condition.quantifier !== 'some') return null;
  const to = filterType(type).links.get(link)?.to;
  return to === undefined ? null : farTest(condition.of, further, to);
}
