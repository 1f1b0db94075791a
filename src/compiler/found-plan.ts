import { joinedSql } from '../graph/joined-rows';
import type { Statement } from '../graph/page-statement';
import type { FoundBy } from '../graph/reads';
import { type EntityClass, tableOf } from '../graph/row-table';
import { askAlong, hangingOn } from './ahead';
import type { Collected, Compilation, Place } from './compilation';
import { argumentsOf } from './field-arguments';
import { isAbsent, valuesWriter } from './write-values';
import { type FieldPlan, type FieldWriterOf, NotWritten, onceRead, type Parents } from './writing';

const JOINING: Place = { prefix: '', canJoin: true };

/**
 * How a root is written that finds a row by the value of a column: where it is the only one with that value, what is selected
 * of it is read by one statement, together with what hangs on it. In all other cases the root's resolver is asked (`resolve`):
 * nothing, several, other arguments.
 */
export function foundPlan(
  compilation: Compilation,
  collected: Collected,
  { argument, property, key }: FoundBy,
  entity: EntityClass,
  typeName: string,
  resolve: FieldWriterOf,
): FieldPlan {
  const { field, responseName } = collected;
  const down = compilation.below(collected, JOINING);
  const plan = down(typeName);
  const writerOf = valuesWriter(field.type, down);
  const table = tableOf(entity);
  const along = joinedSql('t', table, plan.wanted.joined);
  const text = `select ${table.select('t', plan.wanted.properties)}${along.select} from ${table.name} t${along.joins} where ${table.column('t', property)} = $1 limit 2`;
  const statement: Statement = { text, values: [] };
  const hanging = hangingOn(compilation, plan.fields, true);
  // the last time: what hangs on a row is asked for together with it where it is likely to be found so
  let wasAlone = false;
  const given = argumentsOf(collected);
  return {
    responseName,
    name: field.name,
    below: plan,
    issues: true,
    reads: [],
    isResolved: true,
    isOneRead: !plan.issues,
    writerOf: (objects, times, run, at) => {
      const args = given.in(run);
      const sought = key(args);
      const isAlone = Object.entries(args).every(([name, value]) => name === argument || isAbsent(value));
      if (sought === null || !isAlone) return resolve(objects, times, run, at);
      const parents: Parents = { given: sought, areLeft: false };
      const asked = askAlong({ statement, parents }, wasAlone ? hanging : null, run, at, (rows) => rows);
      return onceRead(run, !asked.isAll, asked.reading, (rows) => {
        wasAlone = rows.length === 1;
        // nothing can be asked any more where all went out at once
        if (!wasAlone && asked.isAll) throw new NotWritten('It is not found alone.');
        return wasAlone ? writerOf(rows, times, asked.below) : resolve(objects, times, run, at);
      });
    },
  };
}
