import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Following } from '../../graph/following';
import type { RequestContext } from '../request-context';
import type { Carried } from './carried';

/** Notes in a request's context what it carries; a subscription reads where is written, as what it was told of may be nowhere else yet. */
export function noteCarried(context: object, carried: Carried | undefined): void {
  if (!carried) return;
  const own = context as { following?: Following };
  own.following = carried.following;
}

/** Refuses a subscription that came as a plain request, which is answered once. Errors: BAD_REQUEST. */
export const followedOperations: ApolloServerPlugin<object> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue, schema }) => {
      // where nothing can be followed it is refused as what the graph has not
      if (operation?.operation !== 'subscription' || !schema.getSubscriptionType()) return;
      if (!(contextValue as { following?: Following }).following)
        throw new GraphQLError(
          'A subscription is followed over a WebSocket (graphql-transport-ws), or as a stream of events: "accept: text/event-stream".',
          { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
        );
      (contextValue as Partial<RequestContext>).db?.readPrimary();
    },
  }),
};
