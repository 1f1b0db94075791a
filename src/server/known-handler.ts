import type { FastifyReply, FastifyRequest } from 'fastify';
import { isObject } from '../is-object';
import { COST_HEADER } from './cost-header';
import type { Asked, KnownOperations } from './known-operations';

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<string | Buffer | undefined>;

/** Answers what is known, and leaves the rest to `interpret`. */
export const answeringKnown =
  (known: KnownOperations, interpret: Handler): Handler =>
  async (request, reply) => {
    const asked = askedPlainly(request);
    const body = asked && (await known.answer(asked, request.headers));
    if (body === null) return interpret(request, reply);
    reply.header('content-type', 'application/json; charset=utf-8');
    return body;
  };

/** Media types that a client names which takes the one that is always sent. */
const TAKES_JSON: ReadonlySet<string | undefined> = new Set([undefined, '*/*', 'application/json']);

/** What a request of the usual form asks; null for others, of which Apollo knows all there are. */
function askedPlainly({ method, headers, body }: FastifyRequest): Asked | null {
  if (method !== 'POST' || !TAKES_JSON.has(headers.accept) || !isNoList(body) || 'extensions' in body) return null;
  // what an answer cost is told with those that the interpreter gives
  if (COST_HEADER in headers) return null;
  const { query, operationName = null, variables } = body;
  if (typeof query !== 'string' || !(operationName === null || typeof operationName === 'string')) return null;
  if (!(variables === undefined || variables === null || isNoList(variables))) return null;
  return { query, operationName, variables: variables ?? {} };
}

const isNoList = (value: unknown): value is Record<string, unknown> => isObject(value) && !Array.isArray(value);
