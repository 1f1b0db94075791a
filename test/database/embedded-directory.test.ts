import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseUnavailable } from '../../src/database/database-unavailable';
import { openEmbeddedCluster } from '../../src/database/embedded-cluster';
import { explainFileError } from '../../src/database/embedded-directory';
import { makeTestDirectory } from '../support/test-directory';

describe('a directory that cannot hold the cluster', () => {
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };

  it.each([
    ['is not empty and no cluster', 'ke-hoach.txt', 'Kế hoạch', 'holds no PlanGraph database'],
    ["is another program's PostgreSQL", 'PG_VERSION', '18\n', 'of another program'],
    ['was made by another PostgreSQL', 'postgres/PG_VERSION', '15\n', 'made by PostgreSQL 15'],
    ['holds something else in its place', 'postgres/notes.txt', 'x', 'is no PostgreSQL data directory'],
    ['lost its password file', 'postgres/PG_VERSION', '18\n', 'plangraph.secret'],
  ])('is refused when it %s', async (_what, file, text, told) => {
    const dataDir = await makeTestDirectory();
    await write(path.join(dataDir, file), text);
    const failure = await openEmbeddedCluster({ dataDir }).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(DatabaseUnavailable);
    expect(failure).toMatchObject({ exitCode: 1, message: expect.stringContaining(told) });
    expect(failure).toMatchObject({ message: expect.stringContaining(dataDir) });
    expect(failure).toMatchObject({ message: expect.stringMatching('PLANGRAPH_DATA_DIR') });
  });

  it('is refused when it is a file, or lies below one', async () => {
    const file = path.join(await makeTestDirectory(), 'file');
    await writeFile(file, '');
    await expect(openEmbeddedCluster({ dataDir: file })).rejects.toThrow('is not a directory');
    await expect(openEmbeddedCluster({ dataDir: path.join(file, 'below') })).rejects.toThrow('is not a directory');
  });
});

describe('explainFileError', () => {
  it.each([
    ['EACCES', 'cannot be written by this user'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'full disk'],
    ['EIO', 'cannot be used (EIO)'],
  ])('tells %s as: %s', (code, told) => {
    const explained = explainFileError(Object.assign(new Error(code), { code }), '/srv/p');
    expect(explained).toBeInstanceOf(DatabaseUnavailable);
    expect((explained as Error).message).toContain(`"/srv/p" `);
    expect((explained as Error).message).toContain(told);
  });

  it('leaves what is no file system error', () => {
    const error = new TypeError('x');
    expect(explainFileError(error, '/srv/p')).toBe(error);
  });
});
