import type { GatewayConfig } from '@graphql-hive/gateway-runtime';
import type { ExecutionResult } from '@graphql-tools/utils';
import { type DocumentNode, type GraphQLError, print } from 'graphql';
import { type SignViewer, VIEWER_HEADER } from '../auth/signed-viewer';
import type { Viewer } from '../auth/viewer';
import { inSpan } from '../observe/spans';
import { OPERATION_HEADER } from '../server/request-context';
import { readAnswer } from './subgraph-answer';
import type { Caller, CallResult } from './subgraph-call';
import { unavailable } from './subgraph-errors';

/** What a request carries through the gateway. */
export interface GatewayContext {
  viewer: Viewer;
  /** The same in all that is asked for one request: replicas of a database answer it from one place (decision 0028). */
  operationId: string;
  /** Aborted once whoever asked is gone: subgraphs are then told so. Absent where what is asked is carried out all the same. */
  leaving?: AbortSignal | undefined;
}

export interface TransportOptions {
  caller: Caller;
  /** Null: subgraphs are not told who asks. */
  sign: SignViewer | null;
  timeoutMs: number;
  /** Is this one of our modules, which masks its errors as the whole graph does? */
  isOwn(subgraph: string): boolean;
  /** Told why a subgraph gave no answer: callers learn only that it gave none. */
  log(subgraph: string, reason: string): void;
}

type Transports = NonNullable<GatewayConfig['transports']>;

/**
 * How the gateway asks a subgraph: POST over a kept connection, who asks signed in a header and nothing else of the caller's
 * request, cut off at the timeout. Whatever comes of it is an answer: a subgraph that gives none is an error in it.
 */
export const subgraphTransport =
  (options: TransportOptions): Transports =>
  () => ({
    getSubgraphExecutor: ({ subgraphName, transportEntry }) => {
      const url = new URL(transportEntry.location ?? '');
      return (request) => askSubgraph(subgraphName, url, request, options);
    },
  });

/** What a subgraph is to be asked. */
interface Asked {
  document: DocumentNode;
  variables?: unknown;
  operationName?: string;
  operationType?: string;
  context?: unknown;
}

/** What a subgraph answers; an error in it where it gives none. */
export async function askSubgraph(
  subgraph: string,
  url: URL,
  { document, variables, operationName, operationType, context }: Asked,
  { caller, sign, timeoutMs, isOwn, log }: TransportOptions,
): Promise<ExecutionResult> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (context) headers[OPERATION_HEADER] = (context as GatewayContext).operationId;
  if (sign && context) headers[VIEWER_HEADER] = await sign((context as GatewayContext).viewer, subgraph);
  const result = await inSpan(
    `subgraph ${subgraph}`,
    { 'server.address': url.hostname, 'plangraph.subgraph': subgraph },
    async (span) => {
      const called = await caller.call({
        url,
        headers: { ...headers, ...span?.headers() },
        body: JSON.stringify({ query: print(document), variables, operationName }),
        timeoutMs,
        isRepeatable: operationType !== 'mutation',
        leaving: (context as GatewayContext | undefined)?.leaving,
      });
      if (called.kind === 'answered') span?.set({ 'http.response.status_code': called.status });
      else span?.fail(called.kind);
      return called;
    },
    'client',
  );
  // nobody reads it, and the subgraph has done nothing that the log should tell
  if (result.kind === 'left')
    return { errors: [unavailable(subgraph, 'is not asked any more: whoever asked is gone.')] };
  if (result.kind === 'answered') return readAnswer(subgraph, result, { isOwn: isOwn(subgraph), log });
  return { errors: [noAnswer(subgraph, result, operationType === 'mutation', log)] };
}

type NoAnswer = Exclude<CallResult, { kind: 'answered' | 'left' }>;

function noAnswer(subgraph: string, result: NoAnswer, isWriting: boolean, log: TransportOptions['log']): GraphQLError {
  const after = isWriting ? 'Whether it has written is not known: look before you send it again.' : 'Ask again later.';
  const { reason, told } = whyNone(result);
  log(subgraph, reason);
  return unavailable(subgraph, `${told}. ${after}`);
}

/** Why there is no answer, for the log (`reason`), and what callers are told of it. */
function whyNone(result: NoAnswer): { reason: string; told: string } {
  switch (result.kind) {
    case 'slow': {
      const reason = `no answer within ${result.timeoutMs} ms`;
      return { reason, told: `gave ${reason}` };
    }
    case 'too-large':
      return { reason: `an answer of more than ${result.mostBytes} bytes`, told: 'gave no answer that can be read' };
    case 'unreachable': {
      const { message, code } = result.cause;
      // of a name with several addresses the error says nothing but its code
      return { reason: message || String(code), told: 'cannot be reached now' };
    }
  }
}
