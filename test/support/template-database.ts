import { Client } from 'pg';
import { openDatabase } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';

const TEMPLATE = 'plangraph_template';
const SAMPLE_TEMPLATE = 'plangraph_sample_template';

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

/** Migrates once what all test databases are copied from, and takes the sample in once. */
export async function makeTemplate(): Promise<void> {
  await onCluster(`create database ${TEMPLATE}`);
  const database = await openDatabase(clusterUrl(TEMPLATE));
  await migrate(database);
  await database.close();
  await onCluster(`create database ${SAMPLE_TEMPLATE} template ${TEMPLATE}`);
  const sampled = await openDatabase(clusterUrl(SAMPLE_TEMPLATE));
  // not for the tests that only want a database: reading documents takes a while to load
  const { takeInSample } = require('./test-documents') as typeof import('./test-documents');
  await takeInSample(sampled);
  await sampled.close();
}

let made = 0;

/** A database of the test's own: migrated and empty, or with nothing in it at all. */
export const createTestDatabase = (options: { isMigrated: boolean } = { isMigrated: true }): Promise<string> =>
  create(options.isMigrated ? ` template ${TEMPLATE}` : '');

/** A database of the test's own, with the bundled sample in it. */
export const createSampleDatabase = (): Promise<string> => create(` template ${SAMPLE_TEMPLATE}`);

/** A database that is the same as another, to which nobody may be connected meanwhile. */
export const copyTestDatabase = (url: string): Promise<string> => create(` template ${new URL(url).pathname.slice(1)}`);

async function create(from: string): Promise<string> {
  made += 1;
  const name = `t${process.pid}_${Date.now().toString(36)}_${made}`;
  await onCluster(`create database ${name}${from}`);
  return clusterUrl(name);
}
