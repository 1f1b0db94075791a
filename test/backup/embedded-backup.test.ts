import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readBackup } from '../../src/backup/read-backup';
import { writeBackup } from '../../src/backup/write-backup';
import { allAnswers, casesAt, withoutInstants } from '../support/all-answers';
import { endProgram, plangraph, startHub, startProgram } from '../support/cli';
import { instantAfterAll } from '../support/instant';
import { planText } from '../support/plan-text';
import { copyOfData, makeTestDirectory, serverPid } from '../support/test-directory';

/** `plangraph backup` and `plangraph restore` on the embedded database, each a process of its own. */

/** A data directory with the sample and two plans, and a backup of it. */
let data: string;
let folder: string;
let saved: string;

beforeAll(async () => {
  folder = await makeTestDirectory();
  data = join(folder, 'data');
  saved = join(folder, 'saved.backup');
  await plangraph(['sample', 'load'], { PLANGRAPH_DATA_DIR: data });
  for (const number of ['7/KH-SDL', '8/KH-SDL'])
    await writeFile(join(folder, `${number[0]}.txt`), planText({ number, taskCount: 30 }));
  const imported = await plangraph(['import', join(folder, '7.txt'), join(folder, '8.txt')], {
    PLANGRAPH_DATA_DIR: data,
  });
  expect(imported.exitCode).toBe(0);
  const made = await plangraph(['backup', saved], { PLANGRAPH_DATA_DIR: data });
  expect([made.exitCode, made.stderr]).toEqual([0, expect.stringContaining('Backed up 5 plans, 131 tasks')]);
});

const settingsOf = (directory: string) => ({ PLANGRAPH_DATA_DIR: directory, PLANGRAPH_SAMPLE: 'off' });

const restored = async (file: string): Promise<string> => {
  const directory = join(await makeTestDirectory(), 'data');
  const { exitCode, stderr } = await plangraph(['restore', file], settingsOf(directory));
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Restored.')]);
  return directory;
};

test('a backup is readable by its owner alone, and nothing is left beside it', async () => {
  expect((await stat(saved)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(expect.not.arrayContaining([expect.stringContaining('unfinished')]));
  expect(await serverPid(data)).toBeNull();
});

test('backed up beside a hub, destroyed and restored: every operation has the answer it had, and every mutation works as before', async () => {
  const first = await copyOfData(data);
  const hub = await startHub(settingsOf(first));
  const key = (await plangraph(['keys', 'create', '--role', 'admin'], settingsOf(first))).stdout.trim();
  const cases = await casesAt(hub.url, (await instantAfterAll()).toISOString());
  const read = await allAnswers(hub.url, cases, 'reading', key);
  const file = join(await makeTestDirectory(), 'a.backup');
  expect((await plangraph(['backup', file], settingsOf(first))).exitCode).toBe(0);
  const written = await allAnswers(hub.url, cases, 'writing', key);
  await endProgram(hub.child, 'SIGKILL');
  expect((await plangraph(['restore', '--replace', file], settingsOf(first))).exitCode).toBe(0);

  const again = await startHub(settingsOf(first));
  expect(await allAnswers(again.url, cases, 'reading', key)).toEqual(read);
  expect(withoutInstants(await allAnswers(again.url, cases, 'writing', key))).toEqual(withoutInstants(written));
  expect(Object.keys(read).length + Object.keys(written).length).toBeGreaterThan(60);
  await endProgram(again.child, 'SIGTERM');
});

const IMPORT = 'mutation ($input: ImportDocumentInput!) { importDocument(input: $input) { __typename } }';

test('backed up while editions of a plan are imported, it is as one commit left it', async () => {
  const busy = await copyOfData(data);
  const hub = await startHub(settingsOf(busy));
  const key = (await plangraph(['keys', 'create', '--role', 'admin'], settingsOf(busy))).stdout.trim();
  const post = async (query: string, variables: object) => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: { importDocument: { __typename: string } } };
  };
  let acknowledged = 0;
  let isBusy = true;
  const writer = (async () => {
    for (let edition = 1; isBusy; edition++) {
      // every task of the plan says which edition it is of
      const text = planText({ number: '9/KH-SDL', taskCount: 40 }).replaceAll(
        'tuyến tham quan',
        `tuyến lần ${edition} tham quan`,
      );
      const input = { fileName: '9.txt', contentBase64: Buffer.from(text).toString('base64') };
      const { data } = await post(IMPORT, { input });
      expect(data.importDocument.__typename).toBe('ImportDocumentSuccess');
      acknowledged = edition;
    }
  })();
  while (acknowledged < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = acknowledged;
  const file = join(await makeTestDirectory(), 'busy.backup');
  const made = await plangraph(['backup', file], settingsOf(busy));
  const after = acknowledged + 1;
  isBusy = false;
  await writer;
  await endProgram(hub.child, 'SIGTERM');
  expect(made.exitCode).toBe(0);
  expect(after).toBeGreaterThan(before + 1);

  const other = await startHub(settingsOf(await restored(file)));
  const response = await fetch(`${other.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ plan(number: "9/KH-SDL") { tasks(first: 100) { nodes { title } } } }' }),
  });
  const answer = (await response.json()) as { data: { plan: { tasks: { nodes: { title: string }[] } } } };
  const titles = answer.data.plan.tasks.nodes.map(({ title }) => title);
  // "tuyến lần 12 tham quan", not "tuyến tham quan"
  const editions = new Set(titles.map((title) => Number(/tuyến lần (\d+) tham quan/.exec(title)?.[1])));
  expect([titles.length, editions.size]).toEqual([40, 1]);
  expect(Math.min(...editions)).toBeGreaterThanOrEqual(before);
  expect(Math.max(...editions)).toBeLessThanOrEqual(after);
  await endProgram(other.child, 'SIGTERM');
});

describe('a restore that cannot be done changes nothing', () => {
  let target: string;

  beforeAll(async () => {
    target = await copyOfData(data);
  });

  const refusal = async (file: string, args: string[] = ['--replace'], settings = settingsOf(target)) => {
    const before = await inventory(target);
    const { exitCode, stderr } = await plangraph(['restore', ...args, file], settings);
    expect([exitCode, stderr]).toEqual([1, expect.not.stringContaining('went wrong')]);
    expect(await inventory(target)).toEqual(before);
    return stderr;
  };

  const head = {
    format: 1 as const,
    kind: 'cluster' as const,
    madeAt: '2026-11-01T00:00:00.000Z',
    program: '9.9.9',
    postgres: '18.4',
    platform: `${process.platform}-${process.arch}`,
  };
  const state = { migrations: [], position: null, rows: {} };

  /** A backup that says of itself what is given here, and holds nothing. */
  const strange = async (over: object, migrations: string[] = []): Promise<string> => {
    const file = join(await makeTestDirectory(), 'strange.backup');
    const options = { file, onBytes: () => undefined, signal: new AbortController().signal };
    await writeBackup(options, { ...head, ...over }, async () => ({ ...state, migrations }));
    return file;
  };

  const altered = async (change: (bytes: Buffer) => Buffer): Promise<string> => {
    const file = join(await makeTestDirectory(), 'altered.backup');
    await writeFile(file, change(await readFile(saved)));
    return file;
  };

  test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length / 2), /is damaged: it is cut off/],
    ['changed in the middle', (bytes) => flipped(bytes, bytes.length >> 1), /is damaged: /],
    ['changed near its end', (bytes) => flipped(bytes, bytes.length - 300), /is damaged: /],
    ['empty', () => Buffer.alloc(0), /is no backup that "plangraph backup" made/],
    ['of another program', () => Buffer.from('PGDMP nothing of ours'), /is no backup that "plangraph backup" made/],
  ])('where the file is %s', async (_, change, message) => {
    expect(await refusal(await altered(change))).toMatch(message);
  });

  test('where there is no file', async () => {
    expect(await refusal(join(folder, 'nowhere.backup'))).toMatch(/There is no file ".+nowhere\.backup"/);
  });

  test.each<[string, object, string[], RegExp]>([
    [
      'of another PostgreSQL',
      { postgres: '17.2' },
      [],
      /PostgreSQL 17\.2, and this version of PlanGraph brings 18.+PlanGraph 9\.9\.9/,
    ],
    ['of another kind of machine', { platform: 'sunos-sparc' }, [], /made on sunos-sparc, and this machine is/],
    [
      'of a newer PlanGraph',
      {},
      ['Future1999000000001'],
      /newer PlanGraph \(9\.9\.9; migrations Future1999000000001\)/,
    ],
    ['of a form that is not known', { format: 2 }, [], /a backup of form 2, made by PlanGraph 9\.9\.9/],
    ['of a server', { kind: 'dump' }, [], /set DATABASE_URL to an empty database/],
  ])('where the backup is %s', async (_, over, migrations, message) => {
    expect(await refusal(await strange(over, migrations))).toMatch(message);
  });

  test('where there is a database and nothing was said of replacing it', async () => {
    expect(await refusal(saved, [])).toMatch(/holds a database already\. Say --replace/);
  });

  test('where a hub runs on the folder', async () => {
    const hub = await startHub(settingsOf(target));
    const { exitCode, stderr } = await plangraph(['restore', '--replace', saved], settingsOf(target));
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/A hub or another command works with .+: stop it first/),
    ]);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
    await endProgram(hub.child, 'SIGTERM');
  });

  test('where the backup holds no cluster', async () => {
    expect(await refusal(await strange({}))).toMatch(/The backup holds no cluster/);
  });

  test('where what was restored is not what the backup says', async () => {
    const parts: [string, Buffer | null][] = [];
    const reading = { file: saved, onBytes: () => undefined, signal: new AbortController().signal };
    const manifest = await readBackup(reading, {
      folder: async (name) => void parts.push([name, null]),
      part: async (name, content) => void parts.push([name, await bytesOf(content)]),
    });
    const file = join(await makeTestDirectory(), 'more.backup');
    await writeBackup({ ...reading, file }, manifest, async (writer) => {
      for (const [name, bytes] of parts) {
        if (bytes === null) await writer.folder(name);
        else await writer.part(name, bytes.length, Readable.from([bytes]));
      }
      return { ...manifest.state, rows: { ...manifest.state.rows, task: 132 } };
    });
    expect(await refusal(file)).toMatch(/is not what the backup says \(task: 131 rows of 132\)\. Nothing was changed/);
  });
});

test('a backup is not written over a file that is there, nor where there is no database', async () => {
  expect((await plangraph(['backup', saved], settingsOf(data))).stderr).toMatch(/is there already/);
  const empty = join(await makeTestDirectory(), 'data');
  const { exitCode, stderr } = await plangraph(['backup', join(folder, 'none.backup')], settingsOf(empty));
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/There is no database in ".+" to back up/)]);
  expect(await stat(empty).catch(() => null)).toBeNull();
});

test('a backup of an older version is brought to this version', async () => {
  const older = await copyOfData(data);
  const file = join(await makeTestDirectory(), 'older.backup');
  for (let i = 0; i < 2; i++) expect((await plangraph(['migrate', '--down'], settingsOf(older))).exitCode).toBe(0);
  expect((await plangraph(['backup', file], settingsOf(older))).exitCode).toBe(0);
  const { exitCode, stderr } = await plangraph(['restore', '--replace', file], settingsOf(older));
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('this version needs (2 migrations)')]);
  expect((await plangraph(['doctor'], settingsOf(older))).exitCode).toBe(0);
});

test('a restore that is killed leaves the database as it was, and the next one takes its remains away', async () => {
  const target = await copyOfData(data);
  const killed = startProgram('cli/main', ['restore', '--replace', saved], settingsOf(target));
  const isBegun = async () => (await readdir(target)).some((entry) => entry.startsWith('postgres.restoring-'));
  while (!(await isBegun())) await new Promise((resolve) => setTimeout(resolve, 5));
  await endProgram(killed, 'SIGKILL');
  expect((await plangraph(['doctor'], settingsOf(target))).exitCode).toBe(0);
  expect((await plangraph(['restore', '--replace', saved], settingsOf(target))).exitCode).toBe(0);
  expect((await readdir(target)).filter((entry) => entry.startsWith('postgres.re'))).toEqual([]);
});

test('what was replaced is back where a restore was killed between its two renamings', async () => {
  const target = await copyOfData(data);
  await rename(join(target, 'postgres'), join(target, 'postgres.replaced'));
  const { exitCode, stderr } = await plangraph(['doctor'], settingsOf(target));
  expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('Creating')]);
  await mkdir(join(target, 'postgres.replaced'));
  expect((await plangraph(['doctor'], settingsOf(target))).exitCode).toBe(0);
  expect(await readdir(target)).not.toContain('postgres.replaced');
});

test('Ctrl-C beside a hub leaves no half a backup, and the hub goes on', async () => {
  const place = await makeTestDirectory();
  const settings = settingsOf(await copyOfData(data));
  const hub = await startHub(settings);
  const child = startProgram('cli/main', ['backup', join(place, 'a.backup')], settings);
  const isBegun = async () => (await readdir(place)).length > 0;
  while (!(await isBegun())) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(await endProgram(child, 'SIGINT')).toBe(1);
  expect(await readdir(place)).toEqual([]);
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
  await endProgram(hub.child, 'SIGTERM');
});

/** The files of a cluster that does not run. */
async function inventory(directory: string): Promise<string[]> {
  return (await readdir(directory, { recursive: true })).filter((name) => !name.endsWith('.lock')).sort();
}

async function bytesOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

afterAll(() => rm(folder, { recursive: true, force: true }));
