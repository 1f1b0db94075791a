import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { readConfig } from '../src/config';
import { makeTestDirectory } from './support/test-directory';

const fileWith = async (text: string): Promise<string> => {
  const file = join(await makeTestDirectory(), 'password');
  await writeFile(file, text);
  return file;
};

test.each([
  ['postgres://hub@db:5432/plans', 'secret\n', 'secret'],
  ['postgres://hub@db/plans', 'p@ss: /w%rd?é', 'p@ss: /w%rd?é'],
  ['postgresql:///plans?host=/run/postgresql', 'p+s&s w\r\n', 'p+s&s w'],
])('%s takes its password from a file, as the driver understands it', async (DATABASE_URL, text, password) => {
  const DATABASE_PASSWORD_FILE = await fileWith(text);
  const { databaseUrl, replicaUrls } = readConfig({
    DATABASE_URL,
    DATABASE_PASSWORD_FILE,
    DATABASE_REPLICA_URLS: 'postgres://hub@replica/plans',
  });
  expect(new Client({ connectionString: databaseUrl ?? '' }).password).toBe(password);
  expect(replicaUrls.map((url) => new Client({ connectionString: url }).password)).toEqual([password]);
});

test.each([
  [{ DATABASE_URL: 'postgres://hub:other@db/plans' }, 'secret', /an address has a password too/],
  [{ DATABASE_URL: 'postgres://hub@db/plans?password=other' }, 'secret', /an address has a password too/],
  [{ DATABASE_URL: 'postgres://hub@db/plans' }, '\n', /is empty/],
  [{}, 'secret', /it may be set together with DATABASE_URL/],
])('%j is refused', async (settings, text, message) => {
  const DATABASE_PASSWORD_FILE = await fileWith(text);
  expect(() => readConfig({ ...settings, DATABASE_PASSWORD_FILE })).toThrow(message);
});

test('a file that is not there is named', () => {
  expect(() =>
    readConfig({ DATABASE_URL: 'postgres://hub@db/plans', DATABASE_PASSWORD_FILE: '/nowhere/password' }),
  ).toThrow(/The file "\/nowhere\/password" that DATABASE_PASSWORD_FILE names is not there/);
});
