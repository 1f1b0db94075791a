import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { makeKeyPair } from '../../src/auth/gateway-keys';
import { openDatabase } from '../../src/database/database';
import { MODULES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { printSupergraph } from '../../src/federation/supergraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { startGateway } from '../../src/gateway/gateway';
import type { RunningServer } from '../../src/server/http-server';
import { limitOperations } from '../../src/server/limit-operations';
import { maskWith } from '../../src/server/mask-error';
import { endProgram, startHub } from './cli';
import { urlAsModule } from './module-role';
import { importerInto } from './test-documents';
import { ANYWHERE, serveSchema } from './test-server';

/** What the graph answers, whichever way it is asked: the JSON of the response. */
export interface WayAnswer {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** One way to the graph. */
export interface Way {
  ask(query: string, variables: Record<string, unknown>, key?: string): Promise<WayAnswer>;
  close(): Promise<void>;
}

type Schema = ReturnType<typeof wholeGraph>;

async function serveInProcess(databaseUrl: string, schemas: readonly Schema[]) {
  const database = await openDatabase(databaseUrl);
  const surroundings = { db: database, importDocument: importerInto(database) };
  const servers: RunningServer[] = [];
  for (const schema of schemas) servers.push(await serveSchema(schema, surroundings));
  const close = async () => {
    for (const server of servers) await server.close();
    await database.close();
  };
  return { urls: servers.map((server) => server.url), close };
}

const mask = maskWith(() => undefined);

const headersOf = (key: string | undefined): Record<string, string> => ({
  'content-type': 'application/json',
  ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
});

const askAt =
  (url: string): Way['ask'] =>
  async (query, variables, key) => {
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: headersOf(key), body });
    return (await response.json()) as WayAnswer;
  };

/** All modules in one process. */
export async function wholeWay(databaseUrl: string): Promise<Way> {
  const { urls, close } = await serveInProcess(databaseUrl, [wholeGraph()]);
  return { ask: askAt(urls[0] as string), close };
}

const addressed = (urls: readonly string[]): Record<string, string> =>
  Object.fromEntries(MODULES.map(({ name }, i) => [name, `${urls[i]}/graphql`]));

/**
 * Every module in a process of its own, as a role that has just its rights, behind Hive Gateway as `plangraph gateway` runs
 * it.
 */
export async function hiveWay(databaseUrl: string): Promise<Way> {
  const { privateKey, publicKey } = await makeKeyPair();
  const keys = await openDatabase(databaseUrl, 1);
  const urls = new Map<string, string>();
  for (const module of MODULES) urls.set(module.name, await urlAsModule(keys, databaseUrl, module, false));
  const settings = { MAX_FILE_MB: '2', GATEWAY_PUBLIC_KEY: publicKey };
  const hubs = await Promise.all(
    MODULES.map(({ name }) => startHub({ SUBGRAPH: name, DATABASE_URL: urls.get(name), ...settings })),
  );
  const gateway = await startGateway({
    ...ANYWHERE,
    supergraph: printSupergraph(addressed(hubs.map(({ url }) => url))),
    own: new Set(MODULES.map(({ name }) => name)),
    keys,
    privateKey,
    subgraphTimeoutMs: 30_000,
    log: () => undefined,
  });
  return {
    ask: askAt(gateway.url),
    close: async () => {
      await gateway.close();
      await keys.close();
      await Promise.all(hubs.map(({ child }) => endProgram(child, 'SIGTERM')));
    },
  };
}

class ForwardsKey extends RemoteGraphQLDataSource<{ key?: string }> {
  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource['willSendRequest']>>[0]) {
    const { key } = context as { key?: string };
    if (key !== undefined) request.http?.headers.set('authorization', `Bearer ${key}`);
  }
}

/** What comes from a subgraph is masked already: it goes out without the name that Apollo Gateway adds. The rest is its own. */
const maskingItsOwn: typeof mask = (formatted, error) => {
  const { serviceName, ...extensions } = formatted.extensions ?? {};
  return serviceName === undefined ? mask(formatted, error) : { ...formatted, extensions };
};

/**
 * The five subgraphs behind Apollo Gateway, which is only here: its licence is not an open one. What is wrong with a request
 * itself is told by the server before it, as by ours.
 */
export async function apolloWay(databaseUrl: string): Promise<Way> {
  const { urls, close } = await serveInProcess(
    databaseUrl,
    MODULES.map((module) => subgraph(module)),
  );
  const gateway = new ApolloGateway({
    supergraphSdl: printSupergraph(addressed(urls)),
    buildService: ({ url }) => new ForwardsKey({ url: url as string }),
  });
  const apollo = new ApolloServer<{ key?: string }>({
    gateway,
    plugins: [limitOperations(null)],
    formatError: maskingItsOwn,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return {
    ask: async (query, variables, key) => {
      const contextValue = key === undefined ? {} : { key };
      const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new Error('One answer is expected.');
      return JSON.parse(JSON.stringify(body.singleResult)) as WayAnswer;
    },
    close: async () => {
      await apollo.stop();
      await close();
    },
  };
}
