import { libpqSettings } from '../../src/backup/libpq-settings';

const CONNECTED = { user: 'hub', host: 'db', port: 5432, database: 'plans' };

const given = (url: string, connected: object = {}) => {
  const settings = libpqSettings(url, { ...CONNECTED, ...connected });
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
  ['postgres://hub@db/plans?sslmode=verify-full', {}, { PGSSLMODE: 'verify-full' }],
  ['postgres://hub@db/plans?sslmode=no-verify', {}, { PGSSLMODE: 'require' }],
  ['postgres://hub@db/plans?ssl=true', {}, { PGSSLMODE: 'require' }],
  ['postgres://hub@db/plans?ssl=true&sslmode=verify-ca', {}, { PGSSLMODE: 'verify-ca' }],
  ['postgres://hub@db/plans?sslrootcert=/ca.pem&application_name=x', {}, { PGSSLROOTCERT: '/ca.pem' }],
  ['postgresql:///plans?host=/run/postgresql', { host: '/run/postgresql' }, { PGHOST: '/run/postgresql' }],
])('%s is told to PostgreSQL’s programs as the driver took it', (url, connected, more) =>
  expect(given(url, connected)).toEqual({ ...ALWAYS, ...more }),
);

test('nothing else of the surroundings is handed on', () => {
  process.env.PLANGRAPH_SECRET = 'secret';
  try {
    expect(JSON.stringify(libpqSettings('postgres://hub@db/plans', CONNECTED))).not.toContain('secret');
  } finally {
    delete process.env.PLANGRAPH_SECRET;
  }
});
