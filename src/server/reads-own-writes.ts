import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request-context';

/**
 * A mutation reads where it writes. Whoever sent it reads from then on what it was answered, or what came later, whether
 * anything was stored or not: who is told that a task was changed meanwhile reads it again, and must not meet the old one.
 */
export const readsOwnWrites: ApolloServerPlugin<object> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue }) => {
      if (operation?.operation === 'mutation') storeOf(contextValue)?.readPrimary();
    },
    willSendResponse: async ({ operation, contextValue, logger }) => {
      if (operation?.operation !== 'mutation') return;
      // what was stored was stored with the place of who did
      await storeOf(contextValue)
        ?.keepPlace()
        .catch((error: unknown) => logger.warn(`The place of a reader was not kept: ${String(error)}`));
    },
  }),
};

/** A gateway's requests have no store: what its subgraphs read is their own affair. */
const storeOf = (contextValue: object): RequestContext['db'] | null =>
  'db' in contextValue ? (contextValue as RequestContext).db : null;
