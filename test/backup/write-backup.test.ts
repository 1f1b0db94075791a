import promises, { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeBackup } from '../../src/backup/write-backup';
import { makeTestDirectory } from '../support/test-directory';

const HEAD = {
  format: 1 as const,
  kind: 'dump' as const,
  madeAt: '2026-11-01T00:00:00.000Z',
  program: '9.9.9',
  postgres: '18.4',
  platform: 'linux-x64',
};
const STATE = { migrations: [], position: null, rows: {} };

const written = (file: string, meanwhile: () => Promise<void> = async () => undefined) =>
  writeBackup({ file, onBytes: () => undefined, signal: new AbortController().signal }, HEAD, async () => {
    await meanwhile();
    return STATE;
  });

test('what came under its name while it was written stays, and no half a backup beside it', async () => {
  const file = join(await makeTestDirectory(), 'a.backup');
  await expect(written(file, () => writeFile(file, 'theirs'))).rejects.toThrow(
    `"${file}" is there already, and a backup is not overwritten: name another file.`,
  );
  expect(await readFile(file, 'utf8')).toBe('theirs');
  expect(await readdir(dirname(file))).toEqual([basename(file)]);
});

test('what has its name is there, though its first name stays and somebody stops it then', async () => {
  const file = join(await makeTestDirectory(), 'a.backup');
  const stopping = new AbortController();
  const removing = jest.spyOn(promises, 'rm').mockImplementation(async () => {
    stopping.abort();
    throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
  });
  try {
    const manifest = await writeBackup(
      { file, onBytes: () => undefined, signal: stopping.signal },
      HEAD,
      async () => STATE,
    );
    expect(manifest).toMatchObject(HEAD);
    expect(removing).toHaveBeenCalledTimes(1);
  } finally {
    removing.mockRestore();
  }
  expect(await readdir(dirname(file))).toContain(basename(file));
});

test('what another process of the same number writes in a container is neither in its way nor taken away', async () => {
  const file = join(await makeTestDirectory(), 'a.backup');
  const other = `${file}.unfinished-${process.pid}`;
  await writeFile(other, 'theirs');
  await written(file);
  expect(await readFile(other, 'utf8')).toBe('theirs');
  expect((await readdir(dirname(file))).length).toBe(2);
});
