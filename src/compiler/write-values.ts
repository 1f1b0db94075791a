import {
  type GraphQLAbstractType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { leafText } from './leaf-text';
import { all, andThen, each, type MaybePromise } from './maybe-promise';
import { placed } from './write-objects';
import {
  NotWritten,
  type ObjectPlan,
  pick,
  type Run,
  type Texts,
  type Times,
  type WriteValues,
  writeRead,
} from './writing';

/** The plan of what is selected, for objects of the type with this name. */
export type Below = (typeName: string) => ObjectPlan;

/**
 * How values of a type are written; null where the type allows it, or the whole is not written. Of shared ones several
 * may be the same object.
 */
export function valuesWriter(type: GraphQLOutputType, below: Below, areShared = false): WriteValues {
  if (isNonNullType(type)) {
    const write = valuesWriter(type.ofType, below, areShared);
    return (values, times, run) => {
      for (const value of values) if (isAbsent(value)) throw new NotWritten(`A ${type} is null.`);
      return write(values, times, run);
    };
  }
  if (isListType(type)) return listWriter(valuesWriter(type.ofType, below, areShared));
  if (isLeafType(type)) {
    const text = leafText(type);
    return (values) => values.map((value) => (isAbsent(value) ? 'null' : text(value)));
  }
  if (!isObjectType(type)) return abstractWriter(type, below);
  return areShared ? sharedWriter(below(type.name)) : objectWriter(below(type.name));
}

export const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** Objects where they are, each as often as it stands there. */
const objectWriter =
  (plan: ObjectPlan): WriteValues =>
  (values, times, run) => {
    if (!values.some(isAbsent)) return plan.write(values, times, run);
    const indices = presentIn(values);
    return andThen(
      plan.write(
        indices.map((i) => values[i]),
        pick(times, indices),
        run,
      ),
      (texts) => placed(values.length, [{ texts, indices }]),
    );
  };

const presentIn = (values: readonly unknown[]): number[] => values.flatMap((value, i) => (isAbsent(value) ? [] : [i]));

/** Objects to which several lead: each is written once, and counts as often as it stands there. */
const sharedWriter =
  (plan: ObjectPlan): WriteValues =>
  (values, times, run) => {
    const places = new Map<unknown, number>();
    const distinct: unknown[] = [];
    const counts: number[] = [];
    values.forEach((value, i) => {
      if (isAbsent(value)) return;
      const place = places.get(value);
      if (place === undefined) {
        places.set(value, distinct.length);
        distinct.push(value);
        counts.push(times?.[i] ?? 1);
      } else counts[place] = (counts[place] as number) + (times?.[i] ?? 1);
    });
    return andThen(plan.write(distinct, counts, run), (texts) =>
      values.map((value) => (isAbsent(value) ? 'null' : (texts[places.get(value) as number] as string))),
    );
  };

const listWriter =
  (write: WriteValues): WriteValues =>
  (values, times, run) => {
    const items: unknown[] = [];
    const itemTimes: number[] | null = times && [];
    values.forEach((value, i) => {
      if (isAbsent(value)) return;
      if (!Array.isArray(value)) throw new NotWritten('A list is none.');
      for (const item of value) items.push(item);
      if (itemTimes) for (let n = 0; n < value.length; n++) itemTimes.push(times?.[i] as number);
    });
    const listed = (texts: readonly string[]): string[] => {
      let next = 0;
      return values.map((value) => {
        if (isAbsent(value)) return 'null';
        let text = '[';
        for (let n = 0; n < (value as unknown[]).length; n++) text += (n === 0 ? '' : ',') + texts[next++];
        return `${text}]`;
      });
    };
    // items may be promises that a loader keeps, whose statements are still to be sent
    const texts = writeRead(run, true, all(items), (settled) => write(settled.map(noError), itemTimes, run));
    return andThen(texts, listed);
  };

/** Resolvers may give an error for a value. */
export function noError(value: unknown): unknown {
  if (value instanceof Error) throw value;
  return value;
}

/** Values of a union or an interface, type by type. */
const abstractWriter =
  (type: GraphQLAbstractType, below: Below): WriteValues =>
  (values, times, run) =>
    writeRead(
      run,
      true,
      each(values, (value) => (isAbsent(value) ? null : typeNameOf(type, value, run))),
      (names) => byTypeName(names, values, times, run, below),
    );

/** Whoever follows a key writes the name of its type on the row; of other values the schema knows it. */
function typeNameOf(type: GraphQLAbstractType, value: unknown, run: Run): MaybePromise<string> {
  const written = (value as { __typename?: unknown }).__typename;
  if (typeof written === 'string') return written;
  return andThen(type.resolveType?.(value, run.ctx, undefined as never, type), (name) => {
    if (typeof name !== 'string') throw new NotWritten(`What is a ${type} here is not known.`);
    return name;
  });
}

function byTypeName(
  names: readonly (string | null)[],
  values: readonly unknown[],
  times: Times,
  run: Run,
  below: Below,
): Texts {
  const groups = new Map<string, number[]>();
  names.forEach((name, i) => {
    if (name === null) return;
    const group = groups.get(name);
    if (group) group.push(i);
    else groups.set(name, [i]);
  });
  const written = each([...groups], ([name, indices]) => {
    const objects = indices.map((i) => values[i]);
    return andThen(below(name).write(objects, pick(times, indices), run), (texts) => ({ texts, indices }));
  });
  return andThen(written, (parts) => placed(values.length, parts));
}
