import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { type Finished, plangraph, startProgram } from '../support/cli';
import { decisionText } from '../support/decision-text';
import { planText } from '../support/plan-text';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

let directory: string;
const file = async (name: string, content: string | Buffer) => {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
};

beforeAll(async () => {
  directory = await makeTestDirectory();
});

/** Nobody wants to read where in the program it happened. */
const expectNoStack = ({ stderr }: Finished) => expect(stderr).not.toMatch(/\n\s+at |node_modules/);

describe('import', () => {
  test('takes a document in, prints a summary, and finds nothing to do the second time', async () => {
    const settings = { DATABASE_URL: await createTestDatabase() };
    const path = await file('plan.txt', planText({ number: '1/KH-SDL', taskCount: 5 }));
    const first = await plangraph(['import', path], settings);
    expect(first.exitCode).toBe(0);
    expect(first.stderr).toContain('1/KH-SDL Phát triển tuyến tham quan năm 2026');
    expect(first.stderr).toMatch(/tasks\s+5\s+0\s+0\s+0/);
    const second = await plangraph(['import', path], settings);
    expect(second.exitCode).toBe(0);
    expect(second.stderr).toContain('0 created, 0 changed, 0 removed');
    expect(second.stderr).toMatch(/tasks\s+0\s+0\s+0\s+5/);
  });

  test('says what was issued with a document in the same file', async () => {
    const settings = { DATABASE_URL: await createTestDatabase() };
    const path = await file('decision.txt', decisionText());
    const tried = await plangraph(['import', '--dry-run', path], settings);
    expect(tried.stderr).toContain('  issued with it: Kế hoạch Trồng rừng ven sông năm 2026\n');
    const { stderr, exitCode } = await plangraph(['import', path], settings);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /415\/QĐ-UBND .*\n {2}document \w+={0,2}\n {2}issued with it: Kế hoạch Trồng .*: plan \w+={0,2}\n/,
    );
    expect(stderr).toMatch(/plans\s+1\s+0\s+0\s+0\n/);
  });

  test('goes on after a file that is refused, and its exit code says so', async () => {
    const settings = { DATABASE_URL: await createTestDatabase() };
    const good = await file('good.txt', planText({ number: '2/KH-SDL', taskCount: 2 }));
    const empty = await file('empty.txt', '');
    const done = await plangraph(['import', empty, join(directory, 'absent.txt'), good], settings);
    expect(done.exitCode).toBe(1);
    expect(done.stderr).toMatch(/absent\.txt +refused +there is no such file\./);
    expect(done.stderr).toMatch(/empty\.txt +refused +is empty \(0 bytes\)/);
    expect(done.stderr).toMatch(/good\.txt +plan +2\/KH-SDL +2 /);
    expect(done.stderr).toContain('3 files: 1 imported (1 plans, 0 documents), 2 failed, 0 skipped.');
    expectNoStack(done);
  });

  test('--json prints what happened for machines, alone on stdout', async () => {
    const settings = { DATABASE_URL: await createTestDatabase() };
    const path = await file('json.txt', planText({ number: '3/KH-SDL', taskCount: 2 }));
    const done = await plangraph(['import', '--json', path], settings);
    expect(JSON.parse(done.stdout)).toMatchObject({ number: '3/KH-SDL', counts: { tasks: { created: 2 } } });
  });
});

describe('extract', () => {
  test('--json prints the object of the contract, whose quotes stand in its text', async () => {
    const path = await file('extract.txt', planText({ number: '4/KH-SDL', taskCount: 3 }));
    const done = await plangraph(['extract', path, '--json'], {});
    expect(done.exitCode).toBe(0);
    const read = JSON.parse(done.stdout) as Record<string, unknown> & {
      sourceText: string;
      citations: { start: number; end: number; quote: string }[];
      tasks: { citations: number[] }[];
    };
    expect(Object.keys(read)).toEqual([
      'sourceText',
      'metadata',
      'citations',
      'tasks',
      'indicators',
      'declaredItems',
      'diagnostics',
      'attached',
    ]);
    expect(read.tasks).toHaveLength(3);
    for (const c of read.citations) expect(read.sourceText.slice(c.start, c.end)).toBe(c.quote);
    expect(read.tasks.map((task) => task.citations)).toEqual([[2], [3], [4]]);
  });
});

describe('wrong use ends with a message, the way out and the right exit code', () => {
  test.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['an unknown command', ['fly'], {}, 2, /unknown command 'fly'/],
    ['no file', ['import'], {}, 2, /missing required argument 'files'/],
    ['an unknown option', ['doctor', '--wet'], {}, 2, /unknown option '--wet'/],
    [
      'an unknown role',
      ['keys', 'create', '--role', 'king'],
      {},
      2,
      /--role "king" is not usable: it may be admin, editor, reporter or reader/,
    ],
    [
      'a port that is none',
      ['serve'],
      { PORT: 'http' },
      2,
      /PORT="http" is not usable: it may be a whole number from 0 to 65535/,
    ],
    [
      'a sample that is neither on nor off',
      ['migrate'],
      { PLANGRAPH_SAMPLE: 'yes' },
      2,
      /PLANGRAPH_SAMPLE="yes".*on or off/,
    ],
    [
      'a database of another kind',
      ['migrate'],
      { DATABASE_URL: 'mysql://u:secret@h/d' },
      2,
      /DATABASE_URL="mysql:\/\/\*\*\*".*postgres:\/\//,
    ],
    [
      'a database that is down',
      ['serve'],
      { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/d', DATABASE_WAIT_S: '0' },
      1,
      /database at postgres:\/\/u:\*\*\*@127\.0\.0\.1:1\/d cannot be opened: .*ECONNREFUSED.*DATABASE_URL/,
    ],
    ['a file that does not exist', ['import', 'no-such-file.txt'], {}, 1, /no-such-file\.txt: there is no such file\./],
    [
      'a folder without documents',
      ['extract', 'migrations'],
      {},
      1,
      /migrations: no file there is one that is read \(\.txt/,
    ],
  ])('%s', async (_what, args, settings, exitCode, message) => {
    const done = await plangraph(args, { PLANGRAPH_DATA_DIR: join(directory, 'unused'), ...settings });
    expect(done.stderr).toMatch(message);
    expect(done.exitCode).toBe(exitCode);
    expect(done.stderr).not.toContain('secret');
    expectNoStack(done);
  });

  test('a wrong password names the address without it', async () => {
    const url = new URL(await createTestDatabase());
    url.password = 'wrong-one';
    const done = await plangraph(['migrate'], { DATABASE_URL: url.href });
    expect(done.exitCode).toBe(1);
    expect(done.stderr).toMatch(/password authentication failed/);
    expect(done.stderr).not.toContain('wrong-one');
    expectNoStack(done);
  });
});

describe('a file that cannot be read is refused with the reason', () => {
  const big = Buffer.alloc(50 * 1024 * 1024, 'Kế hoạch ');
  let settings: { DATABASE_URL: string };

  beforeAll(async () => {
    settings = { DATABASE_URL: await createTestDatabase() };
  });

  test.each<[string, string, Buffer | string, RegExp]>([
    ['an empty file', 'empty.txt', '', /empty/],
    ['a binary file', 'binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), /text/],
    ['a file of 50 MB', 'big.txt', big, /32 MB|MAX_FILE_MB/],
    ['a text that is no document', 'poem.txt', 'Trăm năm trong cõi người ta.\n', /document/],
    [
      'a text in TCVN3',
      'tcvn3.txt',
      Buffer.from('Sè 12/KH-SNV\nKÕ ho¹ch c«ng t¸c cña Së Néi vô ViÖt Nam n¨m 2006', 'latin1'),
      /TCVN3/,
    ],
    [
      'invalid UTF-8',
      'broken.txt',
      Buffer.concat([Buffer.from('Kế hoạch số 1/KH-UBND '), Buffer.from([0xc3, 0x28])]),
      /UTF-8/,
    ],
  ])('%s', async (_what, name, content, message) => {
    const path = await file(name, content);
    for (const command of ['extract', 'import']) {
      const done = await plangraph([command, path], settings);
      expect(done.exitCode).toBe(1);
      expect(done.stderr).toContain(name);
      expect(done.stderr).toMatch(message);
      expectNoStack(done);
    }
  });
});

describe('keys create', () => {
  test('prints a key once, alone on stdout, and the database holds only its hash', async () => {
    const settings = { DATABASE_URL: await createTestDatabase() };
    const done = await plangraph(['keys', 'create', '--role', 'admin', '--name', 'partner'], settings);
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toMatch(/^pgk_[\w-]{43}\n$/);
    const twice = await plangraph(['keys', 'create', '--role', 'admin', '--name', 'partner'], settings);
    expect(twice.exitCode).toBe(1);
    expect(twice.stderr).toContain('A key called "partner" is there already; choose another name.');
  });
});

describe('serve', () => {
  let other: Server;
  afterEach(() => new Promise((resolve) => other.close(resolve)));

  test('a port in use is named with the way out, before the database is opened', async () => {
    other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    // a database that is not there would be told first
    const child = startProgram('main', [], { DATABASE_URL: 'postgres://u@127.0.0.1:9/d', PORT: String(port) });
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect([exitCode, stderr]).toEqual([
      1,
      `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or set PORT to another.\n`,
    ]);
  });
});

describe('schema check', () => {
  test('passes on what is committed', async () => {
    const done = await plangraph(['schema', 'check'], {});
    expect([done.exitCode, done.stderr]).toEqual([0, 'schema/ is what the code makes.\n']);
  });
});
