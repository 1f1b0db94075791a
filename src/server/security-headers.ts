import type { FastifyInstance } from 'fastify';
import type { OutsideSettings } from './outside-settings';

/** What an answer is that no page is made of: nothing in it is run, framed, guessed at, or kept by others on the way. */
const OF_ANSWERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Sets on every answer what browsers are to be told; a page says its own policy over it. */
export function securityHeaders(app: FastifyInstance, { hstsSeconds }: OutsideSettings): void {
  const headers = {
    ...OF_ANSWERS,
    ...(hstsSeconds > 0 && { 'strict-transport-security': `max-age=${hstsSeconds}` }),
  };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
