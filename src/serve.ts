import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFirstKey } from './auth/api-keys';
import { readPublicKey } from './auth/gateway-keys';
import { tokenReader } from './auth/tokens';
import type { TrustedGateway } from './auth/verify-viewer';
import { programVersion } from './cli/checkout';
import type { Config } from './config';
import { awaitDatabase } from './database/await-database';
import { pendingMigrations } from './database/migrate';
import { withoutOthers } from './federation/own-database';
import { moduleNamed } from './federation/registry';
import { subgraph } from './federation/subgraph';
import { wholeGraph } from './federation/whole-graph';
import { type Hub, openHub, ownerOf, type Tell } from './hub';
import { watch } from './observe/watch';
import { closedWith, type Running, runUntilSignal } from './running';
import { DASHBOARD_PAGES, dashboardOperations } from './server/dashboard';
import type { RunningServer } from './server/http-server';
import { tryPort } from './server/listen';
import { type OperationFile, operationFiles } from './server/operation-files';
import { exampleOperations } from './server/playground';
import { startServer } from './server/schema-server';

/** Serves the whole graph until a signal comes; resolves once it listens. */
export const serve = (config: Config, tell: Tell): Promise<void> =>
  runUntilSignal(tell, (running) => start(config, tell, running));

async function start(config: Config, tell: Tell, running: Running): Promise<void> {
  // known only at the end otherwise, after all that takes long
  await tryPort(config.host, config.port);
  const operations = await operationsInAdvance(config);
  const version = programVersion();
  const watching = watch(config.observe, { version, part: config.subgraph, isBehindGateway: config.subgraph !== null });
  running.closes.push(() => watching.close());
  await databaseOf(config, tell, running);
  const hub = await closedWith(running, openHub(config, tell));
  await hub.database.limitStatements(config.statementTimeoutMs);
  // who starts it learns which replicas are lost, and the first request finds the others
  await hub.database.replicaStates();
  const ownOf = ownerOf(config);
  const server = await startServer({
    ...config,
    outside: config.subgraph === null ? config.outside : behindGateway(config.outside),
    ...watching.options,
    schema: config.subgraph === null ? wholeGraph() : subgraph(moduleNamed(config.subgraph), config),
    surroundings: {
      db: ownOf === null ? hub.database : withoutOthers(hub.database, ownOf),
      importDocument: hub.importDocument,
      writers: hub.writers,
      maxPageSize: config.maxPageSize,
    },
    operations,
    pages: config.subgraph === null && config.outside.hasDashboard ? DASHBOARD_PAGES : null,
    connections: hub.database.connections,
    commits: hub.database.commits,
    readiness: () => readiness(hub),
    trustedGateway: await trustedGateway(config),
    readToken: config.oidc && tokenReader(config.oidc, tell),
  });
  running.closes.push(() => server.close());
  await showFirstKey(hub, config, tell);
  tellReady(`${config.subgraph === null ? '' : `The subgraph "${config.subgraph}" of `}PlanGraph is ready`, server, {
    tell,
    subgraph: config.subgraph,
    outside: config.outside,
  });
}

/** Says where a server is, to a person and to what starts it. */
export function tellReady(
  what: string,
  { url, metricsUrl }: Pick<RunningServer, 'url' | 'metricsUrl'>,
  { tell, subgraph, outside }: { tell: Tell; subgraph: string | null; outside: Config['outside'] },
): void {
  tell(
    `${what}:
  graph       ${url}/graphql${subgraph === null && outside.hasDashboard ? `\n  dashboard   ${url}/` : ''}${outside.hasPlayground ? `\n  playground  ${url}/graphiql` : ''}
  health      ${url}/readyz${metricsUrl === null ? '' : `\n  figures     ${metricsUrl}`}`,
    'ready',
    {
      message: what,
      graph: `${url}/graphql`,
      metrics: metricsUrl ?? undefined,
      version: programVersion(),
      subgraph: subgraph ?? undefined,
    },
  );
  if (metricsUrl === null)
    tell('Figures are not told: others than this machine reach HOST. Set METRICS_PORT or METRICS_KEY for /metrics.');
}

/** Waits for a server of one's own; the embedded one is started. */
export async function databaseOf({ databaseUrl, databaseWaitMs }: Config, tell: Tell, running: Running): Promise<void> {
  const { signal } = running.stopping;
  if (databaseUrl !== null) await awaitDatabase(databaseUrl, { waitMs: databaseWaitMs, tell, signal });
}

/** What the dashboard and the playground ask, and clients do; a module alone answers what its gateway makes of them. */
async function operationsInAdvance({ subgraph, operationsDir, outside }: Config): Promise<OperationFile[]> {
  if (subgraph !== null) return [];
  const isWithout = outside.onlyListed && !outside.hasPlayground;
  const examples = (isWithout ? [] : exampleOperations()).map(({ fileName, query }) => ({ file: fileName, query }));
  const own = [...(outside.hasDashboard ? dashboardOperations() : []), ...examples];
  return operationsDir === null ? own : [...own, ...(await operationFiles(operationsDir))];
}

/** A gateway counts those who ask it, and knows what they may ask: what it asks for them is neither theirs nor listed. */
const behindGateway = (outside: Config['outside']): Config['outside'] => ({
  ...outside,
  ratePerAddress: 0,
  ratePerKey: 0,
  reportsPerAddress: 0,
  reportsOverall: 0,
  onlyListed: false,
});

/** Only a subgraph stands behind a gateway. */
async function trustedGateway({ subgraph, gatewayPublicKey }: Config): Promise<TrustedGateway | null> {
  if (subgraph === null || gatewayPublicKey === null) return null;
  return { publicKey: await readPublicKey(gatewayPublicKey), audience: subgraph };
}

async function readiness(hub: Hub): Promise<string | null> {
  try {
    const pending = await pendingMigrations(hub.database);
    return pending.length ? `${pending.length} migrations are to be run: plangraph migrate` : null;
  } catch {
    return 'the database does not answer';
  }
}

/** The first start makes a key: shown on a terminal, else kept in a file that only its owner can read. */
export async function showFirstKey(hub: Pick<Hub, 'database'>, config: Config, tell: Tell): Promise<void> {
  const key = await createFirstKey(hub.database.source);
  if (key === null) return;
  if (process.stderr.isTTY && !config.observe.isJson) {
    tell(`\nThe key for writing, shown this once:\n  ${key}\nSend it as: Authorization: Bearer KEY\n`);
    return;
  }
  const file = join(config.databaseUrl === null ? config.dataDir : process.cwd(), 'plangraph-admin.key');
  try {
    await writeFile(file, `${key}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
    tell(`The key for writing is in ${file}: send it as "Authorization: Bearer KEY", then delete the file.`);
  } catch {
    tell(`The key for writing could not be kept in ${file}; make one with: plangraph keys create --role admin`);
  }
}
