import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../observe/log';
import { allowOrigins } from './cross-origin';
import type { Handler } from './known-handler';
import { limitRequests } from './limit-requests';
import { refuseUnlisted } from './only-listed';
import type { OutsideSettings } from './outside-settings';
import { type PersistedOperations, withText } from './persisted-operations';
import type { RequestRates } from './request-rates';
import { securityHeaders } from './security-headers';

/** What every request meets first, whatever it is for: headers for browsers, other origins, rates. */
export async function guardOutside(
  app: FastifyInstance,
  outside: OutsideSettings,
  rates: RequestRates | null,
): Promise<void> {
  securityHeaders(app, outside);
  await allowOrigins(app, outside.corsOrigins);
  if (rates) limitRequests(app, rates);
  app.setNotFoundHandler((request, reply) => {
    const isGraph = pathOf(request.url) === GRAPH;
    const message = isGraph
      ? 'The graph is asked by POST, or by GET.'
      : `Nothing is here; the graph is asked at ${GRAPH}.`;
    if (isGraph) reply.header('allow', 'GET, POST');
    reply
      .code(isGraph ? 405 : 404)
      .send({ errors: [{ message, extensions: { code: isGraph ? 'BAD_REQUEST' : 'NOT_FOUND' } }] });
  });
}

const GRAPH = '/graphql';

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

/** Says once that the word of a proxy is not taken for whom it asks. */
export function sayIgnored(log: Log | undefined): () => void {
  let isSaid = false;
  return () => {
    if (isSaid || !log) return;
    isSaid = true;
    log.write('warn', 'proxy_not_trusted', {
      message:
        'Requests come with X-Forwarded-For from an address that TRUSTED_PROXIES does not name: all of them count for that address. Where it is your proxy, name it there.',
    });
  };
}

/** Refuses a Host that no address can be made of, as Apollo's adapter makes one. */
export const withUsableHost =
  (interpret: Handler): Handler =>
  async (request, reply) => {
    if (URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) return interpret(request, reply);
    reply.code(400).type('application/json; charset=utf-8');
    const message = 'The Host of the request is none: it is a name or an address, with a port where it has one.';
    return JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  };

/** What a request for an operation meets once it is read: the list, and the text in the place of its hash. */
export const findingText =
  ({ onlyListed }: OutsideSettings, persisted: PersistedOperations) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (onlyListed && refuseUnlisted(persisted, request, reply)) return;
    withText(persisted, request);
    done();
  };
