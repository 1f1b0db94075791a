import { resolve } from 'node:path';
import { readConfig, showsStacks } from '../src/config';
import { LIVE } from '../src/server/live/live-settings';

const MB = 1024 * 1024;

test('without any setting the hub is on this machine, with a database and a sample of its own', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    databaseUrl: null,
    replicaUrls: [],
    maxReplicaLagMs: 10_000,
    poolSize: 10,
    dataDir: resolve('.plangraph'),
    pgBinDir: null,
    hasSample: true,
    maxFileBytes: 32 * MB,
    maxPageSize: 10_000,
    responseCacheBytes: 16 * MB,
    operationsDir: null,
    hasAnonymousReading: true,
    oidc: null,
    outside: {
      ratePerAddress: 1200,
      ratePerKey: 6000,
      reportsPerAddress: 10,
      reportsOverall: 200,
      trustedProxies: ['127.0.0.0/8', '::1'],
      corsOrigins: [],
      hasIntrospection: true,
      hasPlayground: true,
      hasDashboard: true,
      hasCsrfPrevention: true,
      hstsSeconds: 0,
      onlyListed: false,
      publicUrl: null,
    },
    subgraph: null,
    hasOwnDatabase: false,
    gatewayPrivateKey: null,
    gatewayPublicKey: null,
    statementTimeoutMs: 30_000,
    subgraphTimeoutMs: 30_000,
    clientTimeoutMs: 120_000,
    databaseSilenceMs: 10_000,
    live: LIVE,
    limits: {
      budgets: { anonymous: 50_000, key: 1_000_000 },
      anonymousMs: 1000,
      shape: { tokens: 10_000, depth: 20, aliases: 100, directives: 100, rootFields: 50, listValues: 10_000 },
    },
    databaseWaitMs: 60_000,
    observe: {
      isJson: false,
      requests: { share: 0, slowMs: 1000 },
      traces: null,
      metrics: { port: null, key: null },
    },
  });
});

test.each([
  ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
  ['HOST', ' ::1 ', { host: '::1' }],
  ['HOST', '', { host: '127.0.0.1' }],
  ['PORT', '0', { port: 0 }],
  ['PORT', '65535', { port: 65_535 }],
  ['PORT', ' 8080 ', { port: 8080 }],
  ['PORT', '', { port: 4000 }],
  ['PORT', '  ', { port: 4000 }],
  ['DATABASE_URL', 'postgres://a:b@db:5432/plans', { databaseUrl: 'postgres://a:b@db:5432/plans', hasSample: false }],
  [
    'DATABASE_URL',
    'postgresql:///plans?host=/run/postgresql',
    { databaseUrl: 'postgresql:///plans?host=/run/postgresql' },
  ],
  ['DATABASE_URL', '', { databaseUrl: null, hasSample: true }],
  ['PLANGRAPH_DATA_DIR', '/srv/plans', { dataDir: '/srv/plans' }],
  ['PLANGRAPH_DATA_DIR', 'dữ liệu', { dataDir: resolve('dữ liệu') }],
  ['PG_BIN_DIR', '/opt/pg/bin', { pgBinDir: '/opt/pg/bin' }],
  ['PLANGRAPH_SAMPLE', 'off', { hasSample: false }],
  ['PLANGRAPH_SAMPLE', 'on', { hasSample: true }],
  ['PLANGRAPH_SAMPLE', '', { hasSample: true }],
  ['SUBGRAPH', '', { subgraph: null }],
  ['SUBGRAPH', ' legal ', { subgraph: 'legal', hasOwnDatabase: false }],
  ['SUBGRAPH', 'catalog', { subgraph: 'catalog' }],
  ['SUBGRAPH_DATABASE', 'shared', { subgraph: null, hasOwnDatabase: false }],
  ['GATEWAY_PRIVATE_KEY', ' abc ', { gatewayPrivateKey: 'abc' }],
  ['GATEWAY_PUBLIC_KEY', '', { gatewayPublicKey: null }],
  ['SUBGRAPH_TIMEOUT_MS', '1500', { subgraphTimeoutMs: 1500 }],
  ['STATEMENT_TIMEOUT_MS', '1500', { statementTimeoutMs: 1500 }],
  ['DATABASE_POOL_SIZE', '25', { poolSize: 25 }],
  ['DATABASE_REPLICA_LAG_MS', '500', { maxReplicaLagMs: 500 }],
  ['DATABASE_REPLICA_URLS', '', { replicaUrls: [] }],
  ['MAX_FILE_MB', '1', { maxFileBytes: MB }],
  ['MAX_FILE_MB', '256', { maxFileBytes: 256 * MB }],
  ['RESPONSE_CACHE_MB', '0', { responseCacheBytes: 0 }],
  ['RESPONSE_CACHE_MB', '65536', { responseCacheBytes: 65_536 * MB }],
  ['OPERATIONS_DIR', 'truy vấn', { operationsDir: resolve('truy vấn') }],
  ['OPERATIONS_DIR', ' ', { operationsDir: null }],
  ['ANONYMOUS_READING', 'off', { hasAnonymousReading: false }],
  ['MAX_PAGE_SIZE', '1', { maxPageSize: 1 }],
  ['MAX_PAGE_SIZE', '1000000', { maxPageSize: 1_000_000 }],
])('%s="%s" is taken', (name, value, part) => {
  expect(readConfig({ [name]: value })).toMatchObject(part);
});

test('a database of its own can have the sample too', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://db/plans', PLANGRAPH_SAMPLE: 'on' }).hasSample).toBe(true);
});

test('a module has a database of its own where it is asked for, but for the one that spans the others', () => {
  expect(readConfig({ SUBGRAPH: 'legal', SUBGRAPH_DATABASE: 'own' })).toMatchObject({
    subgraph: 'legal',
    hasOwnDatabase: true,
  });
  expect(() => readConfig({ SUBGRAPH: 'catalog', SUBGRAPH_DATABASE: 'own' })).toThrow(
    'it may be shared for SUBGRAPH=catalog',
  );
});

test('replicas are listed with commas between', () => {
  const [primary, one, two] = ['postgres://a:b@db/plans', 'postgres://a:b@r1/plans', 'postgresql://r2:6432/plans'];
  const replicas = (given: string) => readConfig({ DATABASE_URL: primary, DATABASE_REPLICA_URLS: given }).replicaUrls;
  expect(replicas(one)).toEqual([one]);
  expect(replicas(` ${one} , ${two},`)).toEqual([one, two]);
});

test.each([
  [
    'of no PostgreSQL',
    { DATABASE_URL: 'postgres://db/x', DATABASE_REPLICA_URLS: 'postgres://r1/x,http://a:s3cret@r2/x' },
  ],
  ['without a primary', { DATABASE_REPLICA_URLS: 'postgres://a:s3cret@r1/x' }],
])('replicas %s are refused, and their passwords not shown', (_what, env) => {
  const read = () => readConfig(env);
  expect(read).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining('DATABASE_REPLICA_URLS') }),
  );
  expect(read).not.toThrow('s3cret');
});

const ADDRESS = 'an address such as postgres://user:password@host:5432/database';
const MODULES = 'plans, units, indicators, legal or catalog, or unset for the whole graph';

test.each([
  ['PORT', '-1', 'a whole number from 0 to 65535'],
  ['PORT', '65536', 'a whole number from 0 to 65535'],
  ['PORT', '4e3', 'a whole number from 0 to 65535'],
  ['PORT', '0x10', 'a whole number from 0 to 65535'],
  ['PORT', '80.5', 'a whole number from 0 to 65535'],
  ['PORT', 'http', 'a whole number from 0 to 65535'],
  ['PORT', '٤٠٠٠', 'a whole number from 0 to 65535'],
  ['MAX_FILE_MB', '0', 'a whole number from 1 to 256'],
  ['MAX_FILE_MB', '257', 'a whole number from 1 to 256'],
  ['MAX_FILE_MB', '32MB', 'a whole number from 1 to 256'],
  ['DATABASE_POOL_SIZE', '1', 'a whole number from 2 to 1000'],
  ['DATABASE_REPLICA_LAG_MS', '10s', 'a whole number from 1 to 3600000'],
  ['RESPONSE_CACHE_MB', '-1', 'a whole number from 0 to 65536'],
  ['RESPONSE_CACHE_MB', '1.5', 'a whole number from 0 to 65536'],
  ['MAX_PAGE_SIZE', '0', 'a whole number from 1 to 1000000'],
  ['MAX_PAGE_SIZE', '1000001', 'a whole number from 1 to 1000000'],
  ['MAX_PAGE_SIZE', '99999999999999999999', 'a whole number from 1 to 1000000'],
  ['PLANGRAPH_SAMPLE', 'yes', 'on or off'],
  ['PLANGRAPH_SAMPLE', 'ON', 'on or off'],
  ['DATABASE_URL', 'mysql://db/plans', ADDRESS],
  ['DATABASE_URL', 'localhost:5432', ADDRESS],
  ['SUBGRAPH', 'Legal', MODULES],
  ['SUBGRAPH', 'products', MODULES],
  ['SUBGRAPH_DATABASE', 'private', 'shared or own'],
  ['SUBGRAPH_DATABASE', 'own', 'unset without SUBGRAPH: the whole graph has one database'],
])('%s="%s" is refused, with what it may be', (name, value, allowed) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    expect.objectContaining({
      message: `The setting ${name}="${value}" is not usable: it may be ${allowed}.`,
      exitCode: 2,
    }),
  );
});

test.each([
  'mysql://admin:s3cret@db/plans',
  'mysql://admin:s3cr@s3cret@db/plans',
  'mysql://admin:s3cret/s3cret@db/plans',
  'postgres:/admin:s3cret@db/plans',
  'admin:s3cret@db:5432/plans',
  'jdbc:postgresql://db/plans?user=admin&password=s3cret',
])('the password in an unusable DATABASE_URL (%#) is not shown', (value) => {
  let message = '';
  try {
    readConfig({ DATABASE_URL: value });
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain('The setting DATABASE_URL="');
  expect(message).not.toContain('s3cret');
});

test.each([
  [{}, false],
  [{ PLANGRAPH_DEBUG: '' }, false],
  [{ PLANGRAPH_DEBUG: '1' }, true],
])('%j shows stacks: %s', (env, shows) => {
  expect(showsStacks(env)).toBe(shows);
});
