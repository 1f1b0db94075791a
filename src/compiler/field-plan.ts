import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { carrying } from '../graph/as-recorded';
import type { Context } from '../graph/context';
import { Key } from '../graph/key';
import type { Edge } from '../graph/link-loaders';
import { type FoundBy, isFoundAlone } from '../graph/reads';
import { type AskedEarly, askedWithFound, runWith } from './ahead';
import type { Collected, Compilation } from './compilation';
import { argumentsOf } from './field-arguments';
import { leafText } from './leaf-text';
import { linkPlan } from './link-plan';
import { andThen, each } from './maybe-promise';
import { pickedPlan } from './picked-plan';
import { isAbsent, noError, valuesWriter } from './write-values';
import {
  type FieldPlan,
  NotWritten,
  type Run,
  type Times,
  type WriteField,
  type WriteValues,
  writeRead,
} from './writing';

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
  const write = valuesWriter(field.type, down);
  const byResolver = resolverWriter(collected);
  const resolve: WriteField = (objects, times, run) => {
    const values = byResolver(objects, times, run);
    return values instanceof Promise
      ? writeRead(run, true, values, (given) => write(given, times, run))
      : write(values, times, run);
  };
  const foundBy = facts.foundBy.get(place);
  const entity = facts.entities[named.name];
  const early = foundBy && plan && entity ? askedWithFound(compilation, entity, foundBy, plan) : null;
  if (foundBy && early) {
    const write = foundWriter(collected, foundBy, early, byResolver, valuesWriter(field.type, down));
    return { responseName, name: field.name, below: plan, issues: true, write, reads: [], isResolved: true };
  }
  const told = { responseName, name: field.name, below: plan, issues: true };
  if (field.name === 'id')
    return { ...told, write: idWriter(collected, write) ?? resolve, reads: ['id'], issues: false };
  if (facts.resolved.has(place))
    return {
      ...told,
      write: resolve,
      reads: facts.reads.get(place) ?? null,
      isResolved: true,
      isOneRead: plan?.issues === false && facts.readsOnce.has(place),
    };
  const reads = facts.columns.get(parent.name)?.has(field.name) ? [field.name] : null;
  const name = prefix + field.name;
  if (!isCompositeType(named)) {
    const leaf = leafWriter(field.type, name);
    return {
      ...told,
      issues: false,
      reads,
      write: (objects, times, run, at) => {
        const texts = leaf?.(objects);
        if (texts) return texts;
        const values = objects.map((object) => propertyOf(object, name));
        return values.some(isFunction) ? resolve(objects, times, run, at) : write(values, times, run);
      },
    };
  }
  return {
    ...told,
    issues: plan?.issues ?? true,
    reads,
    write: (objects, times, run, at) => {
      const values = objects.map((object) => propertyOf(object, name));
      if (values.some((value) => isFunction(value) || holdsKey(value))) return resolve(objects, times, run, at);
      return write(at === run.ctx ? values : values.map((value) => carrying(value, at)), times, run);
    },
  };
}

/** Writes a property that is one leaf, in one go; null where it is not, or where an object has a function or a promise there. */
function leafWriter(type: GraphQLOutputType, name: string): ((objects: readonly unknown[]) => string[] | null) | null {
  const leaf = getNullableType(type);
  if (!isLeafType(leaf)) return null;
  const isRequired = leaf !== type;
  const text = leafText(leaf);
  return (objects) => {
    const texts = new Array<string>(objects.length);
    for (let i = 0; i < objects.length; i++) {
      const value = propertyOf(objects[i], name);
      if (isAbsent(value)) {
        if (isRequired) throw new NotWritten(`${name} is null.`);
        texts[i] = 'null';
      } else if (isFunction(value)) return null;
      else texts[i] = text(value);
    }
    return texts;
  };
}

/** The id of a row that stands in another one; null where it stands by itself. */
function idWriter({ field, place: { prefix } }: Collected, write: WriteValues): WriteField | null {
  const { resolve } = field;
  if (prefix === '' || !resolve) return null;
  const name = `${prefix}id`;
  return (objects, times, run) =>
    write(
      objects.map((object) => resolve({ id: propertyOf(object, name) }, {}, run.ctx, undefined as never)),
      times,
      run,
    );
}

const propertyOf = (object: unknown, name: string): unknown =>
  isAbsent(object) ? undefined : (object as Record<string, unknown>)[name];

const isFunction = (value: unknown): boolean => typeof value === 'function' || value instanceof Promise;

/** A key leads to a row of another module: the schema's own resolver follows it. */
const holdsKey = (value: unknown): boolean =>
  value instanceof Key || (Array.isArray(value) && value.some((item) => item instanceof Key));

/** The values of a field as the schema's resolver gives them, object by object; its loaders put them together. */
function resolverWriter(collected: Collected) {
  const { field } = collected;
  const given = argumentsOf(collected);
  const resolve = field.resolve ?? byProperty(field.name);
  return (objects: readonly unknown[], times: Times, run: Run) => {
    const args = given.in(run);
    const contextOfPlace = times ? countingTimes(run.ctx, times) : () => run.ctx;
    let place = 0;
    // no resolver of the graph asks for the fourth argument
    const work = (object: unknown) => resolve(object, args, contextOfPlace(place++), undefined as never);
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

/** Writes the row that a root finds, with what could be asked for before it was found. */
function foundWriter(
  collected: Collected,
  { key }: FoundBy,
  early: AskedEarly,
  byResolver: ReturnType<typeof resolverWriter>,
  write: WriteValues,
): WriteField {
  const given = argumentsOf(collected);
  return (objects, times, run) => {
    const sought = key(given.in(run));
    const values = byResolver(objects, times, run);
    if (!(values instanceof Promise) || sought === null)
      return writeRead(run, true, values, (found) => write(found, times, run));
    const below = runWith(early, sought, run);
    return writeRead(run, true, values, (found) => {
      const isAsked = found.every((row) => isAbsent(row) || isFoundAlone(row));
      return write(found, times, isAsked ? below : run);
    });
  };
}

/** As graphql-js reads what has no resolver. */
const byProperty =
  (name: string): GraphQLFieldResolver<unknown, unknown> =>
  (object, args, ctx, info) => {
    const value = propertyOf(object, name);
    return typeof value === 'function' ? value.call(object, args, ctx, info) : value;
  };
