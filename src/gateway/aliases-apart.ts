import { type DocumentNode, type ExecutionResult, GraphQLError, Kind, visit } from 'graphql';
import type { Step } from './operation-steps';

/** Stands behind a caller's alias while the operation is with the subgraphs. */
const MARK = '_asCalled';

/**
 * The step with aliases that nothing else is called by. Hive asks for keys and types under their own names (`ref`, `id`,
 * `__typename`) beside what the caller asks for, who may call another field so: "ref: number". One without aliases is the same.
 */
export function withAliasesApart(step: Step): Step {
  const { document, operation } = step;
  const apart = apartIn(document);
  if (apart === document) return step;
  const at = document.definitions.indexOf(operation);
  return { document: apart, operation: apart.definitions[at] as Step['operation'] };
}

const apartIn = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Field: ({ alias, ...field }) =>
      alias === undefined || alias.value === field.name.value
        ? undefined
        : { ...field, alias: { kind: Kind.NAME, value: `${alias.value}${MARK}` } },
  });

/** The answer to such a step, as the caller has called it. */
export const asCalled = ({ data, errors, ...rest }: ExecutionResult): ExecutionResult => ({
  ...rest,
  data: called(data) as ExecutionResult['data'],
  ...(errors ? { errors: errors.map(calledError) } : {}),
});

const calledName = (name: string): string => (name.endsWith(MARK) ? name.slice(0, -MARK.length) : name);

function called(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(called);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [calledName(name), called(one)]));
}

function calledError(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, originalError, extensions } = error;
  const path = error.path?.map((step) => (typeof step === 'string' ? calledName(step) : step));
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions });
}
