import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { ReadToken } from '../auth/tokens';
import type { TrustedGateway } from '../auth/verify-viewer';
import { refusesAnonymous, requireName } from './anonymous-reading';
import { type Answering, startApollo } from './apollo';
import type { CallerHeaders, Door } from './caller';
import { healthRoutes, type Readiness } from './health';
import { keyUses } from './key-uses';
import { answeringKnown, type Handler } from './known-handler';
import { type KnownOperations, knownOperations } from './known-operations';
import { listen } from './listen';
import { type Counted, metricsRoute, openMetrics } from './metrics';
import type { OperationFile } from './operation-files';
import { playgroundRoutes } from './playground';
import { rememberedCallers } from './remembered-callers';
import { contextOf, type Surroundings } from './request-context';
import { bodyLimit, refuseLargeRequests } from './request-size';
import { type ResponseCache, responseCache } from './response-cache';
import { warmStart } from './warm-start';

/** Where a server listens, and what it says beside its answers. */
export interface ListenOptions {
  host: string;
  port: number;
  maxFileBytes: number;
  /** The module that is served alone; absent or null where all are. */
  subgraph?: string | null;
  readiness: Readiness;
  /** The connections to databases, for /metrics; not told where absent. */
  connections?: Counted['connections'];
}

export interface ServerOptions extends ListenOptions {
  schema: GraphQLSchema;
  surroundings: Surroundings;
  /** The gateway whose word is taken for who asks; nobody's where absent. */
  trustedGateway?: TrustedGateway | null;
  /** Reads tokens; none are taken where absent or null. */
  readToken?: ReadToken | null;
  /** Who comes without a key may read; so where absent. */
  hasAnonymousReading?: boolean;
  /** The most that answers are kept of; none are where absent or 0. */
  responseCacheBytes?: number;
  /** What is validated and compiled before it listens. */
  operations?: readonly OperationFile[];
}

/** What /graphql answers with. */
export interface Graph<C extends object> {
  answering: Answering<C>;
  /** The graph as callers see it. */
  schema: GraphQLSchema;
  contextOf(headers: CallerHeaders): Promise<C>;
  /** Who comes without a key may read; so where absent. */
  hasAnonymousReading?: boolean;
  /** What is answered before Apollo is asked; nothing where absent. */
  known?: KnownOperations | null;
  cache?: ResponseCache | null;
}

export interface RunningServer {
  /** Where it listens, e.g. http://127.0.0.1:4000 */
  url: string;
  /** Takes no new requests, lets those under way finish. */
  close(): Promise<void>;
}

const isSubgraph = (schema: GraphQLSchema): boolean => schema.getType('_Entity') !== undefined;

/**
 * Serves a schema of this process. Errors: OperatorError where it cannot listen, or an operation that is known in advance
 * is not one of the schema.
 */
export async function startServer({ schema, surroundings, trustedGateway, ...options }: ServerOptions) {
  const {
    responseCacheBytes = 0,
    operations = [],
    readToken = null,
    hasAnonymousReading = true,
    ...listening
  } = options;
  const trusted = trustedGateway ?? (isSubgraph(schema) ? 'SUBGRAPH' : 'DOOR');
  const door: Door = { trusted, readToken, keyUsed: keyUses(surroundings.db, () => new Date()) };
  const context = (headers: CallerHeaders) => contextOf(surroundings, headers, door);
  const cache = responseCacheBytes > 0 ? responseCache(responseCacheBytes) : null;
  // a subgraph follows keys otherwise: the compiler knows the whole graph
  const remembered = rememberedCallers();
  const toRead = async (headers: CallerHeaders) => {
    const read = await contextOf(surroundings, headers, door, remembered);
    if (!hasAnonymousReading) requireName(read.viewer);
    return read;
  };
  const known = isSubgraph(schema) ? null : knownOperations(schema, toRead, cache);
  warmStart(schema, operations, known);
  return startGraphServer(listening, {
    schema,
    answering: { schema },
    contextOf: context,
    hasAnonymousReading,
    known,
    cache: known && cache,
  });
}

/** Listens, with /graphql, /graphiql, /metrics and the health addresses. Errors: OperatorError where it cannot listen. */
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
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
  const metrics = openMetrics({ ...graph, connections: options.connections });
  const refusing = graph.hasAnonymousReading === false ? [refusesAnonymous] : [];
  const plugins = [...refusing, metrics.plugin, ...(graph.known ? [graph.known.plugin] : [])];
  const apollo = await startApollo(graph.answering, app, plugins);
  const interpret = fastifyApolloHandler(apollo, { context: (request) => graph.contextOf(request.headers) }) as Handler;
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: graph.known ? answeringKnown(graph.known, interpret) : interpret,
    onResponse: (_request, reply, done) => {
      metrics.observe(reply.elapsedTime / 1000);
      done();
    },
  });
  healthRoutes(app, options.readiness);
  metricsRoute(app, metrics);
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
