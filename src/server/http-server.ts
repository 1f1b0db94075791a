import { setTimeout } from 'node:timers/promises';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { OperatorError } from '../errors';
import { startApollo } from './apollo';
import { healthRoutes, type Readiness } from './health';
import { playgroundRoutes } from './playground';
import { contextOf, type Surroundings } from './request-context';
import { bodyLimit, refuseLargeRequests } from './request-size';

export interface ServerOptions {
  host: string;
  port: number;
  maxFileBytes: number;
  schema: GraphQLSchema;
  surroundings: Surroundings;
  readiness: Readiness;
}

export interface RunningServer {
  /** Where it listens, e.g. http://127.0.0.1:4000 */
  url: string;
  /** Takes no new requests, lets those under way finish. */
  close(): Promise<void>;
}

/** Listens, with /graphql, /graphiql and the health addresses. Errors: OperatorError where it cannot listen. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const app = fastify({
    logger: { level: 'warn', stream: process.stderr },
    bodyLimit: bodyLimit(options.maxFileBytes),
    forceCloseConnections: 'idle',
  });
  refuseLargeRequests(app, options.maxFileBytes);
  const apollo = await startApollo(options.schema, app);
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: fastifyApolloHandler(apollo, {
      context: (request) => contextOf(options.surroundings, request.headers.authorization),
    }),
  });
  healthRoutes(app, options.readiness);
  playgroundRoutes(app);
  await listen(app, options.host, options.port);
  const [address] = app.addresses();
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${typeof address === 'object' ? address.port : options.port}`,
    close: () => app.close(),
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
