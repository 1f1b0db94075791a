import { type GraphQLFieldResolver, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { propertyReader, wholeOf } from '../found-row';
import { carrying } from '../graph/as-recorded';
import type { Context } from '../graph/context';
import { Key } from '../graph/key';
import type { Edge } from '../graph/link-loaders';
import type { Collected, Compilation } from './compilation';
import { argumentsOf } from './field-arguments';
import { foundPlan } from './found-plan';
import { isLater, leafWriter } from './leaf-writer';
import { linkPlan } from './link-plan';
import { andThen, each } from './maybe-promise';
import { pickedPlan } from './picked-plan';
import { isAbsent, noError, valuesWriter } from './write-values';
import { type FieldPlan, type FieldWriterOf, onceRead, type Run, type Times, type WriterOf } from './writing';

/** How a field is written: as the link, the resolver or the property that it is. */
export function fieldPlan(compilation: Compilation, collected: Collected): FieldPlan {
  const { facts } = compilation;
  const {
    parent,
    field,
    responseName,
    place: { prefix },
  } = collected;
  const place = `${parent.name}.${field.name}`;
  const edge = facts.edges.get(place);
  if (edge) return linkPlan(compilation, collected, edge);
  const picked = facts.picked.get(place);
  const pickedFrom = picked && facts.edges.get(`${parent.name}.${picked.link}`);
  if (pickedFrom) return pickedPlan(compilation, collected, pickedFrom as Edge, picked);
  const down = compilation.below(collected);
  const named = getNamedType(field.type);
  const plan = isObjectType(named) ? down(named.name) : null;
  const writerOf = valuesWriter(field.type, down);
  const byResolver = resolvedValues(collected);
  const resolve: FieldWriterOf = (objects, times, run) =>
    onceRead(run, true, byResolver(objects, times, run), (values) => writerOf(values, times, run));
  const foundBy = facts.foundBy.get(place);
  const entity = facts.entities[named.name];
  if (foundBy && entity && compilation.joins)
    return foundPlan(compilation, collected, foundBy, entity, named.name, resolve);
  const told = { responseName, name: field.name, below: plan, issues: true };
  if (field.name === 'id')
    return { ...told, writerOf: idWriter(collected, writerOf) ?? resolve, reads: ['id'], issues: false };
  if (facts.resolved.has(place))
    return {
      ...told,
      writerOf: resolve,
      reads: facts.reads.get(place) ?? null,
      isResolved: true,
      isOneRead: plan?.issues === false && facts.readsOnce.has(place),
    };
  const reads = facts.columns.get(parent.name)?.has(field.name) ? [field.name] : null;
  const name = prefix + field.name;
  if (!isCompositeType(named)) {
    const leaf = leafWriter(field.type, name);
    const propertyOf = propertyReader(name);
    return {
      ...told,
      issues: false,
      reads,
      writerOf: (objects, times, run, at) => {
        const write = leaf?.(objects);
        if (write) return write;
        const values = objects.map(propertyOf);
        return values.some(isLater) ? resolve(objects, times, run, at) : writerOf(values, times, run);
      },
    };
  }
  const propertyOf = propertyReader(name);
  return {
    ...told,
    issues: plan?.issues ?? true,
    reads,
    writerOf: (objects, times, run, at) => {
      const values = objects.map(propertyOf);
      if (values.some((value) => isLater(value) || holdsKey(value))) return resolve(objects, times, run, at);
      return writerOf(at === run.ctx ? values : values.map((value) => carrying(value, at)), times, run);
    },
  };
}

/** The id of a row that stands in another one; null where it stands by itself. */
function idWriter({ field, place: { prefix } }: Collected, writerOf: WriterOf): FieldWriterOf | null {
  const { resolve } = field;
  if (prefix === '' || !resolve) return null;
  const idOf = propertyReader(`${prefix}id`);
  return (objects, times, run) =>
    writerOf(
      objects.map((object) => resolve({ id: idOf(object) }, {}, run.ctx, undefined as never)),
      times,
      run,
    );
}

/** A key leads to a row of another module: the schema's own resolver follows it. */
const holdsKey = (value: unknown): boolean =>
  value instanceof Key || (Array.isArray(value) && value.some((item) => item instanceof Key));

/** The values of a field as the schema's resolver gives them, object by object; its loaders put them together. */
function resolvedValues(collected: Collected) {
  const { field } = collected;
  const given = argumentsOf(collected);
  const resolve = field.resolve ?? byProperty(field.name);
  return (objects: readonly unknown[], times: Times, run: Run) => {
    const args = given.in(run);
    const contextOfPlace = times ? countingTimes(run.ctx, times) : () => run.ctx;
    let place = 0;
    // no resolver of the graph asks for the fourth argument
    const work = (object: unknown) => resolve(wholeOf(object), args, contextOfPlace(place++), undefined as never);
    return andThen(each(objects, work), (values) => values.map(noError));
  };
}

/** By place in a list, the context in which the rows that a resolver counts are counted as often as its object stands in the answer. */
function countingTimes(ctx: Context, times: readonly number[]): (place: number) => Context {
  const byTimes = new Map<number, Context>([[1, ctx]]);
  return (place) => {
    const count = times[place] as number;
    let counting = byTimes.get(count);
    if (!counting) {
      // in all else it is that context, and nothing of it is looked at now
      counting = Object.assign(Object.create(ctx) as Context, {
        spend: (rows: number) => ctx.spend(rows * count),
      });
      byTimes.set(count, counting);
    }
    return counting;
  };
}

/** As graphql-js reads what has no resolver. */
const byProperty =
  (name: string): GraphQLFieldResolver<unknown, unknown> =>
  (object, args, ctx, info) => {
    const value = isAbsent(object) ? undefined : (object as Record<string, unknown>)[name];
    return typeof value === 'function' ? value.call(object, args, ctx, info) : value;
  };
