import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { openEmbeddedCluster } from '../../src/database/embedded-cluster';
import { makeTemplate } from './template-database';
import { makeRunDirectory, removeAbandonedRuns } from './test-directory';

/** Nothing in this cluster outlives the run; suites run side by side, and each may hold a full pool for every module. */
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '600' };

/** Starts one PostgreSQL for the whole run; PLANGRAPH_TEST_CLUSTER_URL leads to it, and tests create databases there. */
export default async function globalSetup({ hasProgram = true } = {}): Promise<void> {
  await removeAbandonedRuns();
  const directory = await makeRunDirectory();
  process.env.PLANGRAPH_TEST_DIR = directory;
  await Promise.all([hasProgram ? buildProgram() : undefined, startCluster(directory)]);
}

async function startCluster(directory: string): Promise<void> {
  // global-teardown ends the server by its directory: no handle needs to travel there.
  const { url } = await openEmbeddedCluster({ dataDir: path.join(directory, 'shared'), settings: HASTY });
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  process.env.PLANGRAPH_TEST_CLUSTER_URL = maintenance.href;
  await makeTemplate();
}

/** The program as it is now, compiled as `npm ci` compiles it, for tests that start it. Modules are found from there. */
async function buildProgram(): Promise<void> {
  const outDir = path.join('node_modules', '.cache', `plangraph-test-${process.pid}`);
  const [exitCode] = await once(spawn(process.execPath, ['scripts/build.mjs', outDir], { stdio: 'inherit' }), 'exit');
  if (exitCode !== 0) throw new Error(`scripts/build.mjs ended with ${exitCode}: what it says is above.`);
  process.env.PLANGRAPH_TEST_BUILD = path.resolve(outDir);
}
