import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { libpqSettings } from '../../src/backup/libpq-settings';
import { makeTestDirectory } from '../support/test-directory';

const CONNECTED = { user: 'hub', host: 'db', port: 5432, database: 'plans' };

const given = (url: string, connected: object = {}) => {
  // what the driver makes of an address is asked of the driver
  const { ssl } = new Client({ connectionString: url });
  const settings = libpqSettings(url, { ...CONNECTED, ssl, ...connected });
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('PG')));
};

const ALWAYS = {
  PGHOST: 'db',
  PGPORT: '5432',
  PGUSER: 'hub',
  PGDATABASE: 'plans',
  PGAPPNAME: 'plangraph backup',
  PGCONNECT_TIMEOUT: '10',
};

test.each<[string, object, object]>([
  ['postgres://hub@db/plans', {}, {}],
  ['postgres://hub:x@db/plans', { password: 'p@ss w:rd' }, { PGPASSWORD: 'p@ss w:rd' }],
  ['postgresql:///plans?host=/run/postgresql', { host: '/run/postgresql' }, { PGHOST: '/run/postgresql' }],
])('what the driver took from %s is told to PostgreSQL’s programs', (url, connected, more) =>
  expect(given(url, connected)).toEqual({ ...ALWAYS, ...more }),
);

const VERIFIED = { PGSSLMODE: 'verify-full', PGSSLROOTCERT: 'system' };

test.each<[string, object]>([
  ['sslmode=verify-full', VERIFIED],
  ['sslmode=verify-ca', VERIFIED],
  ['sslmode=require', VERIFIED],
  ['sslmode=prefer', VERIFIED],
  ['ssl=true', VERIFIED],
  ['ssl=1', VERIFIED],
  ['ssl=true&sslmode=verify-ca', VERIFIED],
  ['sslrootcert=CA', { PGSSLMODE: 'verify-full', PGSSLROOTCERT: 'CA' }],
  ['sslrootcert=CA&sslmode=require', { PGSSLMODE: 'verify-full', PGSSLROOTCERT: 'CA' }],
  ['sslmode=no-verify', { PGSSLMODE: 'require' }],
  ['sslmode=no-verify&sslrootcert=CA', { PGSSLMODE: 'require' }],
  ['ssl=no-verify', { PGSSLMODE: 'require' }],
  ['uselibpqcompat=true&sslmode=require', { PGSSLMODE: 'require' }],
  ['uselibpqcompat=true&sslmode=prefer', { PGSSLMODE: 'require' }],
  ['uselibpqcompat=true&sslmode=require&sslrootcert=CA', { PGSSLMODE: 'verify-ca', PGSSLROOTCERT: 'CA' }],
  ['uselibpqcompat=true&sslmode=verify-ca&sslrootcert=CA', { PGSSLMODE: 'verify-ca', PGSSLROOTCERT: 'CA' }],
  ['uselibpqcompat=true&sslmode=verify-full', VERIFIED],
  ['sslmode=disable', { PGSSLMODE: 'disable' }],
])('with %s they ask no less of the server’s certificate than the driver does', async (asked, more) => {
  const authority = join(await makeTestDirectory(), 'ca.pem');
  await writeFile(authority, 'none is asked');
  const expected = Object.entries(more).map(([name, value]) => [name, value === 'CA' ? authority : value]);
  expect(given(`postgres://hub@db/plans?${asked.replace('CA', authority)}`)).toEqual({
    ...ALWAYS,
    ...Object.fromEntries(expected),
  });
});

test('nothing else of the surroundings is handed on', () => {
  process.env.PLANGRAPH_SECRET = 'secret';
  try {
    expect(JSON.stringify(libpqSettings('postgres://hub@db/plans', CONNECTED))).not.toContain('secret');
  } finally {
    delete process.env.PLANGRAPH_SECRET;
  }
});
