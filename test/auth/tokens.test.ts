import { exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { Patience } from '../../src/auth/issuer-keys';
import { tokenReader } from '../../src/auth/tokens';
import { AUDIENCE, openTokenIssuer, type TokenIssuer } from '../support/token-issuer';

let issuer: TokenIssuer;

beforeAll(async () => {
  issuer = await openTokenIssuer();
});

afterAll(() => issuer.close());

const reader = (patience: Partial<Patience> = {}, settings = issuer.settings) =>
  tokenReader(settings, undefined, patience);
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;
const EAGER = { coolDownMs: { answered: 0, failed: 0 } };

test('a token is read: who, in which role, for which unit, until when', async () => {
  const exp = seconds(120);
  const token = await issuer.token({ plangraph_role: ['khac', 'reporter'], plangraph_unit: ['H01'], exp });
  expect(await reader()(token)).toEqual({
    viewer: {
      kind: 'token',
      role: 'REPORTER',
      name: 'oidc:u-1',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      keyId: expect.any(Number),
      unit: { code: 'H01' },
    },
    untilMs: (exp + 60) * 1000,
  });
});

test('roles and names are where the settings say, and stand for what they say', async () => {
  const settings = {
    ...issuer.settings,
    roleClaim: 'realm_access.roles',
    roles: new Map([['chuyên viên', 'EDITOR' as const]]),
    nameClaim: 'preferred_username',
  };
  const token = await issuer.token({ realm_access: { roles: ['Chuyên viên', 'x'] }, preferred_username: 'an.tt' });
  expect((await reader({}, settings)(token)).viewer).toMatchObject({ role: 'EDITOR', name: 'oidc:an.tt' });
});

test.each([[undefined], ['vua'], [7], [['ADMIN ']]])(
  'a token of the role %j is refused, or reads where that is set',
  async (role) => {
    const token = await issuer.token({ plangraph_role: role });
    await expect(reader()(token)).rejects.toMatchObject({
      message: expect.stringContaining('names no role that is known here'),
      extensions: { code: 'FORBIDDEN', http: { status: 403 } },
    });
    const read = await reader({}, { ...issuer.settings, defaultRole: 'READER' })(token);
    expect(read.viewer.role).toBe('READER');
  },
);

const unsigned = (claims: object) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`;
};
const CLAIMS = () => ({
  iss: issuer.settings.issuer,
  aud: AUDIENCE,
  sub: 'u-1',
  exp: seconds(300),
  plangraph_role: 'admin',
});

test.each<[Record<string, unknown>, string]>([
  [{ sub: 'u-9', name: 'hai\ndòng' }, 'oidc:u-9'],
  [{ sub: 'u\n9', name: 'an.tt' }, 'oidc:an.tt'],
  [{ sub: 'x'.repeat(201) }, 'oidc:'],
  [{ sub: 'u\u0007' }, 'oidc:'],
])('the holder of %j has a name that is one line', async (claims, start) => {
  const token = await issuer.token(claims);
  const { viewer } = await reader({}, { ...issuer.settings, nameClaim: 'name' })(token);
  expect(viewer.name).toBe(start === 'oidc:' ? `oidc:${viewer.digest.slice(0, 16)}` : start);
});

test.each<[string, () => Promise<string>, RegExp]>([
  ['has expired', () => issuer.token({ exp: seconds(-61) }), /it has expired\. Get another/],
  ['is not good yet', () => issuer.token({ nbf: seconds(90) }), /not good yet \(nbf\)/],
  ['is for somebody else', () => issuer.token({ aud: 'khac' }), /its audience \(aud\) has to be "plangraph-test"/],
  ['is of another issuer', () => issuer.token({ iss: 'https://khac.example' }), /of another issuer \(iss\)/],
  ['never expires', () => issuer.token({ exp: undefined }), /it lacks the claim "exp"/],
  ['names nobody', () => issuer.token({ sub: undefined }), /it lacks the claim "sub"/],
  ['nobody has signed', async () => unsigned(CLAIMS()), /signed in a way that is not taken/],
  [
    'is signed with the public key as a secret',
    async () => {
      const key = (await importJWK(issuer.publicJwk(), 'RS256', { extractable: true })) as CryptoKey;
      const secret = Buffer.from(await exportSPKI(key));
      return new SignJWT(CLAIMS())
        .setProtectedHeader({ alg: 'HS256', kid: issuer.publicJwk().kid as string })
        .sign(secret);
    },
    /signed in a way that is not taken/,
  ],
  [
    'another key has signed',
    async () => {
      const { privateKey } = await generateKeyPair('RS256');
      return new SignJWT(CLAIMS())
        .setProtectedHeader({ alg: 'RS256', kid: issuer.publicJwk().kid as string })
        .sign(privateKey);
    },
    /its signature is not that of its issuer/,
  ],
  ['names a key that is none', () => issuer.token({}, { kid: 'k999' }), /a key that its issuer does not have/],
  ['was changed', async () => `${(await issuer.token()).slice(0, -8)}AAAAAAAA`, /its signature is not/],
  ['is none', async () => 'abc', /neither a key of this graph, which begins with "pgk_", nor a token/],
])('a token that %s is UNAUTHENTICATED', async (_what, token, reason) => {
  await expect(reader()(await token())).rejects.toMatchObject({
    message: expect.stringMatching(reason),
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });
});

test.each([
  ['expired within the skew', { exp: -50 }],
  ['begins within it', { nbf: 50 }],
])('clocks may differ: a token that %s is good', async (_what, times) => {
  const claims = Object.fromEntries(Object.entries(times).map(([name, from]) => [name, seconds(from)]));
  expect((await reader()(await issuer.token(claims))).viewer.role).toBe('EDITOR');
});

test.each(['ES256', 'EdDSA', 'PS256'])(
  'the issuer changes its key to one of %s, and nothing is restarted',
  async (alg) => {
    const read = reader(EAGER);
    const before = await issuer.token();
    expect((await read(before)).viewer.name).toBe('oidc:u-1');
    await issuer.rotate({ keepsOld: true, alg });
    expect((await read(await issuer.token({ sub: 'u-2' }))).viewer.name).toBe('oidc:u-2');
    expect((await read(before)).viewer.name).toBe('oidc:u-1');
    await issuer.rotate();
  },
);

test('a storm of keys that are not there asks the issuer once, and good tokens are good meanwhile', async () => {
  const read = reader();
  await read(await issuer.token());
  const before = { ...issuer.asked };
  const tokens = await Promise.all(Array.from({ length: 200 }, (_, i) => issuer.token({}, { kid: `x${i}` })));
  const refused = await Promise.allSettled(tokens.map((token) => read(token)));
  expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
  // it was asked a moment ago
  expect(issuer.asked).toEqual(before);
  expect((await read(await issuer.token())).viewer.role).toBe('EDITOR');
});

test('an issuer that is away is 503, names no host, is asked again in a while, and keeps nobody out who was known', async () => {
  const told: string[] = [];
  const read = tokenReader(issuer.settings, (reason) => told.push(reason), {
    coolDownMs: { answered: 0, failed: 60_000 },
  });
  const known = reader(EAGER);
  const good = await issuer.token();
  await known(good);
  issuer.status = 500;
  const before = Object.values(issuer.asked).reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < 20; i++)
    await expect(read(good)).rejects.toMatchObject({
      message: 'Whether the token is good is not known: the keys of its issuer cannot be read now. Ask again later.',
      extensions: { code: 'DOWNSTREAM_UNAVAILABLE', http: { status: 503 } },
    });
  expect(Object.values(issuer.asked).reduce((sum, one) => sum + one, 0)).toBe(before + 1);
  expect(told).toEqual([expect.stringContaining('it answers 500')]);
  expect((await known(good)).viewer.role).toBe('EDITOR');
  issuer.status = 200;
  expect((await reader(EAGER)(good)).viewer.role).toBe('EDITOR');
});

const sumAsked = () => Object.values(issuer.asked).reduce((sum, one) => sum + one, 0);
const MEBIBYTE = 1024 * 1024;
const DISCOVERY = '/.well-known/openid-configuration';

test.each<[string, string, () => unknown, number, RegExp]>([
  [
    'calls itself otherwise',
    DISCOVERY,
    () => ({ issuer: 'https://khac.example' }),
    1,
    /it calls itself "https:\/\/khac/,
  ],
  ['has no keys anywhere', DISCOVERY, () => ({ issuer: issuer.settings.issuer }), 1, /its jwks_uri is not usable/],
  ['has a list of keys that is none', '/keys', () => ({ keys: 'k1' }), 2, /JSON Web Key Set malformed/],
])('an issuer that answers and %s is asked again in a while only', async (_what, path, said, times, why) => {
  const told: string[] = [];
  const read = tokenReader(issuer.settings, (reason) => told.push(reason), {
    coolDownMs: { answered: 0, failed: 60_000 },
  });
  const token = await issuer.token();
  const before = sumAsked();
  issuer.instead[path] = (response) => response.end(JSON.stringify(said()));
  try {
    for (let i = 0; i < 5; i++)
      await expect(read(token)).rejects.toMatchObject({ extensions: { code: 'DOWNSTREAM_UNAVAILABLE' } });
  } finally {
    delete issuer.instead[path];
  }
  expect(sumAsked()).toBe(before + times);
  expect(told).toEqual([expect.stringMatching(why)]);
});

test('of an answer that is too long no more is read than keys may be', async () => {
  const told: string[] = [];
  const read = tokenReader(issuer.settings, (reason) => told.push(reason));
  const token = await issuer.token();
  let sent = 0;
  issuer.instead['/keys'] = (response) => {
    const more = () => {
      while (!response.destroyed && sent < 64 * MEBIBYTE) {
        sent += 65_536;
        if (!response.write(' '.repeat(65_536))) return;
      }
      response.end();
    };
    response.on('drain', more);
    more();
  };
  try {
    await expect(read(token)).rejects.toMatchObject({ extensions: { code: 'DOWNSTREAM_UNAVAILABLE' } });
  } finally {
    delete issuer.instead['/keys'];
  }
  expect(told).toEqual([expect.stringContaining('more than 1048576 bytes')]);
  // what is under way fills the buffers of both sides
  expect(sent).toBeLessThan(32 * MEBIBYTE);
});

test('keys that are old are read again beside the request that uses them', async () => {
  const read = reader({ refreshMs: 0, coolDownMs: { answered: 60_000, failed: 60_000 } });
  const old = await issuer.token();
  await read(old);
  await issuer.rotate();
  expect((await read(old)).viewer.name).toBe('oidc:u-1');
  const fresh = await issuer.token({ sub: 'u-2' });
  const isKnown = () =>
    read(fresh).then(
      () => true,
      () => false,
    );
  let tries = 0;
  while (!(await isKnown()) && tries < 200) {
    tries += 1;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(tries).toBeLessThan(200);
  await expect(read(old)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
});

test('keys that are too old are not used, and the issuer has to say them again', async () => {
  const read = reader({ ...EAGER, staleMs: 0 });
  const token = await issuer.token();
  await read(token);
  issuer.status = 500;
  await expect(read(token)).rejects.toMatchObject({ extensions: { code: 'DOWNSTREAM_UNAVAILABLE' } });
  issuer.status = 200;
  expect((await read(token)).viewer.role).toBe('EDITOR');
});
