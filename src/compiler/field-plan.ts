import { type GraphQLFieldResolver, getNamedType, isCompositeType, isLeafType, isObjectType } from 'graphql';
import { carrying } from '../graph/as-recorded';
import { Key } from '../graph/key';
import type { Edge } from '../graph/link-loaders';
import type { Collected, Compilation } from './compilation';
import { argumentsOf } from './field-arguments';
import { leafText } from './leaf-text';
import { linkPlan } from './link-plan';
import { andThen, each } from './maybe-promise';
import { pickedPlan } from './picked-plan';
import { isAbsent, noError, valuesWriter } from './write-values';
import type { FieldPlan, Run, WriteField, WriteValues } from './writing';

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
  const resolve: WriteField = (objects, times, run) => andThen(byResolver(objects, run), (v) => write(v, times, run));
  const told = { responseName, name: field.name, below: plan };
  if (field.name === 'id') return { ...told, write: idWriter(collected, write) ?? resolve, reads: ['id'] };
  if (facts.resolved.has(place))
    return { ...told, write: resolve, reads: facts.reads.get(place) ?? null, isResolved: true };
  const reads = facts.columns.get(parent.name)?.has(field.name) ? [field.name] : null;
  const { type } = field;
  const name = prefix + field.name;
  if (isLeafType(type) || !isCompositeType(named)) {
    const text = isLeafType(type) ? leafText(type) : null;
    return {
      ...told,
      reads,
      write: (objects, times, run) => {
        const values = objects.map((object) => propertyOf(object, name));
        if (values.some(isFunction)) return resolve(objects, times, run, run.ctx);
        return text ? values.map((value) => (isAbsent(value) ? 'null' : text(value))) : write(values, times, run);
      },
    };
  }
  return {
    ...told,
    reads,
    write: (objects, times, run, at) => {
      const values = objects.map((object) => propertyOf(object, name));
      if (values.some((value) => isFunction(value) || holdsKey(value))) return resolve(objects, times, run, at);
      return write(at === run.ctx ? values : values.map((value) => carrying(value, at)), times, run);
    },
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
  return (objects: readonly unknown[], run: Run) => {
    const args = given.in(run);
    // no resolver of the graph asks for the fourth argument
    const work = (object: unknown) => resolve(object, args, run.ctx, undefined as never);
    return andThen(each(objects, work), (values) => values.map(noError));
  };
}

/** As graphql-js reads what has no resolver. */
const byProperty =
  (name: string): GraphQLFieldResolver<unknown, unknown> =>
  (object, args, ctx, info) => {
    const value = propertyOf(object, name);
    return typeof value === 'function' ? value.call(object, args, ctx, info) : value;
  };
