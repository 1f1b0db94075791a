import { fold } from '../vietnamese/fold';
import type { Condition, Quantifier } from './condition';
import { type FilterField, type FilterType, filterType } from './filter-model';
import type { Link, ManyLink } from './links';
import { tableOf } from './row-table';
import type { Mergeable } from './rows-by-id';
import type { ScalarKind } from './scalar-kind';
import type { Scope } from './sql-scope';

type Test = Extract<Condition, { form: 'test' }>;

/**
 * The condition in SQL, for the row of `type` under `alias`. Rows and their count are narrowed by the same text. A value
 * that is absent passes no test; so `not` and `every` turn "unknown" into "no" before they turn it round.
 */
export function conditionSql(condition: Condition, type: FilterType, alias: string, scope: Scope): string {
  switch (condition.form) {
    case 'all':
      return joined(condition.of, ' and ', 'true', type, alias, scope);
    case 'any':
      return joined(condition.of, ' or ', 'false', type, alias, scope);
    case 'not':
      return `(${conditionSql(condition.of, type, alias, scope)}) is not true`;
    case 'test': {
      const field = fieldOf(type, condition.field);
      return testSql(condition, field, field.sql(alias, scope, condition.asOf), type, scope);
    }
    case 'values': {
      const field = fieldOf(type, condition.field);
      const values = scope.alias();
      const one = (test: Condition): string =>
        test.form === 'test'
          ? testSql(test, field, `${values}.value`, type, scope)
          : test.form === 'all'
            ? test.of.map(one).join(' and ') || 'true'
            : 'true';
      const from = `unnest(${field.sql(alias, scope, null)}) as ${values}(value)`;
      return quantified(condition.quantifier, from, [], one(condition.of));
    }
    case 'link':
      return linkSql(condition, type, alias, scope);
  }
}

function joined(
  of: readonly Condition[],
  word: string,
  empty: string,
  type: FilterType,
  alias: string,
  scope: Scope,
): string {
  return of.length === 0 ? empty : `(${of.map((one) => conditionSql(one, type, alias, scope)).join(word)})`;
}

export function fieldOf(type: FilterType, name: string): FilterField {
  const field = type.fields.get(name);
  if (!field) throw new Error(`${type.name} has no field ${name}.`);
  return field;
}

/** How PostgreSQL calls each kind of value. */
export const SQL_TYPES: Readonly<Record<ScalarKind, string>> = {
  id: 'int',
  text: 'text',
  int: 'int',
  float: 'numeric',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  enum: 'text',
};

const COMPARISONS: Readonly<Partial<Record<Test['operator'], string>>> = {
  eq: '=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** A test of a value that stands in `sql`. */
export function testSql(
  { operator, value }: Test,
  field: FilterField,
  sql: string,
  type: FilterType,
  scope: Scope,
): string {
  if (operator === 'isNull') return value ? `${sql} is null` : `${sql} is not null`;
  // everything contains nothing
  if (operator === 'contains' && fold(value as string) === '') return `${sql} is not null`;
  if (operator === 'contains') return `fold_text(${sql}) like ${scope.bind(`%${escaped(fold(value as string))}%`)}`;
  const sqlType = SQL_TYPES[field.kind];
  const { mergedIn } = type.entity as Mergeable;
  if (field.kind === 'id' && mergedIn) {
    // an id of a row that was merged away asks for the row that was kept
    const ids = scope.bind(Array.isArray(value) ? value : [value]);
    return `${sql} in (select coalesce(m.kept_id, i.id) from unnest(${ids}::int[]) as i(id) left join published.${mergedIn} m on m.merged_id = i.id)`;
  }
  if (operator === 'in') return `${sql} = any(${scope.bind(value)}::${sqlType}[])`;
  return `${sql} ${COMPARISONS[operator]} ${scope.bind(value)}::${sqlType}`;
}

// Matches: the "%" of "100%". Must not match: "1".
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function linkSql(
  { link: name, choice, quantifier, of }: Extract<Condition, { form: 'link' }>,
  type: FilterType,
  alias: string,
  scope: Scope,
): string {
  const link = type.links.get(name);
  if (!link) throw new Error(`${type.name} has no link ${name}.`);
  const any = type.any?.[name];
  if (any && isAnything(of) && quantifier !== 'every') return `${quantifier === 'none' ? 'not ' : ''}${alias}.${any}`;
  const target = filterType(choice ?? link.to);
  const far = scope.alias();
  const column = tableOf(type.entity);
  if (link.form === 'oneOf') {
    const at = link.choices.findIndex(({ to }) => to === choice);
    const before = link.choices.slice(0, at).map(({ property }) => `${column.column(alias, property)} is null`);
    const [chosen] = link.choices.slice(at);
    if (!chosen) throw new Error(`${type.name}.${name} never leads to a ${choice}.`);
    const tie = `${far}.id = ${column.column(alias, chosen.property)}`;
    const found = quantified(quantifier, `${target.view} ${far}`, [tie], conditionSql(of, target, far, scope));
    return before.length === 0 ? found : `(${[...before, found].join(' and ')})`;
  }
  const { from, ties } = reach(link, target, alias, far, type, scope);
  return quantified(quantifier, from, ties, conditionSql(of, target, far, scope));
}

const isAnything = (of: Condition): boolean => of.form === 'all' && of.of.length === 0;

/** Where the far rows of a link are, and what ties them to the row under `alias`. */
function reach(
  link: Exclude<Link, { form: 'oneOf' }>,
  target: FilterType,
  alias: string,
  far: string,
  type: FilterType,
  scope: Scope,
): { from: string; ties: string[] } {
  const farTable = tableOf(target.entity);
  const from = `${target.view} ${far}`;
  if (link.form === 'one') return { from, ties: [`${far}.id = ${tableOf(type.entity).column(alias, link.property)}`] };
  if (link.form === 'many' && link.via) {
    const pairing = tableOf(link.via.entity());
    const pair = scope.alias();
    return {
      from: `published.${pairing.name} ${pair} join ${from} on ${far}.id = ${pairing.column(pair, link.via.far)}`,
      ties: [`${pairing.column(pair, link.via.near)} = ${alias}.id`],
    };
  }
  const only = Object.entries((link as ManyLink).only ?? {}).map(
    ([property, value]) => `${farTable.column(far, property)} = ${scope.bind(value)}`,
  );
  return { from, ties: [`${farTable.column(far, link.property as string)} = ${alias}.id`, ...only] };
}

function quantified(quantifier: Quantifier, from: string, ties: readonly string[], such: string): string {
  const where = (last: string) => ` where ${[...ties, last].join(' and ')}`;
  switch (quantifier) {
    case 'one':
    case 'some':
      return `exists (select from ${from}${where(such)})`;
    case 'none':
      return `not exists (select from ${from}${where(such)})`;
    case 'every':
      return `not exists (select from ${from}${where(`(${such}) is not true`)})`;
  }
}
