import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Answering } from '../server/apollo';
import { type LogSurprise, maskWith } from '../server/mask-error';
import { asCalled, withAliasesApart } from './aliases-apart';
import { placedIn } from './error-places';
import { withoutLeftOut } from './left-out';
import { withNullsPropagated } from './null-propagation';
import { asksAboutSchema, type Step, stepsOf } from './operation-steps';
import { isMasked } from './subgraph-errors';
import type { GatewayContext } from './subgraph-transport';
import type { SupergraphExecutor } from './supergraph-executor';

/** graphql-js stops counting at this many wrong variables; it is the same everywhere. */
const MOST_VARIABLE_ERRORS = 50;

/**
 * What stands behind Apollo's front: requests are parsed, checked and refused there, as the whole graph's are, by the schema
 * that callers see; what is left is put to the subgraphs.
 */
export const answeringThrough = (
  executor: SupergraphExecutor,
  schema: GraphQLSchema,
  supergraph: string,
): Answering<GatewayContext> => ({
  gateway: {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: supergraph });
      return () => undefined;
    },
    load: async () => ({
      executor: ({ document, operation, operationName, request, context }) =>
        answer(schema, executor, {
          document,
          operation,
          operationName,
          variables: request.variables,
          context: untilDone(operation, context as GatewayContext),
        }),
    }),
    stop: () => executor.close(),
  },
  mask: maskingTheRest,
});

/** A change goes on where its sender leaves, with all that stands in the same request and is read of it. */
const untilDone = (operation: OperationDefinitionNode | undefined, context: GatewayContext): GatewayContext =>
  operation?.operation === 'mutation' ? { ...context, leaving: undefined } : context;

interface Asked {
  document: DocumentNode;
  /** Absent where the request names none that is there. */
  operation: OperationDefinitionNode | undefined;
  operationName: string | null;
  variables: Record<string, unknown> | undefined;
  context: GatewayContext;
}

async function answer(schema: GraphQLSchema, executor: SupergraphExecutor, asked: Asked): Promise<ExecutionResult> {
  const { document, operation, operationName, variables } = asked;
  const variableValues = variables ?? {};
  // it refuses what names no operation, or one that the graph has not, in its own words
  if (!operation || !schema.getRootType(operation.operation))
    return execute({ schema, document, operationName, variableValues });
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues, {
    maxErrors: MOST_VARIABLE_ERRORS,
  });
  if (coerced.errors) return { errors: coerced.errors };
  // a caller may call a field "__proto__"
  const data: Record<string, unknown> = Object.create(null);
  const errors: GraphQLError[] = [];
  const included = withoutLeftOut(document, coerced.coerced);
  const asIncluded = included.definitions[document.definitions.indexOf(operation)] as OperationDefinitionNode;
  const ask = async (step: Step) => {
    const apart = withAliasesApart(step);
    const result = await executor.execute({ ...asked, ...apart });
    return apart === step ? result : asCalled(result);
  };
  const { keys, steps } = stepsOf(schema, included, asIncluded, coerced.coerced);
  for (const step of steps) {
    const result = asksAboutSchema(step)
      ? await execute({ schema, document: step.document, operationName, variableValues })
      : withNullsPropagated(await ask(step), { schema, ...step });
    errors.push(...(result.errors ?? []).map(placedIn(included, asIncluded)));
    if (!result.data) return { data: null, errors };
    Object.assign(data, result.data);
  }
  const inOrder = Object.fromEntries(keys.map((key) => [key, data[key]]));
  return { data: inOrder, ...(errors.length ? { errors } : {}) };
}

/** As `maskWith`; what a subgraph has masked already goes out as it is. */
const maskingTheRest = (log: LogSurprise): ReturnType<typeof maskWith> => {
  const mask = maskWith(log);
  return (formatted, error) => (error instanceof GraphQLError && isMasked(error) ? formatted : mask(formatted, error));
};
