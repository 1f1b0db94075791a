import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../graph/context';
import { boundAnswers } from './answer-bound';
import { maskWith } from './mask-error';

/** Apollo, started, over a schema: no stack traces, no landing page, surprises masked and logged. */
export async function startApollo(schema: GraphQLSchema, app: FastifyInstance): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: maskWith((id, error) => app.log.error({ id, err: withoutParameters(error) }, 'a request failed')),
    plugins: [
      boundAnswers,
      ApolloServerPluginLandingPageDisabled(),
      // its walk over every field costs a fifth of the time, for headers that nothing here sets
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await apollo.start();
  return apollo;
}

/** What the log needs of an error: a database error also carries its parameters, and with them whole documents. */
function withoutParameters(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const bare = new Error(error.message);
  bare.name = error.name;
  bare.stack = error.stack;
  return bare;
}
