import type { FastifyInstance } from 'fastify';

/** Why the hub cannot answer now, or null where it can; of a gateway, with which subgraphs answer. */
export type Readiness = () => Promise<string | null | PartsReadiness>;

export type PartState = 'answers' | 'does not answer' | 'refuses this gateway';

export interface PartsReadiness {
  /** Why nothing can be answered. */
  reason: string | null;
  subgraphs: Record<string, PartState>;
}

/** /healthz: the process lives. /readyz: it can answer, 503 with the reason where it cannot. */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const state = await readiness();
    if (state === null) return { status: 'ready' };
    const { reason, ...parts } = typeof state === 'string' ? { reason: state } : state;
    if (reason !== null) return reply.code(503).send({ status: 'not ready', reason, ...parts });
    const isWhole = Object.values('subgraphs' in parts ? parts.subgraphs : {}).every((one) => one === 'answers');
    return { status: isWhole ? 'ready' : 'partly ready', ...parts };
  });
}
