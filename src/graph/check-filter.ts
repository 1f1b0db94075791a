import { HubError } from '../errors';
import { type Condition, QUANTIFIERS, type TestValue } from './condition';
import type { Operator } from './filter-inputs';
import { type FilterField, type FilterType, filterType } from './filter-model';
import { requireId } from './global-id';
import type { Link } from './links';

/** How many conditions one filter may have, so that no request is a program. */
const MOST_CONDITIONS = 500;

/** How many values `in` may list. */
const MOST_VALUES = 10_000;

interface Check {
  argument: string;
  count: number;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * The condition that a filter of `type` sets; null where none was given. Errors: BAD_USER_INPUT, which names the place,
 * for a null (isNull is the one way to ask for it), an id of another type, too many conditions or values.
 */
export function checkFilter(type: string, given: unknown, argument = 'filter'): Condition | null {
  if (given === undefined || given === null) return null;
  const condition = ofType(filterType(type), given as Given, argument, { argument, count: 0 });
  return condition.form === 'all' && condition.of.length === 0 ? null : condition;
}

function ofType(type: FilterType, given: Given, path: string, check: Check): Condition {
  const of = entriesOf(given, path, check).map(([name, value]): Condition => {
    const at = `${path}.${name}`;
    if (name === 'and' || name === 'or')
      return {
        form: name === 'and' ? 'all' : 'any',
        of: (value as Given[]).map((item, i) => ofType(type, item, `${at}[${i}]`, check)),
      };
    if (name === 'not') return { form: 'not', of: ofType(type, value as Given, at, check) };
    const field = type.fields.get(name);
    if (field) return ofField(type, field, value as Given, at, check);
    const link = type.links.get(name);
    if (!link) throw new Error(`${type.name} has nothing called ${name} to filter by.`);
    return ofLink(name, link, value as Given, at, check);
  });
  return all(of);
}

const all = (of: readonly Condition[]): Condition => (of.length === 1 ? (of[0] as Condition) : { form: 'all', of });

function ofLink(name: string, link: Link, given: Given, path: string, check: Check): Condition {
  const entries = entriesOf(given, path, check);
  if (link.form === 'oneOf')
    return all(
      entries.map(([choice, value]) => {
        const { to } = link.choices.find((one) => isNamed(one.to, choice)) ?? { to: choice };
        const of = ofType(filterType(to), value as Given, `${path}.${choice}`, check);
        return { form: 'link', link: name, choice: to, quantifier: 'one', of };
      }),
    );
  const type = filterType(link.to);
  if (link.form !== 'many')
    return { form: 'link', link: name, choice: null, quantifier: 'one', of: ofType(type, given, path, check) };
  return all(
    QUANTIFIERS.filter((quantifier) => given[quantifier] !== undefined).map((quantifier) => ({
      form: 'link',
      link: name,
      choice: null,
      quantifier,
      of: ofType(type, given[quantifier] as Given, `${path}.${quantifier}`, check),
    })),
  );
}

const isNamed = (type: string, choice: string): boolean => type.toLowerCase() === choice.toLowerCase();

function ofField(type: FilterType, field: FilterField, given: Given, path: string, check: Check): Condition {
  if (!field.isList) return ofValue(type, field, given, path, check);
  return all(
    entriesOf(given, path, check).map(([quantifier, value]) => ({
      form: 'values',
      field: field.name,
      quantifier: quantifier as 'some' | 'none' | 'every',
      of: ofValue(type, field, value as Given, `${path}.${quantifier}`, check),
    })),
  );
}

function ofValue(type: FilterType, field: FilterField, given: Given, path: string, check: Check): Condition {
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

const wayOut = (name: string): string =>
  name === 'isNull' ? 'give true or false.' : 'ask { isNull: true } of a value, or leave the condition out.';

const bad = (check: Check, message: string): HubError =>
  new HubError('BAD_USER_INPUT', message, { argument: check.argument });
