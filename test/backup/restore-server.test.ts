import { randomBytes } from 'node:crypto';
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreServer } from '../../src/backup/restore-server';
import { writeBackup } from '../../src/backup/write-backup';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

/** With programs of our own in the place of PostgreSQL's, which do at once what those do at some time. */

const DUMP_BYTES = 24 * 1024 * 1024;

let databaseUrl: string;
let file: string;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  file = join(await makeTestDirectory(), 'a.backup');
  await writeBackup({ file, onBytes: () => undefined, signal: new AbortController().signal }, HEAD, async (writer) => {
    await writer.folder('database.dump');
    await writer.part('database.dump/000001', DUMP_BYTES, pieces());
    return { migrations: [], position: null, rows: {} };
  });
});

const HEAD = {
  format: 1 as const,
  kind: 'dump' as const,
  madeAt: '2026-11-01T00:00:00.000Z',
  program: '9.9.9',
  postgres: '18.4',
  platform: 'linux-x64',
};

async function* pieces(): AsyncGenerator<Buffer> {
  for (let left = DUMP_BYTES; left > 0; left -= 65_536) yield randomBytes(65_536);
}

const LISTS_AND_TAKES_ALL = 'case "$*" in *--list*) exit 0;; esac; cat > /dev/null';

/** Restores with these programs; tells what it failed with, and how many bytes of the file were read so far. */
async function restored(psql: string, pgRestore: string, signal = new AbortController().signal, folder?: string) {
  const pgBinDir = join(folder ?? (await makeTestDirectory()), 'bin');
  await mkdir(pgBinDir);
  for (const [name, body] of Object.entries({ psql, pg_restore: pgRestore })) {
    const script = `#!/bin/sh\n[ "$1" = --version ] && { echo "${name} (PostgreSQL) 18.4"; exit 0; }\n${body}\n`;
    await writeFile(join(pgBinDir, name), script);
    await chmod(join(pgBinDir, name), 0o755);
  }
  let [total, before] = [0, 0];
  const onBytes = (bytes: number) => {
    total += bytes > before ? bytes - before : bytes;
    before = bytes;
  };
  const options = { file, onBytes, signal, databaseUrl, pgBinDir, isReplacing: true };
  const manifest = { ...HEAD, state: { migrations: [], position: null, rows: {} }, parts: [] };
  const error = await restoreServer(options, manifest).then(
    () => null,
    (failed: Error) => failed,
  );
  return { error, bytesRead: () => total };
}

test('for the list of what is in it no more is read than the program takes', async () => {
  const { error, bytesRead } = await restored('cat > /dev/null', LISTS_AND_TAKES_ALL);
  const { size } = await stat(file);
  expect([error, bytesRead() >= size, bytesRead() < 1.5 * size]).toEqual([null, true, true]);
});

test('where the server refuses the dump nothing more is read', async () => {
  const { error, bytesRead } = await restored('exit 3', LISTS_AND_TAKES_ALL);
  expect(error?.message).toMatch(/^The backup could not be restored, and nothing was changed: /);
  // until nothing is read any more
  for (let last = -1; last !== bytesRead(); await new Promise((resolve) => setTimeout(resolve, 100)))
    last = bytesRead();
  expect(bytesRead()).toBeLessThan((await stat(file)).size);
});

test.each([
  ['before the end', 'exec sleep 60', 'exec sleep 60', /^Stopped: nothing was changed\.$/],
  [
    'at the end',
    'cat > /dev/null; touch "$(dirname "$0")/../handed-over"; exec sleep 60',
    LISTS_AND_TAKES_ALL,
    /^Stopped at its very end: the database holds either the backup or what it held before\. `plangraph doctor`/,
  ],
])('stopped %s it says what may have changed', async (_when, psql, pgRestore, message) => {
  const folder = await makeTestDirectory();
  const stop = new AbortController();
  const isAtEnd = () =>
    stat(join(folder, 'handed-over')).then(
      () => true,
      () => false,
    );
  const done = restored(psql, `case "$*" in *--list*) exit 0;; esac; ${pgRestore}`, stop.signal, folder);
  if (psql.includes('handed-over')) while (!(await isAtEnd())) await new Promise((resolve) => setTimeout(resolve, 10));
  else await new Promise((resolve) => setTimeout(resolve, 300));
  stop.abort();
  expect((await done).error?.message).toMatch(message);
});
