import type { FastifyInstance } from 'fastify';
import { FEEDS } from './feed-routes';
import { type Left, WINDOW_S } from './rate-limit';
import type { RequestRates } from './request-rates';

/** What is asked by who runs the server counts for nobody. */
const UNCOUNTED: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Answers 429 to who asks more often than is allowed, and tells everybody who is counted what is left. */
export function limitRequests(app: FastifyInstance, rates: RequestRates): void {
  app.addHook('onRequest', (request, reply, done) => {
    // what a feed asks is counted
    if (UNCOUNTED.has(request.url) || request.routeOptions.url?.startsWith(FEEDS)) return done();
    const counted = rates.count(request.raw);
    if (counted === null) return done();
    const { by, rate, remaining, freeInS } = counted;
    // as of draft-ietf-httpapi-ratelimit-headers-10
    reply.header('ratelimit-policy', `"${by}";q=${rate};w=${WINDOW_S}`);
    reply.header('ratelimit', `"${by}";r=${remaining};t=${freeInS}`);
    if (!counted.isRefused) return done();
    reply.code(429).header('retry-after', counted.retryAfterS).send(refusal(counted));
  });
}

const refusal = (left: Left): object => {
  const { message, code } = tooMany(left);
  return { errors: [{ message, extensions: { code, retryAfterS: left.retryAfterS } }] };
};

/** What who asks more often than is allowed is told. */
export function tooMany({ by, rate, retryAfterS }: Left) {
  const whose = by === 'key' ? 'with this key' : 'from one address without a key that is good';
  const wayOut =
    by === 'key'
      ? 'Who gave you the key can give it another rate.'
      : 'With a key of your own you are not counted with your neighbours.';
  const message = `${rate.toLocaleString('en')} requests a minute are answered ${whose}; ask again in ${retryAfterS} s. ${wayOut}`;
  return { code: 'RATE_LIMITED', message, headers: { 'retry-after': String(retryAfterS) } };
}
