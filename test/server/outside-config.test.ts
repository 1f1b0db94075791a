import { readConfig } from '../../src/config';

const outside = (env: Record<string, string>) => readConfig(env).outside;

test.each<[string, Record<string, string>, object]>([
  [
    'proxies by name, address and network',
    { TRUSTED_PROXIES: 'loopback, 192.0.2.1,2001:db8::/32' },
    { trustedProxies: ['127.0.0.0/8', '::1', '192.0.2.1', '2001:db8::/32'] },
  ],
  ['no proxy', { TRUSTED_PROXIES: 'none' }, { trustedProxies: [] }],
  [
    'the networks of a machine room',
    { TRUSTED_PROXIES: 'private' },
    { trustedProxies: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'] },
  ],
  [
    'pages of two origins',
    { CORS_ORIGINS: 'https://a.example, http://localhost:5173' },
    { corsOrigins: ['https://a.example', 'http://localhost:5173'] },
  ],
  ['pages of all', { CORS_ORIGINS: '*' }, { corsOrigins: ['*'] }],
  [
    'links to where readers are',
    { PUBLIC_URL: 'https://ke-hoach.example.gov.vn' },
    { publicUrl: 'https://ke-hoach.example.gov.vn' },
  ],
  [
    'as many reports as come',
    { REPORTS_PER_ADDRESS: '0', REPORTS_OVERALL: '0' },
    { reportsPerAddress: 0, reportsOverall: 0 },
  ],
  ['nobody counted', { RATE_PER_ADDRESS: '0', RATE_PER_KEY: '0' }, { ratePerAddress: 0, ratePerKey: 0 }],
  ['a closed hub', { INTROSPECTION: 'off', PLAYGROUND: 'off' }, { hasIntrospection: false, hasPlayground: false }],
  [
    'listed operations only, with what they need no more',
    { ONLY_LISTED_OPERATIONS: 'on', OPERATIONS_DIR: '/x' },
    { onlyListed: true, hasIntrospection: false, hasPlayground: false, hasDashboard: false },
  ],
  [
    'listed operations and the playground all the same',
    { ONLY_LISTED_OPERATIONS: 'on', OPERATIONS_DIR: '/x', PLAYGROUND: 'on' },
    { onlyListed: true, hasIntrospection: false, hasPlayground: true },
  ],
])('%s', (_what, env, expected) => expect(outside(env)).toMatchObject(expected));

test.each([
  ['TRUSTED_PROXIES', 'proxy.example'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '0.0.0.0/0'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['TRUSTED_PROXIES', 'none, loopback'],
  ['CORS_ORIGINS', 'https://a.example/'],
  ['CORS_ORIGINS', 'https://a.example/path'],
  ['CORS_ORIGINS', 'a.example'],
  ['CORS_ORIGINS', 'https://*.example'],
  ['CORS_ORIGINS', '*, https://a.example'],
  ['CORS_ORIGINS', ','],
  ['CORS_ORIGINS', 'null'],
  ['RATE_PER_ADDRESS', '-1'],
  ['REPORTS_OVERALL', '100001'],
  ['PUBLIC_URL', 'https://ke-hoach.example.gov.vn/'],
  ['PUBLIC_URL', 'ke-hoach.example.gov.vn'],
  ['RATE_PER_KEY', 'none'],
  ['INTROSPECTION', 'yes'],
  ['HSTS_MAX_AGE_S', '1y'],
  ['ONLY_LISTED_OPERATIONS', 'on'],
])('%s=%s is refused, with what it may be', (name, value) => {
  expect(() => outside({ [name]: value })).toThrow(new RegExp(`^The setting ${name}=".*" is not usable: it may be `));
});
