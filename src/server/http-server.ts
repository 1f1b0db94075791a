import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { TrustedGateway } from '../auth/verify-viewer';
import { type Answering, startApollo } from './apollo';
import type { CallerHeaders } from './caller';
import { healthRoutes, type Readiness } from './health';
import { answeringKnown, type Handler } from './known-handler';
import { type KnownOperations, knownOperations } from './known-operations';
import { listen } from './listen';
import { playgroundRoutes } from './playground';
import { contextOf, type Surroundings } from './request-context';
import { bodyLimit, refuseLargeRequests } from './request-size';

/** Where a server listens, and what it says beside its answers. */
export interface ListenOptions {
  host: string;
  port: number;
  maxFileBytes: number;
  /** The module that is served alone; absent or null where all are. */
  subgraph?: string | null;
  readiness: Readiness;
}

export interface ServerOptions extends ListenOptions {
  schema: GraphQLSchema;
  surroundings: Surroundings;
  /** The gateway whose word is taken for who asks; nobody's where absent. */
  trustedGateway?: TrustedGateway | null;
}

/** What /graphql answers with. */
export interface Graph<C extends object> {
  answering: Answering<C>;
  /** The graph as callers see it. */
  schema: GraphQLSchema;
  contextOf(headers: CallerHeaders): Promise<C>;
  /** What is answered before Apollo is asked; nothing where absent. */
  known?: KnownOperations | null;
}

export interface RunningServer {
  /** Where it listens, e.g. http://127.0.0.1:4000 */
  url: string;
  /** Takes no new requests, lets those under way finish. */
  close(): Promise<void>;
}

const isSubgraph = (schema: GraphQLSchema): boolean => schema.getType('_Entity') !== undefined;

/** Serves a schema of this process. Errors: OperatorError where it cannot listen. */
export function startServer({ schema, surroundings, trustedGateway, ...options }: ServerOptions) {
  const trusted = trustedGateway ?? (isSubgraph(schema) ? 'SUBGRAPH' : 'DOOR');
  const context = (headers: CallerHeaders) => contextOf(surroundings, headers, trusted);
  return startGraphServer(options, {
    schema,
    answering: { schema },
    contextOf: context,
    // a subgraph follows keys otherwise: the compiler knows the whole graph
    known: isSubgraph(schema) ? null : knownOperations(schema, context),
  });
}

/** Listens, with /graphql, /graphiql and the health addresses. Errors: OperatorError where it cannot listen. */
export async function startGraphServer<C extends object>(
  options: ListenOptions,
  graph: Graph<C>,
): Promise<RunningServer> {
  const hasEntities = isSubgraph(graph.schema);
  const app = fastify({
    logger: { level: 'warn', stream: process.stderr },
    bodyLimit: bodyLimit(options.maxFileBytes, hasEntities),
    forceCloseConnections: 'idle',
  });
  refuseLargeRequests(app, options.maxFileBytes, hasEntities);
  let isClosing = false;
  // a client that keeps its connection after the answer it was waiting for would hold up the end
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  const apollo = await startApollo(graph.answering, app, graph.known ? [graph.known.plugin] : []);
  const interpret = fastifyApolloHandler(apollo, { context: (request) => graph.contextOf(request.headers) }) as Handler;
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: graph.known ? answeringKnown(graph.known, interpret) : interpret,
  });
  healthRoutes(app, options.readiness);
  playgroundRoutes(app, graph.schema, options.subgraph ?? null);
  const { host: at, port } = options;
  await listen(() => app.listen({ host: at, port }), at, port).catch(async (error) => {
    await app.close();
    throw error;
  });
  const [address] = app.addresses();
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${typeof address === 'object' ? address.port : options.port}`,
    close: () => {
      isClosing = true;
      return app.close();
    },
  };
}
