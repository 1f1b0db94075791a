import type { GraphQLObjectType } from 'graphql';
import { contextOf } from '../graph/as-recorded';
import type { Context } from '../graph/context';
import { constant } from './answer-bytes';
import { andThen, each, type MaybePromise } from './maybe-promise';
import { type FieldPlan, type ObjectPlan, pick, type Run, type Times, type Write, type WriterOf } from './writing';

/** The plan of a selection: what is below the objects of a level is read together, one field after the other. */
export function objectPlan(type: GraphQLObjectType, fields: readonly FieldPlan[]): ObjectPlan {
  const properties = fields.every((field) => field.reads)
    ? new Set(fields.flatMap((field) => field.reads ?? []))
    : null;
  const joined = fields.flatMap((field) => field.joined ?? []);
  return {
    type,
    fields,
    wanted: { properties, joined },
    issues: fields.some(({ issues }) => issues),
    writerOf: objectWriterOf(fields),
  };
}

const EMPTY = constant('{}');
const END = constant('}');
export const NULL = constant('null');

function objectWriterOf(fields: readonly FieldPlan[]): WriterOf {
  const heads = fields.map(({ responseName }, i) => constant(`${i === 0 ? '{' : ','}"${responseName}":`));
  const together = (objects: readonly unknown[], times: Times, run: Run, at: Context): MaybePromise<Write> =>
    andThen(
      each(fields, ({ writerOf }) => writerOf(objects, times, run, at)),
      (writers): Write =>
        (number, out) => {
          if (writers.length === 0) return out.constant(EMPTY);
          for (let f = 0; f < writers.length; f++) {
            out.constant(heads[f] as Uint8Array);
            (writers[f] as Write)(number, out);
          }
          out.constant(END);
        },
    );
  return (objects, times, run) => {
    if (objects.length === 0) return NOTHING;
    const at = contextOf(objects[0], run.ctx);
    if (objects.every((object) => contextOf(object, run.ctx) === at)) return together(objects, times, run, at);
    return byContext(objects, times, run, together);
  };
}

/** There is no value that it could be asked for. */
const NOTHING: Write = () => undefined;

/** What was read at several instants is written instant by instant. */
function byContext(
  objects: readonly unknown[],
  times: Times,
  run: Run,
  together: (objects: readonly unknown[], times: Times, run: Run, at: Context) => MaybePromise<Write>,
): MaybePromise<Write> {
  const groups = new Map<Context, number[]>();
  objects.forEach((object, i) => {
    const at = contextOf(object, run.ctx);
    const group = groups.get(at);
    if (group) group.push(i);
    else groups.set(at, [i]);
  });
  const parts = each([...groups], ([at, numbers]) =>
    andThen(
      together(
        numbers.map((i) => objects[i]),
        pick(times, numbers),
        run,
        at,
      ),
      (write) => ({ write, numbers }),
    ),
  );
  return andThen(parts, (parts) => placed(objects.length, parts));
}

/** Writes values of several parts, each in the place that it is for; null where none is. */
export function placed(length: number, parts: readonly { write: Write; numbers: readonly number[] }[]): Write {
  const writers = new Array<Write | null>(length).fill(null);
  const numberIn = new Array<number>(length).fill(0);
  for (const { write, numbers } of parts)
    numbers.forEach((number, i) => {
      writers[number] = write;
      numberIn[number] = i;
    });
  return (number, out) => {
    const write = writers[number];
    if (write) write(numberIn[number] as number, out);
    else out.constant(NULL);
  };
}
