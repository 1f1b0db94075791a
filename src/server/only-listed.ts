import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../errors';
import { operationHash, type PersistedOperations } from './persisted-operations';

/**
 * Refuses, before it is so much as parsed, what is not on the list (ONLY_LISTED_OPERATIONS=on): true where it has answered.
 */
export function refuseUnlisted(known: PersistedOperations, request: FastifyRequest, reply: FastifyReply): boolean {
  const { query, hash } = askedOf(request);
  const message =
    typeof query === 'string'
      ? known.isListed(query)
        ? null
        : notListed(operationHash(query))
      : typeof hash === 'string' && known.textOf(hash) === undefined
        ? notListed(hash.slice(0, LONGEST_HASH))
        : null;
  if (message === null) return false;
  const code = typeof query === 'string' ? 'FORBIDDEN' : 'PERSISTED_QUERY_NOT_FOUND';
  void reply.code(403).send({ errors: [{ message, extensions: { code } }] });
  return true;
}

/** The same once more, whichever way it came: nothing is executed that is not on the list. */
export const refusesUnlisted = (known: PersistedOperations): ApolloServerPlugin<object> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ source }) => {
      if (!known.isListed(source))
        throw new HubError('FORBIDDEN', notListed(operationHash(source)), { http: { status: 403 } });
    },
  }),
});

const LONGEST_HASH = 64;

const notListed = (hash: string): string =>
  `Only listed operations are answered here, and the one with the SHA-256 ${JSON.stringify(hash)} is not listed. Send its text, as a .graphql file, to who runs this graph: they put it into the folder of OPERATIONS_DIR, and it is listed from the next start on.`;

/** The text and the hash that a request gives, as Apollo would read them; it says what is wrong with others. */
function askedOf({ method, url, body }: FastifyRequest): { query: unknown; hash: unknown } {
  if (method === 'GET') {
    const at = url.indexOf('?');
    const given = new URLSearchParams(at < 0 ? '' : url.slice(at));
    return { query: given.get('query') ?? undefined, hash: hashIn(parsed(given.get('extensions'))) };
  }
  if (typeof body !== 'object' || body === null) return { query: undefined, hash: undefined };
  const { query, extensions } = body as { query?: unknown; extensions?: unknown };
  return { query, hash: hashIn(extensions) };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const hashIn = (extensions: unknown): unknown =>
  (extensions as { persistedQuery?: { sha256Hash?: unknown } | null } | null | undefined)?.persistedQuery?.sha256Hash;
