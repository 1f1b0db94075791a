import type { FastifyInstance } from 'fastify';

/** Why the hub cannot answer now, or null where it can. */
export type Readiness = () => Promise<string | null>;

/** /healthz: the process lives. /readyz: it can answer, 503 with the reason where it cannot. */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const reason = await readiness();
    if (reason === null) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', reason });
  });
}
