import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endProgram, plangraph, startHub, startProgram } from '../support/cli';
import { planText } from '../support/plan-text';
import { copyOfData, makeTestDirectory, serverPid } from '../support/test-directory';

/** The hub on an embedded database of its own, as `npm start` runs it. */

const ask = async (url: string, query: string): Promise<unknown> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: unknown }).data;
};

const PLANS = '{ plans { totalCount } }';

/** A data directory that is migrated and holds nothing: each test that is not about making one has a copy. */
let migrated: string;

beforeAll(async () => {
  migrated = join(await makeTestDirectory(), 'data');
  const made = await plangraph(['migrate'], { PLANGRAPH_DATA_DIR: migrated, PLANGRAPH_SAMPLE: 'off' });
  expect(made.exitCode).toBe(0);
});

test('an empty data directory is filled: database, sample, and one key in a file of its owner', async () => {
  const PLANGRAPH_DATA_DIR = join(await makeTestDirectory(), 'data');
  const { child, url, stderr } = await startHub({ PLANGRAPH_DATA_DIR });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await ask(url, PLANS)).toEqual({ plans: { totalCount: 3 } });
  const keyFile = join(PLANGRAPH_DATA_DIR, 'plangraph-admin.key');
  expect(stderr()).toContain(keyFile);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  const key = (await readFile(keyFile, 'utf8')).trim();
  const viewer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ viewer { role } }' }),
  });
  expect(await viewer.json()).toEqual({ data: { viewer: { role: 'ADMIN' } } });
  expect(await endProgram(child, 'SIGINT')).toBe(0);
  expect(await serverPid(PLANGRAPH_DATA_DIR)).toBeNull();
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'after %s the data is there and the start works',
  async (signal) => {
    const directory = await makeTestDirectory();
    const settings = { PLANGRAPH_DATA_DIR: await copyOfData(migrated), PLANGRAPH_SAMPLE: 'off' };
    const path = join(directory, 'plan.txt');
    await writeFile(path, planText({ number: '1/KH-SDL', taskCount: 3 }));
    const first = await startHub(settings);
    // the command line works beside the running server, on the same database
    const imported = await plangraph(['import', path], settings);
    expect(imported.exitCode).toBe(0);
    expect(await ask(first.url, PLANS)).toEqual({ plans: { totalCount: 1 } });
    await endProgram(first.child, signal);

    const second = await startHub(settings);
    expect(await ask(second.url, PLANS)).toEqual({ plans: { totalCount: 1 } });
    expect(second.stderr()).not.toContain('The key for writing');
    expect(await endProgram(second.child, 'SIGTERM')).toBe(0);

    const again = await plangraph(['import', path], settings);
    expect(again.stderr).toContain('0 created, 0 changed, 0 removed');
    expect(await serverPid(settings.PLANGRAPH_DATA_DIR)).toBeNull();
  },
);

test('a hub that is stopped while it starts leaves no PostgreSQL behind', async () => {
  const settings = { PORT: '0', PLANGRAPH_DATA_DIR: join(await makeTestDirectory(), 'data') };
  const child = startProgram('main', [], settings);
  await new Promise<void>((resolve) => child.stderr?.once('data', () => resolve()));
  expect(await endProgram(child, 'SIGTERM')).toBe(0);
  expect(await serverPid(settings.PLANGRAPH_DATA_DIR)).toBeNull();
});

test('two hubs that start at once on an empty directory make one key, and both answer', async () => {
  const settings = { PLANGRAPH_DATA_DIR: join(await makeTestDirectory(), 'data') };
  const hubs = await Promise.all([startHub(settings), startHub(settings)]);
  for (const { url } of hubs) expect(await ask(url, PLANS)).toEqual({ plans: { totalCount: 3 } });
  expect(hubs.filter(({ stderr }) => stderr().includes('The key for writing is in'))).toHaveLength(1);
  for (const { child } of hubs) expect(await endProgram(child, 'SIGTERM')).toBe(0);
  expect(await serverPid(settings.PLANGRAPH_DATA_DIR)).toBeNull();
});

test('a killed PostgreSQL is started again under the running hub, and stopped with it', async () => {
  const settings = { PLANGRAPH_DATA_DIR: await copyOfData(migrated) };
  const hub = await startHub(settings);
  const killed = await serverPid(settings.PLANGRAPH_DATA_DIR);
  process.kill(killed ?? 0, 'SIGKILL');
  const answer = async (): Promise<unknown> => {
    const data = await ask(hub.url, PLANS).catch(() => null);
    if (data !== null && data !== undefined) return data;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return answer();
  };
  expect(await answer()).toEqual({ plans: { totalCount: 3 } });
  expect(hub.stderr()).toContain('The database does not answer; starting it again');
  expect(await serverPid(settings.PLANGRAPH_DATA_DIR)).not.toBe(killed);
  expect(await endProgram(hub.child, 'SIGTERM')).toBe(0);
  expect(await serverPid(settings.PLANGRAPH_DATA_DIR)).toBeNull();
});

test('the sample can be taken out and loaded again; doctor finds nothing wrong', async () => {
  const settings = { PLANGRAPH_DATA_DIR: await copyOfData(migrated), PLANGRAPH_SAMPLE: 'off' };
  const { stderr } = await plangraph(['sample', 'load'], settings);
  expect(stderr).toContain('The sample is loaded (3 documents).');
  expect(stderr).not.toContain('PLANGRAPH_SAMPLE');
  const healthy = await plangraph(['doctor'], settings);
  expect(healthy.stderr).toContain('ok    evidence: every quote stands in its text');
  expect([healthy.exitCode, healthy.stderr.includes('WRONG')]).toEqual([0, false]);
  expect((await plangraph(['sample', 'remove'], settings)).stderr).toContain('Took out the sample: 3 documents');
  const hub = await startHub(settings);
  expect(
    await ask(
      hub.url,
      '{ plans { totalCount } tasks { totalCount } units { totalCount } legalDocuments { totalCount } }',
    ),
  ).toEqual({
    plans: { totalCount: 0 },
    tasks: { totalCount: 0 },
    units: { totalCount: 0 },
    legalDocuments: { totalCount: 0 },
  });
  await endProgram(hub.child, 'SIGTERM');
});
