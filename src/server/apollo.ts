import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Limits } from '../limits/limits';
import { keptDocuments } from './kept-documents';
import { limitOperations, ofTokens } from './limit-operations';
import { type LogSurprise, maskWith } from './mask-error';
import type { OutsideSettings } from './outside-settings';
import type { PersistedOperations } from './persisted-operations';
import { plainJsonStatus } from './plain-json-status';
import { readsOwnWrites } from './reads-own-writes';
import { withoutSuggestions } from './without-suggestions';

/** What answers: a schema of this process, or a gateway to subgraphs, whose errors have been masked there. */
export type Answering<C extends object> =
  | { schema: GraphQLSchema }
  | { gateway: NonNullable<ApolloOptions<C>['gateway']>; mask: (log: LogSurprise) => ReturnType<typeof maskWith> };

type ApolloOptions<C extends object> = ConstructorParameters<typeof ApolloServer<C>>[0];

/** Apollo, started, over a graph: no stack traces, no landing page, surprises masked and logged. */
export async function startApollo<C extends object>(
  answering: Answering<C>,
  app: FastifyInstance,
  { outside, persisted, limits }: { outside: OutsideSettings; persisted: PersistedOperations; limits: Limits | null },
  plugins: readonly ApolloServerPlugin<object>[] = [],
): Promise<ApolloServer<C>> {
  const log: LogSurprise = (id, error) =>
    app.log.error({ errorId: id, err: withoutParameters(error) }, 'a request failed');
  const mask = ('mask' in answering ? answering.mask : maskWith)(log);
  const masked: typeof mask = (formatted, error) => ofTokens(mask(formatted, error), error);
  const isSubgraph = 'schema' in answering && answering.schema.getType('_Service') !== undefined;
  const hidesSchema = !outside.hasIntrospection || outside.onlyListed;
  const apollo = new ApolloServer<C>({
    ...('schema' in answering ? { schema: answering.schema } : { gateway: answering.gateway }),
    introspection: outside.hasIntrospection,
    csrfPrevention: outside.hasCsrfPrevention,
    persistedQueries: { cache: persisted.cache },
    documentStore: keptDocuments(),
    includeStacktraceInErrorResponses: false,
    ...(limits && { parseOptions: { maxTokens: limits.shape.tokens } }),
    stopOnTerminationSignals: false,
    formatError: hidesSchema ? (formatted, error) => withoutSuggestions(masked(formatted, error), error) : masked,
    plugins: [
      limitOperations(limits),
      readsOwnWrites,
      // a gateway knows its subgraphs' answers by their statuses
      ...(isSubgraph ? [] : [plainJsonStatus]),
      ...plugins,
      ApolloServerPluginLandingPageDisabled(),
      // its walk over every field costs a fifth of the time, for headers that nothing here sets
      ApolloServerPluginCacheControlDisabled(),
      // a gateway that asks a subgraph for it is told how long each field took (ftv1); what failed is masked there, too
      isSubgraph ? ApolloServerPluginInlineTrace() : ApolloServerPluginInlineTraceDisabled(),
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
