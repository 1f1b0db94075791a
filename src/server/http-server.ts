import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Commits } from '../commits';
import type { Limits } from '../limits/limits';
import type { Log } from '../observe/log';
import type { MetricsDoor, RequestLogging } from '../observe/observe-settings';
import { standardError } from '../observe/standard-error';
import { refusesAnonymous } from './anonymous-reading';
import { type Answering, startApollo } from './apollo';
import type { CallerHeaders } from './caller';
import { callerNotKnown } from './caller-not-known';
import { dashboardRoutes } from './dashboard';
import { serveExports } from './export/exports';
import { feedOperations } from './feed-operations';
import { feedRoutes } from './feed-routes';
import { healthRoutes, type Readiness } from './health';
import { answeringKnown, type Handler } from './known-handler';
import type { KnownOperations } from './known-operations';
import type { LeftRequests } from './left-requests';
import { limitReports, noteReporter } from './limit-reports';
import { listen } from './listen';
import { carriedBy } from './live/carried';
import { followedOperations, noteCarried } from './live/followed-operations';
import { serveLive } from './live/live';
import { liveCounts } from './live/live-counts';
import { LIVE, type LiveSettings } from './live/live-settings';
import { type Counted, openMetrics } from './metrics';
import { openMetricsDoor } from './metrics-door';
import { REFUSES_NO_REQUEST } from './no-request';
import { observeRequests } from './observed-requests';
import { refusesUnlisted } from './only-listed';
import { findingText, guardOutside, withUsableHost } from './outside';
import { OPEN, type OutsideSettings } from './outside-settings';
import { type PersistedOperations, persistedOperations } from './persisted-operations';
import { playgroundRoutes } from './playground';
import { reportRates } from './report-rates';
import type { RequestRates } from './request-rates';
import { anonymousLimit, bodyLimit, refuseLargeRequests } from './request-size';
import type { ResponseCache } from './response-cache';
import { serverLog } from './server-log';
import { cutSlowReaders, slowSenders } from './slow-clients';
import { gracefulStop } from './stop-listening';

/** Where a server listens, and what it says beside its answers. */
export interface ListenOptions {
  host: string;
  port: number;
  maxFileBytes: number;
  /** The module that is served alone; absent or null where all are. */
  subgraph?: string | null;
  readiness: Readiness;
  /** How long a client may take to send a request, and to take an answer; two minutes where absent. */
  clientTimeoutMs?: number;
  /** How it meets those outside; nobody is counted or kept out where absent. */
  outside?: OutsideSettings;
  /** What an operation may be and cost; whatever it does where absent or null. */
  limits?: Limits | null;
  /** The folder of the dashboard's pages; without them / leads to the playground. */
  pages?: string | null;
  /** The connections to databases, for /metrics; not told where absent. */
  connections?: Counted['connections'];
  /** Where it writes what happens; standard error where absent. */
  events?: Log;
  /** Of which requests the log says something; of those that fail where absent. */
  requestLogging?: RequestLogging;
  /** Where figures are told; beside the graph where absent. */
  metricsDoor?: MetricsDoor;
  /** How much may be open at once over WebSockets and streams of events. */
  live?: LiveSettings;
  /** Tells of commits; who follows something is told of none where absent. */
  commits?: Commits;
}

/** What /graphql answers with. */
export interface Graph<C extends object> {
  answering: Answering<C>;
  /** The graph as callers see it. */
  schema: GraphQLSchema;
  contextOf(headers: CallerHeaders): Promise<C>;
  /** Who comes without a key may read; so where absent. */
  hasAnonymousReading?: boolean;
  /** The names of operations that are known in advance; none where absent. */
  names?: ReadonlySet<string>;
  /** What is answered before Apollo is asked; nothing where absent. */
  known?: KnownOperations | null;
  cache?: ResponseCache | null;
  /** The operations that are asked for by hash; none is known in advance where absent. */
  persisted?: PersistedOperations;
  /** Counts who asks; nobody is counted where absent or null. */
  rates?: RequestRates | null;
  /** The most rows of a page that it answers with; a hundred where absent. */
  mostRows?: number;
  /** Stops what is read for clients that are gone; nothing is stopped where absent. */
  left?: LeftRequests;
}

export interface RunningServer {
  /** Where it listens, e.g. http://127.0.0.1:4000 */
  url: string;
  /** Where figures are; null: at none. */
  metricsUrl: string | null;
  /** Takes no new requests, lets those under way finish. */
  close(): Promise<void>;
}

const CLIENT_TIMEOUT_MS = 120_000;

/** A request that takes longer is told of where nobody says otherwise. */
const SLOW_MS = 1000;

/** Keys of other modules are followed there. */
export const isSubgraph = (schema: GraphQLSchema): boolean => schema.getType('_Entity') !== undefined;

/** Listens, with /graphql, /graphiql, /metrics and the health addresses. Errors: OperatorError where it cannot listen. */
export async function startGraphServer<C extends object>(
  options: ListenOptions,
  graph: Graph<C>,
): Promise<RunningServer> {
  const hasEntities = isSubgraph(graph.schema);
  const outside = options.outside ?? OPEN;
  const persisted = graph.persisted ?? persistedOperations(outside);
  const clientTimeoutMs = options.clientTimeoutMs ?? CLIENT_TIMEOUT_MS;
  const log = options.events ?? standardError(false);
  const app = fastify({
    ...slowSenders(clientTimeoutMs),
    ...REFUSES_NO_REQUEST,
    loggerInstance: serverLog(log),
    bodyLimit: bodyLimit(options.maxFileBytes, hasEntities),
    forceCloseConnections: 'idle',
  });
  cutSlowReaders(app, clientTimeoutMs);
  await guardOutside(app, outside, graph.rates ?? null);
  refuseLargeRequests(app, options.maxFileBytes, hasEntities);
  const stopping = gracefulStop(app.server);
  // a client that keeps its connection after the answer it was waiting for would hold up the end
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping.answers()) reply.header('connection', 'close');
    done(null, payload);
  });
  const counts = liveCounts();
  const mostBytes = { named: bodyLimit(options.maxFileBytes, hasEntities), anonymous: anonymousLimit(hasEntities) };
  const failed = (error: unknown) => app.log.error({ err: error }, 'a connection failed');
  const live = serveLive(app.server, {
    settings: options.live ?? LIVE,
    outside,
    rates: graph.rates ?? null,
    commits: options.commits ?? null,
    mostBytes,
    counts,
    failed,
  });
  const { schema, mostRows = 100 } = graph;
  const files = serveExports(app.server, { schema, persisted, mostBytes, mostRows, failed });
  graph.left?.watch(app.server);
  const metrics = openMetrics({
    ...graph,
    connections: options.connections,
    live: counts,
    commits: options.commits ?? null,
  });
  const observed = observeRequests(app, {
    log,
    requests: options.requestLogging ?? { share: 0, slowMs: SLOW_MS },
    metrics,
    names: graph.names ?? new Set(),
    trustedProxies: outside.trustedProxies,
  });
  const refusing = [
    ...(outside.onlyListed ? [refusesUnlisted(persisted)] : []),
    ...(graph.hasAnonymousReading === false ? [refusesAnonymous] : []),
    limitReports(reportRates(outside)),
  ];
  const plugins = [
    followedOperations,
    ...refusing,
    metrics.plugin,
    observed.plugin,
    ...(graph.known ? [graph.known.plugin] : []),
  ];
  const apollo = await startApollo(
    graph.answering,
    app,
    { outside, persisted, limits: options.limits ?? null },
    plugins,
  );
  const interpret = withUsableHost(
    fastifyApolloHandler(apollo, {
      context: async (request) => {
        const context = await graph.contextOf(request.headers).catch((error: unknown) => {
          throw callerNotKnown(error);
        });
        noteReporter(context, request.raw);
        noteCarried(context, carriedBy(request.raw));
        observed.belongs(context, request);
        return context;
      },
    }) as Handler,
  );
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    ...observed.hooks,
    preHandler: [findingText(outside, persisted), ...observed.around],
    handler: graph.known ? answeringKnown(graph.known, interpret) : interpret,
  });
  const readiness: Readiness = async () => (stopping.isStopping() ? 'it is stopping' : options.readiness());
  if (!hasEntities && feedOperations(graph.schema).length > 0) feedRoutes(app, graph.schema, outside.publicUrl);
  healthRoutes(app, readiness);
  const figures = await openMetricsDoor(app, metrics, {
    door: options.metricsDoor ?? { port: null, key: null },
    host: options.host,
    readiness,
  });
  if (outside.hasPlayground) playgroundRoutes(app, graph.schema, options.subgraph ?? null);
  if (options.pages) await dashboardRoutes(app, options.pages);
  else if (outside.hasPlayground) app.get('/', async (_request, reply) => reply.redirect('/graphiql'));
  const { host: at, port } = options;
  await listen(() => app.listen({ host: at, port }), at, port).catch(async (error) => {
    await figures.close();
    await app.close();
    throw error;
  });
  const [address] = app.addresses();
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const url = `http://${host}:${typeof address === 'object' ? address.port : options.port}`;
  return {
    url,
    metricsUrl: figures.url === '' ? `${url}/metrics` : figures.url && `${figures.url}/metrics`,
    close: async () => {
      const closed = Promise.all([live.stop(), files.stop()]);
      await stopping.stop();
      await closed;
      await app.close();
      await figures.close();
    },
  };
}
