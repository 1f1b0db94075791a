import { setTimeout } from 'node:timers/promises';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { TrustedGateway } from '../auth/verify-viewer';
import { OperatorError } from '../errors';
import { type Answering, startApollo } from './apollo';
import type { CallerHeaders } from './caller';
import { healthRoutes, type Readiness } from './health';
import { playgroundRoutes } from './playground';
import { contextOf, type Surroundings } from './request-context';
import { bodyLimit, refuseLargeRequests } from './request-size';

/** Where a server listens, and what it says beside its answers. */
export interface ListenOptions {
  host: string;
  port: number;
  maxFileBytes: number;
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
}

export interface RunningServer {
  /** Where it listens, e.g. http://127.0.0.1:4000 */
  url: string;
  /** Takes no new requests, lets those under way finish. */
  close(): Promise<void>;
}

/** Serves a schema of this process. Errors: OperatorError where it cannot listen. */
export const startServer = ({ schema, surroundings, trustedGateway, ...options }: ServerOptions) =>
  startGraphServer(options, {
    schema,
    answering: { schema },
    contextOf: (headers) => contextOf(surroundings, headers, trustedGateway ?? null),
  });

/** Listens, with /graphql, /graphiql and the health addresses. Errors: OperatorError where it cannot listen. */
export async function startGraphServer<C extends object>(
  options: ListenOptions,
  graph: Graph<C>,
): Promise<RunningServer> {
  const isSubgraph = graph.schema.getType('_Entity') !== undefined;
  const app = fastify({
    logger: { level: 'warn', stream: process.stderr },
    bodyLimit: bodyLimit(options.maxFileBytes, isSubgraph),
    forceCloseConnections: 'idle',
  });
  refuseLargeRequests(app, options.maxFileBytes, isSubgraph);
  let isClosing = false;
  // a client that keeps its connection after the answer it was waiting for would hold up the end
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  const apollo = await startApollo(graph.answering, app);
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: fastifyApolloHandler(apollo, {
      context: (request) => graph.contextOf(request.headers),
    }),
  });
  healthRoutes(app, options.readiness);
  playgroundRoutes(app, graph.schema);
  await listen(app, options.host, options.port);
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

/** How long a port may still be held by a hub that is stopping. */
const PORT_PATIENCE_MS = 3000;
const PORT_RETRY_MS = 250;

async function listen(app: FastifyInstance, host: string, port: number, waitedMs = 0): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' && waitedMs < PORT_PATIENCE_MS) {
      await setTimeout(PORT_RETRY_MS);
      return listen(app, host, port, waitedMs + PORT_RETRY_MS);
    }
    await app.close();
    if (code === 'EADDRINUSE')
      throw new OperatorError(`Port ${port} on ${host} is in use. Stop what listens there, or set PORT to another.`);
    if (code === 'EACCES')
      throw new OperatorError(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new OperatorError(
        `HOST="${host}" is not an address of this machine. Set HOST to one, e.g. 127.0.0.1 or 0.0.0.0.`,
      );
    throw error;
  }
}
