import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backup } from '../../src/cli/backup';
import { restore } from '../../src/cli/restore';
import { readConfig } from '../../src/config';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

/** What is written on a terminal by work that fails. */
async function writtenBy(work: () => Promise<unknown>): Promise<string[]> {
  const { isTTY } = process.stderr;
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  process.stderr.isTTY = true;
  try {
    await expect(work()).rejects.toThrow();
    return write.mock.calls.map(([text]) => String(text));
  } finally {
    process.stderr.isTTY = isTTY;
    write.mockRestore();
  }
}

const TAKEN_AWAY = '\r\u001b[K';

test('a backup that fails leaves no line about how far it came', async () => {
  const folder = await makeTestDirectory();
  await mkdir(join(folder, 'bin'));
  const program = join(folder, 'bin', 'pg_dump');
  // it says something, and then that it failed
  const body = '[ "$1" = --version ] && { echo "pg_dump (PostgreSQL) 18.4"; exit 0; }; echo dump; exit 1';
  await writeFile(program, `#!/bin/sh\n${body}\n`);
  await chmod(program, 0o755);
  const config = readConfig({ DATABASE_URL: await createTestDatabase(), PG_BIN_DIR: join(folder, 'bin') });
  const written = await writtenBy(() => backup(config, join(folder, 'a.backup'), '9.9.9', () => undefined));
  expect([written[0], written.at(-1)]).toEqual([expect.stringContaining('Backing up: '), TAKEN_AWAY]);
});

test('a restore that fails leaves no line about how far it came', async () => {
  const folder = await makeTestDirectory();
  const file = join(folder, 'a.backup');
  await writeFile(file, randomBytes(100));
  const written = await writtenBy(() => restore(readConfig({}), file, { replace: false }, () => undefined));
  expect([written[0], written.at(-1)]).toEqual([expect.stringContaining('Checking the backup: '), TAKEN_AWAY]);
});
