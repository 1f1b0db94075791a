import { HubError } from '../errors';
import { type Condition, QUANTIFIERS, type Quantifier, type TestValue } from './condition';
import type { Operator } from './filter-inputs';
import { type FilterField, type FilterType, filterType } from './filter-model';
import { requireId } from './global-id';
import type { Link } from './links';

/** How many conditions one filter may have, so that no request is a program. */
const MOST_CONDITIONS = 500;

/** How many links it may follow, and how many one behind the other: planning and answering grow steeply with them. */
const MOST_LINKS = 20;
const DEEPEST = 8;

/** How many values `in` may list. */
const MOST_VALUES = 10_000;

interface Check {
  argument: string;
  count: number;
  links: number;
}

type Given = Readonly<Record<string, unknown>>;

const NOTHING: Condition = { form: 'all', of: [] };

/**
 * The condition that a filter of `type` sets; null where it says nothing. Errors: BAD_USER_INPUT, which names the place,
 * for a null (isNull is the one way to ask for it), an id of another type, too many conditions, links or values.
 */
export function checkFilter(type: string, given: unknown, argument = 'filter'): Condition | null {
  if (given === undefined || given === null) return null;
  return ofType(filterType(type), given as Given, argument, 0, { argument, count: 0, links: 0 });
}

/** What says nothing, for want of a variable perhaps, is as if it were not there, and so is what is said over it alone. */
function ofType(type: FilterType, given: Given, path: string, depth: number, check: Check): Condition | null {
  const of = entriesOf(given, path, check).map(([name, value]): Condition | null => {
    const at = `${path}.${name}`;
    if (name === 'and') return all(eachOf(type, value as Given[], at, depth, check));
    if (name === 'or') {
      const some = eachOf(type, value as Given[], at, depth, check);
      return some.length > 0 || (value as Given[]).length === 0 ? { form: 'any', of: some } : null;
    }
    if (name === 'not') {
      const inner = ofType(type, value as Given, at, depth, check);
      return inner && { form: 'not', of: inner };
    }
    const field = type.fields.get(name);
    if (field) return ofField(type, field, value as Given, at, check);
    const link = type.links.get(name);
    if (!link) throw new Error(`${type.name} has nothing called ${name} to filter by.`);
    return ofLink(name, link, value as Given, at, depth + 1, check);
  });
  return all(of.filter(isSaid));
}

const eachOf = (type: FilterType, given: readonly Given[], path: string, depth: number, check: Check): Condition[] =>
  given.map((item, i) => ofType(type, item, `${path}[${i}]`, depth, check)).filter(isSaid);

const isSaid = (condition: Condition | null): condition is Condition => condition !== null;

const all = (of: readonly Condition[]): Condition | null =>
  of.length === 0 ? null : of.length === 1 ? (of[0] as Condition) : { form: 'all', of };

function ofLink(name: string, link: Link, given: Given, path: string, depth: number, check: Check): Condition | null {
  const entries = entriesOf(given, path, check);
  const far = (to: string, choice: string | null, quantifier: Quantifier, value: Given, at: string): Condition => {
    check.links += 1;
    if (depth > DEEPEST || check.links > MOST_LINKS)
      throw bad(
        check,
        `${at}: a filter follows at most ${MOST_LINKS} links, ${DEEPEST} of them one behind the other; ask in several requests.`,
      );
    // any row that is there
    const of = ofType(filterType(to), value, at, depth, check) ?? NOTHING;
    return { form: 'link', link: name, choice, quantifier, of };
  };
  if (link.form === 'oneOf')
    return all(
      entries.map(([choice, value]) => {
        const { to } = link.choices.find((one) => isNamed(one.to, choice)) ?? { to: choice };
        return far(to, to, 'one', value as Given, `${path}.${choice}`);
      }),
    );
  if (link.form !== 'many') return far(link.to, null, 'one', given, path);
  return all(
    QUANTIFIERS.filter((quantifier) => given[quantifier] !== undefined).map((quantifier) =>
      far(link.to, null, quantifier, given[quantifier] as Given, `${path}.${quantifier}`),
    ),
  );
}

const isNamed = (type: string, choice: string): boolean => type.toLowerCase() === choice.toLowerCase();

function ofField(type: FilterType, field: FilterField, given: Given, path: string, check: Check): Condition | null {
  if (!field.isList) return ofValue(type, field, given, path, check);
  return all(
    entriesOf(given, path, check).map(([quantifier, value]) => ({
      form: 'values',
      field: field.name,
      quantifier: quantifier as 'some' | 'none' | 'every',
      of: ofValue(type, field, value as Given, `${path}.${quantifier}`, check) ?? NOTHING,
    })),
  );
}

function ofValue(type: FilterType, field: FilterField, given: Given, path: string, check: Check): Condition | null {
  // asOf is no condition: null is today, as where it is absent
  const { asOf = null, ...conditions } = given as Given & { asOf?: string | null };
  return all(
    entriesOf(conditions, path, check).map(([operator, value]) => ({
      form: 'test',
      field: field.name,
      operator: operator as Operator,
      value: testValue(type, field, value, `${path}.${operator}`, check),
      asOf,
    })),
  );
}

function testValue(type: FilterType, field: FilterField, value: unknown, path: string, check: Check): TestValue {
  if (Array.isArray(value)) {
    if (value.length > MOST_VALUES)
      throw bad(check, `${path}: ${value.length} values are too many; give at most ${MOST_VALUES}.`);
    return value.map((item) => testValue(type, field, item, path, check) as string | number);
  }
  if (value instanceof Date) return value.toISOString();
  if (field.kind === 'id') return requireId(value as string, type.name, path);
  // texts are kept composed; some keyboards give them taken apart
  if (typeof value === 'string') return value.normalize('NFC');
  return value as TestValue;
}

/** What is given, without what is absent. */
function entriesOf(given: Given, path: string, check: Check): [string, unknown][] {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  check.count += entries.length;
  if (check.count > MOST_CONDITIONS)
    throw bad(check, `${check.argument}: it has more than ${MOST_CONDITIONS} conditions; ask for fewer at a time.`);
  for (const [name, value] of entries)
    if (value === null) throw bad(check, `${path}.${name}: null is no value to compare with; ${wayOut(name)}`);
  return entries;
}

/** What to write instead of null. */
const wayOut = (name: string): string =>
  name === 'isNull'
    ? 'give true or false.'
    : HAS_IS_NULL.has(name)
      ? 'ask { isNull: true } of a value that may be missing, or leave the condition out.'
      : 'leave it out; "not: { link: {} }" asks for rows without a linked row.';

/** Operators that stand beside isNull. */
const HAS_IS_NULL: ReadonlySet<string> = new Set(['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'contains']);

const bad = (check: Check, message: string): HubError =>
  new HubError('BAD_USER_INPUT', message, { argument: check.argument });
