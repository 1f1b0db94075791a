import { type FieldNode, getArgumentValues, Kind, visit } from 'graphql';
import type { Collected } from './compilation';
import type { Run } from './writing';

/** The arguments of a field in a run, coerced; the same object each time where no variable is among them. */
export function argumentsOf({ field, nodes }: Collected): ArgumentsOf {
  const [node] = nodes as [FieldNode];
  if (field.args.length === 0) return { isConstant: true, in: () => NONE };
  if (usesVariables(node))
    return { isConstant: false, in: ({ variables }) => getArgumentValues(field, node, { ...variables }) };
  let values: Readonly<Record<string, unknown>> | undefined;
  return {
    isConstant: true,
    in: () => {
      values ??= getArgumentValues(field, node, {});
      return values;
    },
  };
}

export interface ArgumentsOf {
  isConstant: boolean;
  /** Errors: GraphQLError for a value that its type does not take. */
  in(run: Run): Readonly<Record<string, unknown>>;
}

const NONE: Readonly<Record<string, unknown>> = {};

function usesVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      [Kind.VARIABLE]: () => {
        found = true;
      },
    });
  return found;
}

/** What is made of a field's arguments, and made again only where they or the day are others. */
export function remembered<Made>(
  collected: Collected,
  make: (args: Readonly<Record<string, unknown>>, today: string, maxPageSize: number) => Made,
): (run: Run, today: string) => Made {
  const given = argumentsOf(collected);
  const made = (run: Run, today: string) => make(given.in(run), today, run.ctx.maxPageSize);
  if (!given.isConstant) return made;
  let last: { today: string; maxPageSize: number; made: Made } | undefined;
  return (run, today) => {
    const { maxPageSize } = run.ctx;
    if (last?.today !== today || last.maxPageSize !== maxPageSize)
      last = { today, maxPageSize, made: made(run, today) };
    return last.made;
  };
}
