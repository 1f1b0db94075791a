import { once } from 'node:events';
import type { Readable } from 'node:stream';
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

/** Answers 413, in the form of a GraphQL error, to a request that is larger than the document it could carry. */
export function refuseLargeRequests(app: FastifyInstance, maxFileBytes: number, isSubgraph = false): void {
  const anonymousLimit = isSubgraph ? REFERENCES_LIMIT : ANONYMOUS_LIMIT;
  app.addHook('onRequest', async (request, reply) => {
    const length = Number(request.headers['content-length'] ?? 0);
    // a gateway asks a subgraph for thousands of rows by their ids, whoever asked it
    const { authorization, [VIEWER_HEADER]: signed } = request.headers;
    if (authorization !== undefined || signed !== undefined || length <= anonymousLimit) return;
    await readAway(request.raw);
    await reply
      .code(413)
      .send(
        failure('TOO_COSTLY', `The request has ${length} bytes; without a key at most ${anonymousLimit} are taken.`),
      );
  });
  app.setErrorHandler(async (error: Error & { code?: string; statusCode?: number }, request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      await readAway(request.raw);
      const limit = Math.floor(maxFileBytes / MEBIBYTE);
      const message = `The request is too large: a document may have ${limit} MB (the setting MAX_FILE_MB).`;
      return reply.code(413).send(failure('BAD_USER_INPUT', message));
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send(failure('BAD_REQUEST', error.message));
    app.log.error({ err: error }, 'a request failed');
    return reply.code(status).send(failure('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
  });
}

/** How long what is refused is still taken off the line. */
const PATIENCE_MS = 5000;

/**
 * Takes the rest of a refused request off the line, for a bounded time: a client that is still sending when the
 * connection closes sees a broken pipe instead of the answer.
 */
async function readAway(body: Readable): Promise<void> {
  body.resume();
  await Promise.race([once(body, 'end'), once(body, 'close'), setTimeout(PATIENCE_MS, null, { ref: false })]).catch(
    () => undefined,
  );
}

const failure = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });
