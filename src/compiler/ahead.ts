import type { Edge } from '../graph/link-loaders';
import type { ManyLink } from '../graph/links';
import { type EntityClass, tableOf } from '../graph/row-table';
import type { Mergeable } from '../graph/rows-by-id';
import type { Compilation } from './compilation';
import type { FieldPlan, ObjectPlan, Parents, Run } from './writing';

/** A field of the rows of a list whose statement can be sent together with the list's own. */
interface Early {
  field: FieldPlan;
  /** The ids that it is asked for, as SQL. */
  sql: string;
}

/** What can be asked for before the rows of a list are there. */
export interface AskedEarly {
  fields: readonly Early[];
  /** Nothing else is to be asked for below. */
  isAll: boolean;
}

const NOTHING: AskedEarly = { fields: [], isAll: false };

/**
 * What can be asked for together with a list that is narrowed by nothing but its declaration: the ids of its rows are then a
 * subquery, which costs less than to wait for them.
 */
export function askedEarly(
  compilation: Compilation,
  { link, entity }: Pick<Edge<ManyLink>, 'link' | 'entity'>,
  plan: ObjectPlan,
): AskedEarly {
  const { property, only, via } = link;
  if (!compilation.joins || via !== null || property === null) return NOTHING;
  const table = tableOf(entity);
  const belongs = [
    `${table.column('t', property)} = any($1::int[])`,
    ...Object.entries(only).map(([name, value]) => `${table.column('t', name)} = ${literal(value)}`),
  ].join(' and ');
  const idsIn = (column: string): string =>
    column === 'id'
      ? `array(select t.id from ${table.name} t where ${belongs})`
      : `array(select distinct ${table.column('t', column)} from ${table.name} t where ${belongs} and ${table.column('t', column)} is not null)`;
  const early = (fields: readonly FieldPlan[], column: string): Early[] =>
    fields.flatMap((field) => (field.ahead ? [{ field, sql: idsIn(column) }] : []));
  return {
    fields: plan.fields.flatMap((field) =>
      field.joined && field.below ? early(field.below.fields, field.joined.property) : early([field], 'id'),
    ),
    isAll: plan.fields.every((field) =>
      field.joined && field.below ? field.below.fields.every(isAsked) : isAsked(field),
    ),
  };
}

/**
 * What can be asked for together with rows that are asked for by their ids. A row that was merged into another has that one's
 * id: what hangs on it is not known before.
 */
export function askedWithIds(compilation: Compilation, entity: EntityClass, plan: ObjectPlan): AskedEarly {
  if (!compilation.joins || (entity as Mergeable).mergedIn) return NOTHING;
  return {
    fields: plan.fields.flatMap((field) => (field.ahead ? [{ field, sql: '$1::int[]' }] : [])),
    isAll: plan.fields.every(isAsked),
  };
}

/** What can be asked for together with the row that a root finds by a column: where it is the only one with its value. */
export function askedWithFound(entity: EntityClass, property: string, plan: ObjectPlan): AskedEarly {
  const table = tableOf(entity);
  const sql = `array(select t.id from ${table.name} t where ${table.column('t', property)} = $1::text limit 1)`;
  const fields = plan.fields.flatMap((field) => (field.ahead ? [{ field, sql }] : []));
  return { fields, isAll: false };
}

/** The run for what is below a list, with what was asked for early. */
export function runWith({ fields }: AskedEarly, given: string, run: Run): Run {
  if (fields.length === 0) return run;
  const ahead = new Map(run.ahead);
  for (const { field, sql } of fields) {
    const parents: Parents = { sql, given };
    const reading = field.ahead?.(parents, run) as Promise<unknown>;
    // told where it is waited for, if that is reached
    reading.catch(() => undefined);
    ahead.set(field, reading);
  }
  return { ...run, ahead };
}

/** Nothing is left to be sent for it. */
const isAsked = (field: FieldPlan): boolean => !field.issues || (field.ahead !== undefined && !field.below?.issues);

/** What the declaration of a link compares a column with. */
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
