import { Client } from 'pg';
import { openDatabase } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';

const TEMPLATE = 'plangraph_template';

/** An address of the test cluster, or of one of its databases. */
export const clusterUrl = (database?: string): string => {
  const { PLANGRAPH_TEST_CLUSTER_URL } = process.env;
  if (!PLANGRAPH_TEST_CLUSTER_URL) throw new Error('global-setup did not start a cluster.');
  const url = new URL(PLANGRAPH_TEST_CLUSTER_URL);
  if (database) url.pathname = `/${database}`;
  return url.href;
};

async function onCluster(statement: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Migrates once what all test databases are copied from. */
export async function makeTemplate(): Promise<void> {
  await onCluster(`create database ${TEMPLATE}`);
  const database = await openDatabase(clusterUrl(TEMPLATE));
  await migrate(database);
  await database.close();
}

let made = 0;

/** A database of the test's own: migrated and empty, or with nothing in it at all. */
export const createTestDatabase = (options: { isMigrated: boolean } = { isMigrated: true }): Promise<string> =>
  create(options.isMigrated ? ` template ${TEMPLATE}` : '');

/** A database that is the same as another, to which nobody may be connected meanwhile. */
export const copyTestDatabase = (url: string): Promise<string> => create(` template ${new URL(url).pathname.slice(1)}`);

async function create(from: string): Promise<string> {
  made += 1;
  const name = `t${process.pid}_${Date.now().toString(36)}_${made}`;
  await onCluster(`create database ${name}${from}`);
  return clusterUrl(name);
}
