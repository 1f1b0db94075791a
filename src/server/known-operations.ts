import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { seesOf } from '../auth/viewer';
import { type CompiledOperation, compile } from '../compiler/compiled-operation';
import { graphFacts } from '../compiler/graph-facts';
import { NotWritten } from '../compiler/writing';
import { Left } from '../database/asking';
import { allowedTo, type Limits } from '../limits/limits';
import type { CallerHeaders } from './caller';
import { type GraphState, graphState, sharedGraphState } from './graph-state';
import { LEFT_CAUSES, type LeftCause, leftCause } from './left-cause';
import { limitsOf, type OperationLimits } from './operation-limits';
import { asksOfCaller } from './private-fields';
import type { RequestContext } from './request-context';
import { type ResponseCache, variablesKey } from './response-cache';
import { isEnded } from './time-limit';
import { tooLong } from './too-long';

/** A query's text, and which of its operations is meant. */
export interface NamedQuery {
  query: string;
  operationName: string | null;
}

/** What a request to /graphql asks, as JSON.parse gives it. */
export interface Asked extends NamedQuery {
  variables: Readonly<Record<string, unknown>>;
}

/** An operation that Apollo has let through once, as it is answered from then on. */
interface Known {
  compiled: CompiledOperation;
  limits: OperationLimits;
  /** What its answers are kept under; null where they are not: they hang on who asks, or are read in several snapshots. */
  keptAs: number | null;
}

/** How many operations are remembered; a query's text with its plan takes some ten kilobytes. */
const MOST_KNOWN = 1000;
/** Who sends longer ones sends each once. */
const LONGEST_KNOWN = 20_000;

/** How operations were executed since the start. */
export interface ExecutionCounts {
  compiled: number;
  /** Answers that were kept. */
  cached: number;
  /** Those that were compiled and could not be answered so: the interpreter was asked instead. */
  left: Record<LeftCause, number>;
}

/** The operations that are answered before Apollo's pipeline, as it would answer them. */
export interface KnownOperations {
  /** Remembers what has passed validation and every other check of Apollo's pipeline. */
  plugin: ApolloServerPlugin<object>;
  counts: ExecutionCounts;
  /** Remembers for good an operation that is valid, under what it will be asked as. */
  learn(document: DocumentNode, operation: OperationDefinitionNode, asked: readonly NamedQuery[]): void;
  /** The body of the answer; null where Apollo is to answer. */
  answer(asked: Asked, headers: CallerHeaders): Promise<string | Buffer | null>;
}

/** `cache` keeps answers; null: each is read. */
export function knownOperations(
  schema: GraphQLSchema,
  contextOf: (headers: CallerHeaders) => Promise<RequestContext>,
  cache: ResponseCache | null = null,
  limits: Limits | null = null,
): KnownOperations {
  const facts = graphFacts(schema);
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });
  const learned = new Map<string, Known>();
  const counts: ExecutionCounts = { compiled: 0, cached: 0, left: noneLeft() };
  const stateForAll = sharedGraphState();
  let lastKept = 0;
  const knownOf = (document: DocumentNode, operation: OperationDefinitionNode): Known | null => {
    const compiled = compile(facts, document, operation.name?.value);
    if (!compiled) return null;
    const isKept = cache !== null && !compiled.readsPast && !asksOfCaller(schema, document);
    return { compiled, limits: limitsOf(schema, document, operation), keptAs: isKept ? lastKept++ : null };
  };

  async function answered(found: Known, asked: Asked, headers: CallerHeaders): Promise<string | Buffer> {
    const context = await contextOf(headers);
    // it reads through another from here on
    const { db } = context;
    try {
      return await answeredIn(context, found, asked);
    } catch (error) {
      throw isEnded(db) ? new Left() : error;
    }
  }

  async function answeredIn(context: RequestContext, { compiled, limits: own, keptAs }: Known, { variables }: Asked) {
    own.check(variables, allowedTo(context.viewer, limits));
    const values = cache === null || keptAs === null ? null : variablesKey(variables);
    if (cache === null || values === null) {
      const { body } = await execute(compiled, variables, context, false);
      counts.compiled += 1;
      return body;
    }
    const key = `${keptAs} ${seesOf(context.viewer)} ${context.today} ${values}`;
    const found = await cache.find(key, () => stateNow(context, stateForAll));
    if (typeof found === 'object') {
      counts.cached += 1;
      return found;
    }
    const { body, state } = await execute(compiled, variables, context, found === 'keep');
    counts.compiled += 1;
    return state === null ? body : cache.keep(key, state, body);
  }

  return {
    counts,
    learn: (document, operation, asked) => {
      const made = knownOf(document, operation);
      if (!made) return;
      prepare(made.compiled);
      for (const { query, operationName } of asked) learned.set(keyOf(query, operationName), made);
    },
    plugin: {
      requestDidStart: async () => ({
        // after the checks of the plugins that stand before it
        didResolveOperation: async ({ source, document, operation, request }) => {
          const key = keyOf(source, request.operationName ?? null);
          // what stands in for a query that is refused is not what was asked
          if (!operation || document.loc?.source.body !== source) return;
          if (source.length > LONGEST_KNOWN || learned.has(key) || known.has(key)) return;
          const made = knownOf(document, operation);
          if (made) known.set(key, made);
        },
      }),
    },
    answer: async (asked, headers) => {
      const key = keyOf(asked.query, asked.operationName);
      const found = learned.get(key) ?? known.get(key);
      if (!found) return null;
      try {
        return await answered(found, asked, headers);
      } catch (error) {
        // whatever is wrong, the interpreter says it in its own words
        counts.left[leftCause(error)] += 1;
        const refused = tooLong(error);
        // but what took too long would take as long again
        return refused && `${JSON.stringify({ errors: [refused], data: null })}\n`;
      }
    },
  };
}

const noneLeft = () => Object.fromEntries(LEFT_CAUSES.map((cause) => [cause, 0])) as Record<LeftCause, number>;

/** What is not written says so each time it is asked for. */
function prepare(compiled: CompiledOperation): void {
  try {
    compiled.prepare();
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
  }
}

/** Who writes must see what it wrote, which only its own store knows of (decision 0028); whoever cannot may share a look. */
const stateNow = ({ viewer, db }: RequestContext, forAll: typeof graphState): Promise<GraphState> =>
  viewer.role === 'READER' ? forAll(db) : graphState(db);

const keyOf = (query: string, operationName: string | null): string =>
  operationName === null ? query : `${query}\0${operationName}`;

/**
 * All that it reads is of one state, which is told where it is to be kept; what it asks for as recorded at an instant has one
 * of its own.
 */
async function execute(
  compiled: CompiledOperation,
  variables: Asked['variables'],
  context: RequestContext,
  tellsState: boolean,
): Promise<{ body: Buffer; state: GraphState | null }> {
  if (compiled.readsPast || (!tellsState && compiled.isOneRead()))
    return { body: await compiled.execute(variables, context), state: null };
  const snapshot = context.db.snapshot();
  let state: Promise<GraphState | null> | null = null;
  const rows: RequestContext['db']['rows'] = (text, values, form) => {
    // sent with the first statement: afterwards the snapshot may be at its end
    state ??= graphState(snapshot).catch(() => null);
    return snapshot.rows(text, values, form);
  };
  try {
    // loaders read through the context that they were made with
    context.db = { ...context.db, rows: tellsState ? rows : snapshot.rows };
    const body = await compiled.execute(variables, context, snapshot);
    return { body, state: await state };
  } finally {
    snapshot.end();
  }
}
