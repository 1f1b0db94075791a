import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFirstKey } from './auth/api-keys';
import { readPublicKey } from './auth/gateway-keys';
import { tokenReader } from './auth/tokens';
import type { TrustedGateway } from './auth/verify-viewer';
import type { Config } from './config';
import { pendingMigrations } from './database/migrate';
import { withoutOthers } from './federation/own-database';
import { moduleNamed } from './federation/registry';
import { subgraph } from './federation/subgraph';
import { wholeGraph } from './federation/whole-graph';
import { type Hub, openHub, ownerOf, type Tell } from './hub';
import { closedWith, type Running, runUntilSignal } from './running';
import { startServer } from './server/http-server';
import { tryPort } from './server/listen';
import { type OperationFile, operationFiles } from './server/operation-files';
import { exampleOperations } from './server/playground';

/** Serves the whole graph until a signal comes; resolves once it listens. */
export const serve = (config: Config, tell: Tell): Promise<void> =>
  runUntilSignal(tell, (running) => start(config, tell, running));

async function start(config: Config, tell: Tell, running: Running): Promise<void> {
  // known only at the end otherwise, after all that takes long
  await tryPort(config.host, config.port);
  const operations = await operationsInAdvance(config);
  const hub = await closedWith(running, openHub(config, tell));
  await hub.database.limitStatements(config.statementTimeoutMs);
  // who starts it learns which replicas are lost, and the first request finds the others
  await hub.database.replicaStates();
  const ownOf = ownerOf(config);
  const server = await startServer({
    ...config,
    schema: config.subgraph === null ? wholeGraph() : subgraph(moduleNamed(config.subgraph), config),
    surroundings: {
      db: ownOf === null ? hub.database : withoutOthers(hub.database, ownOf),
      importDocument: hub.importDocument,
      writers: hub.writers,
      maxPageSize: config.maxPageSize,
    },
    operations,
    connections: hub.database.connections,
    readiness: () => readiness(hub),
    trustedGateway: await trustedGateway(config),
    readToken: config.oidc && tokenReader(config.oidc, tell),
  });
  running.closes.push(() => server.close());
  await showFirstKey(hub, config, tell);
  tell(`${config.subgraph === null ? '' : `The subgraph "${config.subgraph}" of `}PlanGraph is ready:
  graph       ${server.url}/graphql
  playground  ${server.url}/graphiql
  health      ${server.url}/readyz`);
}

/** What the playground asks, and clients do; a module alone answers what its gateway makes of them. */
async function operationsInAdvance({ subgraph, operationsDir }: Config): Promise<OperationFile[]> {
  if (subgraph !== null) return [];
  const examples = exampleOperations().map(({ fileName, query }) => ({ file: fileName, query }));
  return operationsDir === null ? examples : [...examples, ...(await operationFiles(operationsDir))];
}

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
  if (process.stderr.isTTY) {
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
