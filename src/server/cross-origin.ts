import type { FastifyInstance } from 'fastify';
import { COST_HEADER } from './cost-header';

/** What a page may send besides the plain headers, and read of an answer. */
const SENT = ['authorization', 'content-type', 'apollo-require-preflight', 'x-apollo-operation-name', COST_HEADER];
const READ = ['ratelimit', 'ratelimit-policy', 'retry-after'];

const A_DAY_S = 86_400;

/** Lets pages of these origins ask; those of others are told nothing, which is what browsers take for a no. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  // where no page of another origin asks, it is not even loaded
  const { default: cors } = await import('@fastify/cors');
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: SENT,
    exposedHeaders: READ,
    // nobody is known here by a cookie: a page sends the key of who uses it
    credentials: false,
    maxAge: A_DAY_S,
    strictPreflight: false,
  });
}
