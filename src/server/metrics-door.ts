import { createHash, timingSafeEqual } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import type { MetricsDoor } from '../observe/observe-settings';
import { healthRoutes, type Readiness } from './health';
import { listen } from './listen';
import type { Metrics } from './metrics';

/** Where figures are told, and why not at the server's own address; `null`: at none. */
export interface OpenMetrics {
  url: string | null;
  close(): Promise<void>;
}

export interface MetricsAt {
  door: MetricsDoor;
  host: string;
  readiness: Readiness;
}

/**
 * /metrics: on a port of its own, with the health addresses, where there is one; else beside the graph, for who has the key, or for
 * whoever reaches a server that listens on this machine alone. Errors: OperatorError where it cannot listen.
 */
export async function openMetricsDoor(app: FastifyInstance, metrics: Metrics, at: MetricsAt): Promise<OpenMetrics> {
  const { door, host, readiness } = at;
  if (door.port === null) {
    const isTold = door.key !== null || isThisMachine(host);
    if (isTold) metricsRoute(app, metrics, door.key);
    return { url: isTold ? '' : null, close: async () => undefined };
  }
  const own = fastify();
  metricsRoute(own, metrics, door.key);
  healthRoutes(own, readiness);
  const port = door.port;
  await listen(() => own.listen({ host, port }), host, port, 'METRICS_PORT');
  const [address] = own.addresses();
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${typeof address === 'object' ? address.port : port}`,
    close: () => own.close(),
  };
}

// "127.0.0.1", "127.1.2.3", "localhost", "::1"; not "0.0.0.0", "10.0.0.1"
const isThisMachine = (host: string): boolean => /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/.test(host);

function metricsRoute(app: FastifyInstance, metrics: Metrics, key: string | null): void {
  const wanted = key === null ? null : sha256(`Bearer ${key}`);
  app.get('/metrics', async ({ headers }, reply) => {
    // digests: of the same length, whatever is sent
    if (wanted && !timingSafeEqual(wanted, sha256(headers.authorization ?? '')))
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .type('text/plain; charset=utf-8')
        .send('The figures need the key of METRICS_KEY: "Authorization: Bearer KEY".\n');
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
