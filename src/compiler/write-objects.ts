import type { GraphQLObjectType } from 'graphql';
import { contextOf } from '../graph/as-recorded';
import type { Context } from '../graph/context';
import { andThen, each } from './maybe-promise';
import { type FieldPlan, type ObjectPlan, pick, type Run, type Texts, type Times, type WriteValues } from './writing';

/** The plan of a selection: all objects of a level are written together, one field after the other. */
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
    write: writer(fields),
  };
}

function writer(fields: readonly FieldPlan[]): WriteValues {
  const heads = fields.map(({ responseName }, i) => `${i === 0 ? '{' : ','}"${responseName}":`);
  const together = (objects: readonly unknown[], times: Times, run: Run, at: Context): Texts =>
    andThen(
      each(fields, ({ write }) => write(objects, times, run, at)),
      (columns) =>
        objects.map((_, i) => {
          let text = '';
          for (let f = 0; f < columns.length; f++) text += (heads[f] as string) + (columns[f] as string[])[i];
          return columns.length === 0 ? '{}' : `${text}}`;
        }),
    );
  return (objects, times, run) => {
    if (objects.length === 0) return [];
    const at = contextOf(objects[0], run.ctx);
    if (objects.every((object) => contextOf(object, run.ctx) === at)) return together(objects, times, run, at);
    return byContext(objects, times, run, together);
  };
}

/** What was read at several instants is written instant by instant. */
function byContext(
  objects: readonly unknown[],
  times: Times,
  run: Run,
  together: (objects: readonly unknown[], times: Times, run: Run, at: Context) => Texts,
): Texts {
  const groups = new Map<Context, number[]>();
  objects.forEach((object, i) => {
    const at = contextOf(object, run.ctx);
    const group = groups.get(at);
    if (group) group.push(i);
    else groups.set(at, [i]);
  });
  const written = each([...groups], ([at, indices]) =>
    andThen(
      together(
        indices.map((i) => objects[i]),
        pick(times, indices),
        run,
        at,
      ),
      (texts) => ({ texts, indices }),
    ),
  );
  return andThen(written, (parts) => placed(objects.length, parts));
}

/** Texts back in the places that they are for. */
export function placed(
  length: number,
  parts: readonly { texts: readonly string[]; indices: readonly number[] }[],
): string[] {
  const texts = new Array<string>(length).fill('null');
  for (const part of parts)
    part.indices.forEach((index, i) => {
      texts[index] = part.texts[i] as string;
    });
  return texts;
}
