import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CompiledOperation, compile } from '../compiler/compiled-operation';
import { type GraphFacts, graphFacts } from '../compiler/graph-facts';
import { type Bound, boundOf } from './answer-bound';
import type { CallerHeaders } from './caller';
import type { RequestContext } from './request-context';

/** What a request to /graphql asks, as JSON.parse gives it. */
export interface Asked {
  query: string;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
}

/** An operation that Apollo has let through once, as it is answered from then on. */
interface Known {
  compiled: CompiledOperation;
  bound: Bound;
}

/** How many operations are remembered; a query's text with its plan takes some ten kilobytes. */
const MOST_KNOWN = 1000;
/** Who sends longer ones sends each once. */
const LONGEST_KNOWN = 20_000;

/** How operations were executed since the start. */
export interface ExecutionCounts {
  compiled: number;
  /** Those that were compiled and could not be answered so: the interpreter was asked instead. */
  left: number;
}

/** The operations that are answered before Apollo's pipeline, as it would answer them. */
export interface KnownOperations {
  /** Remembers what has passed validation and every other check of Apollo's pipeline. */
  plugin: ApolloServerPlugin<object>;
  counts: ExecutionCounts;
  /** The body of the answer; null where Apollo is to answer. */
  answer(asked: Asked, headers: CallerHeaders): Promise<string | null>;
}

export function knownOperations(
  schema: GraphQLSchema,
  contextOf: (headers: CallerHeaders) => Promise<RequestContext>,
): KnownOperations {
  const facts = graphFacts(schema);
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });
  const counts: ExecutionCounts = { compiled: 0, left: 0 };
  return {
    counts,
    plugin: {
      requestDidStart: async () => ({
        // after the checks of the plugins that stand before it
        didResolveOperation: async ({ source, document, operation, request }) => {
          const key = keyOf(source, request.operationName ?? null);
          if (!operation || source.length > LONGEST_KNOWN || known.has(key)) return;
          const made = knownOf(facts, document, operation, request.operationName ?? null);
          if (made) known.set(key, made);
        },
      }),
    },
    answer: async ({ query, operationName, variables }, headers) => {
      const found = known.get(keyOf(query, operationName));
      if (!found) return null;
      try {
        found.bound(variables);
        const text = await execute(found.compiled, variables, await contextOf(headers));
        counts.compiled += 1;
        return `{"data":${text}}\n`;
      } catch {
        // whatever is wrong, the interpreter says it in its own words
        counts.left += 1;
        return null;
      }
    },
  };
}

const keyOf = (query: string, operationName: string | null): string =>
  operationName === null ? query : `${query}\0${operationName}`;

function knownOf(
  facts: GraphFacts,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  operationName: string | null,
): Known | null {
  const compiled = compile(facts, document, operationName);
  return compiled && { compiled, bound: boundOf(facts.schema, document, operation) };
}

/** All that it reads is of one state; what it asks for as recorded at an instant has one of its own. */
async function execute(compiled: CompiledOperation, variables: Asked['variables'], context: RequestContext) {
  if (compiled.readsPast) return compiled.execute(variables, context);
  const snapshot = context.db.snapshot();
  try {
    // loaders read through the context that they were made with
    context.db = { ...context.db, rows: snapshot.rows };
    return await compiled.execute(variables, context);
  } finally {
    snapshot.end();
  }
}
