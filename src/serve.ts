import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFirstKey } from './auth/api-keys';
import { type Config, isRunByNpm } from './config';
import { pendingMigrations } from './database/migrate';
import { wholeGraph } from './federation/whole-graph';
import { type Hub, openHub, type Tell } from './hub';
import { startServer } from './server/http-server';

/** Serves the whole graph until a signal comes; resolves once it listens. */
export async function serve(config: Config, tell: Tell): Promise<void> {
  const running = stopOnSignal(tell);
  try {
    await start(config, tell, running);
  } catch (error) {
    // what a signal interrupts fails too: then the signal ends the process
    if (running.isStopping) return new Promise(() => undefined);
    await closeAll(running.closes);
    throw error;
  }
}

async function start(config: Config, tell: Tell, running: Running): Promise<void> {
  const opening = openHub(config, tell);
  // known from the beginning: a signal that comes while it opens waits for it, so that no database is left behind
  running.closes.push(() =>
    opening.then(
      (hub) => hub.close(),
      () => undefined,
    ),
  );
  const hub = await opening;
  const server = await startServer({
    ...config,
    schema: wholeGraph(),
    surroundings: {
      db: hub.database,
      importDocument: hub.importDocument,
      writers: hub.writers,
      maxPageSize: config.maxPageSize,
    },
    readiness: () => readiness(hub),
  });
  running.closes.push(() => server.close());
  await showFirstKey(hub, config, tell);
  tell(`PlanGraph is ready:
  graph       ${server.url}/graphql
  playground  ${server.url}/graphiql
  health      ${server.url}/readyz`);
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
async function showFirstKey(hub: Hub, config: Config, tell: Tell): Promise<void> {
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

/** How often a program that npm started looks whether npm is still there. */
const ORPHAN_CHECK_MS = 250;

/** What is running, in the order in which it was started. */
interface Running {
  closes: (() => Promise<void>)[];
  isStopping: boolean;
}

/** Where what runs is kept: a signal closes it, the newest first, and ends the process. */
function stopOnSignal(tell: Tell): Running {
  const running: Running = { closes: [], isStopping: false };
  const stop = async (reason: string) => {
    if (running.isStopping) return;
    running.isStopping = true;
    tell(`Stopping (${reason}): finishing what is under way`);
    try {
      await closeAll(running.closes);
      process.exit(0);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  if (isRunByNpm(process.env)) {
    // a killed npm takes its shell along but not what runs in it: a hub left behind would keep the port
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void stop('npm is gone');
    }, ORPHAN_CHECK_MS).unref();
  }
  return running;
}

async function closeAll(closes: Running['closes']): Promise<void> {
  for (let close = closes.pop(); close; close = closes.pop()) await close();
}
