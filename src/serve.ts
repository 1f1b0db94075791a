import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countKeys, createKey } from './auth/api-keys';
import { type Config, isRunByNpm } from './config';
import { pendingMigrations } from './database/migrate';
import { wholeGraph } from './federation/whole-graph';
import { type Hub, openHub, type Tell } from './hub';
import { type RunningServer, startServer } from './server/http-server';

/** Serves the whole graph until a signal comes; resolves once it listens. */
export async function serve(config: Config, tell: Tell): Promise<void> {
  const hub = await openHub(config, tell);
  let server: RunningServer;
  try {
    server = await startServer({
      ...config,
      schema: wholeGraph(),
      surroundings: { db: hub.database, importDocument: hub.importDocument, maxPageSize: config.maxPageSize },
      readiness: () => readiness(hub),
    });
    await makeFirstKey(hub, config, tell);
  } catch (error) {
    await hub.close();
    throw error;
  }
  tell(`PlanGraph is ready:
  graph       ${server.url}/graphql
  playground  ${server.url}/graphiql
  health      ${server.url}/readyz`);
  stopOnSignal(server, hub, tell);
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
async function makeFirstKey(hub: Hub, config: Config, tell: Tell): Promise<void> {
  if ((await countKeys(hub.database.source)) > 0) return;
  const key = await createKey(hub.database.source, 'first start', 'ADMIN');
  if (process.stderr.isTTY) {
    tell(`\nThe key for writing, shown this once:\n  ${key}\nSend it as: Authorization: Bearer KEY\n`);
    return;
  }
  const file = join(config.databaseUrl === null ? config.dataDir : process.cwd(), 'plangraph-admin.key');
  await writeFile(file, `${key}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  tell(`The key for writing is in ${file}: send it as "Authorization: Bearer KEY", then delete the file.`);
}

/** How often a program that npm started looks whether npm is still there. */
const ORPHAN_CHECK_MS = 250;

function stopOnSignal(server: RunningServer, hub: Hub, tell: Tell): void {
  let isStopping = false;
  const stop = async (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    tell(`Stopping (${reason}): finishing what is under way`);
    try {
      await server.close();
      await hub.close();
      process.exit(0);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  if (!isRunByNpm(process.env)) return;
  // a killed npm takes its shell along but not what runs in it: a hub left behind would keep the port
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stop('npm is gone');
  }, ORPHAN_CHECK_MS).unref();
}
