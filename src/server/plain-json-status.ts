import type { ApolloServerPlugin } from '@apollo/server';

/** What is wrong with the text of an operation or its variables: the request itself is in order. */
const OF_OPERATION: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/**
 * Answers 200 to an operation that cannot be run, where the client takes application/json and nothing newer: GraphQL over
 * HTTP (6.4.1) has it so, as such a client takes another status for an answer of something on the way.
 */
export const plainJsonStatus: ApolloServerPlugin<object> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      if (response.http.status !== 400 || !takesPlainJsonAlone(request.http?.headers.get('accept'))) return;
      const { body } = response;
      const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
      if (errors.every(({ extensions }) => OF_OPERATION.has(extensions?.code))) response.http.status = 200;
    },
  }),
};

const takesPlainJsonAlone = (accept = ''): boolean =>
  accept.includes('application/json') && !accept.includes('application/graphql-response+json');
