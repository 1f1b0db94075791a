import type { GraphQLSchema } from 'graphql';
import type { ReadToken } from '../auth/tokens';
import type { TrustedGateway } from '../auth/verify-viewer';
import { requireName } from './anonymous-reading';
import type { CallerHeaders, Door } from './caller';
import { feedOperations } from './feed-operations';
import { isSubgraph, type ListenOptions, startGraphServer } from './http-server';
import { keyUses } from './key-uses';
import { knownOperations } from './known-operations';
import { leftRequests } from './left-requests';
import { noteCaller } from './observed-requests';
import type { OperationFile } from './operation-files';
import { operationNames } from './operation-names';
import { sayIgnored } from './outside';
import { OPEN } from './outside-settings';
import { persistedOperations } from './persisted-operations';
import { rememberedCallers } from './remembered-callers';
import { contextOf, type Surroundings } from './request-context';
import { requestRates } from './request-rates';
import { responseCache } from './response-cache';
import { endInTime } from './time-limit';
import { warmStart } from './warm-start';

export interface ServerOptions extends ListenOptions {
  schema: GraphQLSchema;
  surroundings: Surroundings;
  /** The gateway whose word is taken for who asks; nobody's where absent. */
  trustedGateway?: TrustedGateway | null;
  /** Reads tokens; none are taken where absent or null. */
  readToken?: ReadToken | null;
  /** Who comes without a key may read; so where absent. */
  hasAnonymousReading?: boolean;
  /** The most that answers are kept of; none are where absent or 0. */
  responseCacheBytes?: number;
  /** What is validated and compiled before it listens. */
  operations?: readonly OperationFile[];
}

/**
 * Serves a schema of this process. Errors: OperatorError where it cannot listen, or an operation that is known in advance
 * is not one of the schema.
 */
export async function startServer({ schema, surroundings, trustedGateway, ...options }: ServerOptions) {
  const {
    responseCacheBytes = 0,
    operations = [],
    readToken = null,
    hasAnonymousReading = true,
    ...listening
  } = options;
  const trusted = trustedGateway ?? (isSubgraph(schema) ? 'SUBGRAPH' : 'DOOR');
  const outside = listening.outside ?? OPEN;
  const limits = listening.limits ?? null;
  const limited = { ...surroundings, limits };
  const rates = requestRates(outside, sayIgnored(listening.events));
  const persisted = persistedOperations(outside);
  const door: Door = { trusted, readToken, keyUsed: keyUses(surroundings.db, () => new Date()), rates };
  const left = leftRequests();
  const context = async (headers: CallerHeaders) => {
    const asked = await contextOf(limited, headers, door);
    noteCaller(headers, asked.viewer);
    endInTime(asked.viewer, asked.db, limits);
    left.follow(headers, asked.db);
    return asked;
  };
  const cache = responseCacheBytes > 0 ? responseCache(responseCacheBytes) : null;
  // a subgraph follows keys otherwise: the compiler knows the whole graph
  const remembered = rememberedCallers();
  const toRead = async (headers: CallerHeaders) => {
    const read = await contextOf(limited, headers, door, remembered);
    noteCaller(headers, read.viewer);
    endInTime(read.viewer, read.db, limits);
    if (!hasAnonymousReading) requireName(read.viewer);
    left.follow(headers, read.db);
    return read;
  };
  const known = isSubgraph(schema) ? null : knownOperations(schema, toRead, cache, limits);
  const feeds = isSubgraph(schema) ? [] : feedOperations(schema);
  warmStart(schema, [...operations, ...feeds], known, persisted);
  return startGraphServer(listening, {
    schema,
    answering: { schema },
    contextOf: context,
    hasAnonymousReading,
    names: operationNames([...operations, ...feeds]),
    known,
    cache: known && cache,
    persisted,
    rates,
    left,
    mostRows: surroundings.maxPageSize,
  });
}
