import { Client } from 'pg';
import { MIGRATION_LOCK } from '../../src/database/migration-lock';
import { endProgram, plangraph, startProgram } from '../support/cli';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';
import { until } from '../support/until';

/** A process that has to wait until another one has migrated. */

let databaseUrl: string;
let holder: Client;

beforeEach(async () => {
  databaseUrl = await createTestDatabase();
  holder = new Client({ connectionString: databaseUrl });
  await holder.connect();
});
afterEach(() => holder.end());

const WAITING = 'Waiting for another process that prepares this database';

test.each([
  ['the hub', 'main', [], 'graph  '],
  ['migrate', 'cli/main', ['migrate'], 'The database is up to date.'],
  ['migrate --down', 'cli/main', ['migrate', '--down'], 'Took back'],
] as const)('%s says once that it waits, and once that it goes on', async (_, file, args, done) => {
  await holder.query(`begin; select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  const settings = { DATABASE_URL: databaseUrl, PORT: '0', PLANGRAPH_SAMPLE: 'off' };
  const child = startProgram(file, args, settings, await makeTestDirectory());
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await until(() => said.includes(WAITING));
  expect(said).not.toContain('is done with');
  await holder.query('commit');
  await until(() => said.includes(done));
  await endProgram(child, 'SIGTERM');
  const lines = said.split('\n');
  expect(lines.filter((line) => line.startsWith(WAITING))).toHaveLength(1);
  // "The other process is done with the database, after 2 s"; not without how long
  const goesOn = lines.findIndex((line) => /^The other process is done with the database, after \d+ s$/.test(line));
  expect(goesOn).toBeGreaterThan(lines.findIndex((line) => line.startsWith(WAITING)));
});

test('a log for machines has both as events', async () => {
  await holder.query(`begin; select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  const settings = { DATABASE_URL: databaseUrl, PORT: '0', PLANGRAPH_SAMPLE: 'off', LOG_FORMAT: 'json' };
  const child = startProgram('main', [], settings, await makeTestDirectory());
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await until(() => said.includes('waiting_for_migration'));
  await holder.query('commit');
  await until(() => said.includes('"event":"ready"'));
  await endProgram(child, 'SIGTERM');
  const events = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; message: string; seconds?: number });
  const told = events.filter(({ event }) => event.includes('migration'));
  expect(told).toMatchObject([
    { event: 'waiting_for_migration', message: expect.stringContaining(WAITING) },
    { event: 'migration_goes_on', seconds: expect.any(Number) },
  ]);
});

test('who need not wait says nothing of it', async () => {
  const { stderr } = await plangraph(['migrate'], { DATABASE_URL: databaseUrl });
  expect(stderr).toBe('The database is up to date.\n');
});
