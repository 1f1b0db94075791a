import {
  type GraphQLAbstractType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { wholeOf } from '../found-row';
import { constant } from './answer-bytes';
import { leafText } from './leaf-text';
import { all, andThen, each, type MaybePromise } from './maybe-promise';
import { NULL, placed } from './write-objects';
import {
  NotWritten,
  type ObjectPlan,
  onceRead,
  pick,
  type Run,
  type Times,
  type Write,
  type WriterOf,
} from './writing';

/** The plan of what is selected, for objects of the type with this name. */
export type Below = (typeName: string) => ObjectPlan;

/**
 * How values of a type are written; null where the type allows it, or the whole is not written. Of shared ones several
 * may be the same object.
 */
export function valuesWriter(type: GraphQLOutputType, below: Below, areShared = false): WriterOf {
  if (isNonNullType(type)) {
    const writerOf = valuesWriter(type.ofType, below, areShared);
    return (values, times, run) => {
      for (const value of values) if (isAbsent(value)) throw new NotWritten(`A ${type} is null.`);
      return writerOf(values, times, run);
    };
  }
  if (isListType(type)) return listWriter(valuesWriter(type.ofType, below, areShared));
  if (isLeafType(type)) {
    const text = leafText(type);
    return (values) => (number, out) => {
      const value = values[number];
      if (isAbsent(value)) out.constant(NULL);
      else out.json(text(value));
    };
  }
  if (!isObjectType(type)) return abstractWriter(type, below);
  return areShared ? sharedWriter(below(type.name)) : objectWriter(below(type.name));
}

export const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** Objects where they are, each as often as it stands there. */
const objectWriter =
  (plan: ObjectPlan): WriterOf =>
  (values, times, run) => {
    if (!values.some(isAbsent)) return plan.writerOf(values, times, run);
    const numbers = presentIn(values);
    return andThen(
      plan.writerOf(
        numbers.map((i) => values[i]),
        pick(times, numbers),
        run,
      ),
      (write) => placed(values.length, [{ write, numbers }]),
    );
  };

const presentIn = (values: readonly unknown[]): number[] => values.flatMap((value, i) => (isAbsent(value) ? [] : [i]));

/** Objects to which several lead: each is read out once, and counts as often as it stands there. */
const sharedWriter =
  (plan: ObjectPlan): WriterOf =>
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
    return andThen(plan.writerOf(distinct, counts, run), (write) => {
      // where each was written first
      const begins = new Array<number>(distinct.length).fill(-1);
      const ends = new Array<number>(distinct.length).fill(-1);
      return (number, out) => {
        const value = values[number];
        if (isAbsent(value)) return out.constant(NULL);
        const place = places.get(value) as number;
        const begin = begins[place] as number;
        if (begin !== -1) return out.again(begin, ends[place] as number);
        begins[place] = out.length;
        write(place, out);
        ends[place] = out.length;
      };
    });
  };

const BEGIN = constant('[');
const NEXT = constant(',');
const END = constant(']');

const listWriter =
  (writerOf: WriterOf): WriterOf =>
  (values, times, run) => {
    const items: unknown[] = [];
    const itemTimes: number[] | null = times && [];
    // the items of list number i are those from starts[i] to starts[i + 1]
    const starts = [0];
    values.forEach((value, i) => {
      if (!isAbsent(value)) {
        if (!Array.isArray(value)) throw new NotWritten('A list is none.');
        for (const item of value) items.push(item);
        if (itemTimes) for (let n = 0; n < value.length; n++) itemTimes.push(times?.[i] as number);
      }
      starts.push(items.length);
    });
    const listed =
      (write: Write): Write =>
      (number, out) => {
        if (isAbsent(values[number])) return out.constant(NULL);
        const start = starts[number] as number;
        const end = starts[number + 1] as number;
        out.constant(BEGIN);
        for (let item = start; item < end; item++) {
          if (item > start) out.constant(NEXT);
          write(item, out);
        }
        out.constant(END);
      };
    // items may be promises that a loader keeps, whose statements are still to be sent
    const writer = onceRead(run, true, all(items), (settled) => writerOf(settled.map(noError), itemTimes, run));
    return andThen(writer, listed);
  };

/** Resolvers may give an error for a value. */
export function noError(value: unknown): unknown {
  if (value instanceof Error) throw value;
  return value;
}

/** Values of a union or an interface, type by type. */
const abstractWriter =
  (type: GraphQLAbstractType, below: Below): WriterOf =>
  (values, times, run) =>
    onceRead(
      run,
      true,
      each(values, (value) => (isAbsent(value) ? null : typeNameOf(type, wholeOf(value), run))),
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
): MaybePromise<Write> {
  const groups = new Map<string, number[]>();
  names.forEach((name, i) => {
    if (name === null) return;
    const group = groups.get(name);
    if (group) group.push(i);
    else groups.set(name, [i]);
  });
  const parts = each([...groups], ([name, numbers]) => {
    const objects = numbers.map((i) => values[i]);
    return andThen(below(name).writerOf(objects, pick(times, numbers), run), (write) => ({ write, numbers }));
  });
  return andThen(parts, (parts) => placed(values.length, parts));
}
