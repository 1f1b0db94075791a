import { createGatewayRuntime, createLoggerFromLogging } from '@graphql-hive/gateway-runtime';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { withErrorsInPlace } from './errors-in-place';
import { type GatewayContext, subgraphTransport, type TransportOptions } from './subgraph-transport';

/** Answers operations that have been checked, by asking subgraphs: what failed is null in its place, whatever its type. */
export interface SupergraphExecutor {
  execute(operation: {
    document: DocumentNode;
    operation: OperationDefinitionNode;
    variables: Record<string, unknown> | undefined;
    context: GatewayContext;
  }): Promise<ExecutionResult>;
  close(): Promise<void>;
}

/** Hive Gateway over a supergraph: it plans which subgraph is asked what, and puts the answers together. */
export async function openExecutor(supergraph: string, transport: TransportOptions): Promise<SupergraphExecutor> {
  const log = createLoggerFromLogging(false);
  const runtime = createGatewayRuntime({
    supergraph,
    transports: subgraphTransport(transport),
    logging: log,
    // it would write codes and names of its own into errors
    subgraphErrors: false,
  });
  const schema: GraphQLSchema = await runtime.getSchema();
  withErrorsInPlace(schema);
  return {
    execute: async ({ document, operation, variables, context }) => {
      const { data, errors } = await execute({
        schema,
        document,
        variableValues: variables ?? null,
        operationName: operation.name?.value ?? null,
        // Hive remembers by this object what it has fetched, and its plugins write to the log in it
        contextValue: { ...context, log },
      });
      return { data, ...(errors ? { errors: distinct(errors.flatMap(each)) } : {}) };
    },
    close: async () => {
      await runtime[Symbol.asyncDispose]();
    },
  };
}

/** Several errors of one place come as one, which holds them. */
function each(error: GraphQLError): GraphQLError[] {
  const cause: unknown = error.originalError;
  if (!(cause instanceof AggregateError)) return [error];
  return cause.errors.flatMap((one: unknown) => (one instanceof GraphQLError ? each(one) : [error]));
}

/** Each error once: the same one can have been left in several fields. */
function distinct(errors: readonly GraphQLError[]): GraphQLError[] {
  const seen = new Set<string>();
  return errors.filter(({ message, path }) => {
    const id = JSON.stringify([path, message]);
    return !seen.has(id) && seen.add(id);
  });
}
