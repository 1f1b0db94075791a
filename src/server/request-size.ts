import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { type Readable, Transform } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { VIEWER_HEADER } from '../auth/signed-viewer';
import { MOST_ROWS } from '../graph/answer-size';

const MEBIBYTE = 1024 * 1024;

/** A request without a key only reads: a query is never this long. */
const ANONYMOUS_LIMIT = MEBIBYTE;

/** A gateway asks a subgraph for rows by their references, as many as an answer may hold, whoever asked it. */
const BYTES_OF_A_REFERENCE = 160;
const REFERENCES_LIMIT = MEBIBYTE + MOST_ROWS * BYTES_OF_A_REFERENCE;

/** Room for a file in base64 (4 bytes for 3), with the query around it, and for what a gateway asks a subgraph. */
export const bodyLimit = (maxFileBytes: number, isSubgraph = false): number =>
  Math.max(Math.ceil((maxFileBytes * 4) / 3) + MEBIBYTE, isSubgraph ? REFERENCES_LIMIT : 0);

/** The longest request of who does not say who it is. */
export const anonymousLimit = (isSubgraph = false): number => (isSubgraph ? REFERENCES_LIMIT : ANONYMOUS_LIMIT);

/** Answers 413, in the form of a GraphQL error, to a request that is larger than the document it could carry. */
export function refuseLargeRequests(app: FastifyInstance, maxFileBytes: number, isSubgraph = false): void {
  const most = anonymousLimit(isSubgraph);
  const tooLarge = (size: string): object =>
    failure('TOO_COSTLY', `The request has ${size} bytes; without a key at most ${most} are taken.`);
  app.addHook('onRequest', (request, reply, done) => {
    const length = Number(request.headers['content-length'] ?? 0);
    if (saysWho(request.headers) || length <= most) return done();
    void readAway(request.raw).then(() => reply.code(413).send(tooLarge(`${length}`)));
  });
  // one that is sent piece by piece does not say how long it is
  app.addHook('preParsing', (request, _reply, body, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (length !== undefined || encoding === undefined || saysWho(request.headers)) return done(null, body);
    done(null, body.pipe(atMost(most)));
  });
  app.setErrorHandler(async (error: Error & { code?: string; statusCode?: number }, request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      await readAway(request.raw);
      const limit = Math.floor(maxFileBytes / MEBIBYTE);
      const message = `The request is too large: a document may have ${limit} MB (the setting MAX_FILE_MB).`;
      return reply.code(413).send(failure('BAD_USER_INPUT', message));
    }
    if (error instanceof LongerThan) {
      await readAway(request.raw);
      return reply.code(413).send(tooLarge(`more than ${most}`));
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send(failure('BAD_REQUEST', error.message));
    const errorId = randomUUID();
    app.log.error({ errorId, err: error }, 'a request failed');
    const message = `Something went wrong on our side. Please report it with this id: ${errorId}`;
    return reply.code(status).send({ errors: [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } }] });
  });
}

/** A gateway asks a subgraph for thousands of rows by their ids, whoever asked it: it says who that was. */
export const saysWho = ({ authorization, [VIEWER_HEADER]: signed }: IncomingHttpHeaders): boolean =>
  authorization !== undefined || signed !== undefined;

/** Its status is what the HTTP server answers with where nobody says more. */
class LongerThan extends Error {
  readonly statusCode = 413;
}

/** Hands on what is written to it. Errors: LongerThan, for what is longer than so many bytes. */
function atMost(limit: number): Transform {
  let taken = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      taken += chunk.length;
      if (taken > limit) done(new LongerThan(`The body is longer than ${limit} bytes.`));
      else done(null, chunk);
    },
  });
}

/** How long what is refused is still taken off the line. */
const PATIENCE_MS = 5000;

/**
 * Takes the rest of a refused request off the line, for a bounded time: a client that is still sending when the
 * connection closes sees a broken pipe instead of the answer.
 */
export async function readAway(body: Readable): Promise<void> {
  body.resume();
  await Promise.race([once(body, 'end'), once(body, 'close'), setTimeout(PATIENCE_MS, null, { ref: false })]).catch(
    () => undefined,
  );
}

const failure = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });
