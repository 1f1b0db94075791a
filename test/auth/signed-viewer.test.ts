import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { makeKeyPair, publicHalf, readPrivateKey, readPublicKey } from '../../src/auth/gateway-keys';
import { viewerSigner } from '../../src/auth/signed-viewer';
import { signedViewer } from '../../src/auth/verify-viewer';
import { ANONYMOUS, type Viewer } from '../../src/auth/viewer';

const EDITOR: Viewer = { kind: 'key', keyId: 7, name: 'Sở Nội vụ', role: 'EDITOR' };
const SECOND = 1000;

let privateKey: string;
let publicKey: string;

beforeAll(async () => {
  ({ privateKey, publicKey } = await makeKeyPair());
});

const trusting = async (audience = 'legal', key = publicKey) => ({ publicKey: await readPublicKey(key), audience });
const signed = async (viewer: Viewer, subgraph = 'legal', agoMs = 0, key = privateKey) =>
  viewerSigner(await readPrivateKey(key), () => Date.now() - agoMs)(viewer, subgraph);

/** A statement as somebody else would write one, with the gateway's key. */
const written = async (claims: Record<string, unknown>, subject: string, issuer = 'plangraph-gateway') =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(issuer)
    .setAudience('legal')
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await readPrivateKey(privateKey));

test.each([EDITOR, { ...EDITOR, budget: 200_000 }, ANONYMOUS])(
  'what a gateway signs of $role is what the subgraph reads',
  async (viewer) => {
    expect(await signedViewer(await trusting(), await signed(viewer))).toEqual(viewer);
  },
);

test('a statement is used again for a while, and not longer than that', async () => {
  let now = Date.now();
  const sign = viewerSigner(await readPrivateKey(privateKey), () => now);
  const first = await sign(EDITOR, 'legal');
  now += 29 * SECOND;
  expect(await sign(EDITOR, 'legal')).toBe(first);
  expect(await sign(EDITOR, 'plans')).not.toBe(first);
  expect(await sign({ ...EDITOR, role: 'READER' }, 'legal')).not.toBe(first);
  now += 2 * SECOND;
  expect(await sign(EDITOR, 'legal')).not.toBe(first);
});

const UNSIGNED = (() => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / SECOND);
  const claims = {
    iss: 'plangraph-gateway',
    aud: 'legal',
    sub: '1',
    name: 'x',
    role: 'ADMIN',
    iat: now,
    exp: now + 60,
  };
  return `${part({ alg: 'none' })}.${part(claims)}.`;
})();

describe('a subgraph refuses', () => {
  test.each<[string, RegExp, () => Promise<string>]>([
    ['what is older than a minute', /older than 60 seconds.*clocks/, () => signed(EDITOR, 'legal', 70 * SECOND)],
    ['what is from the future', /from the future.*clocks/, () => signed(EDITOR, 'legal', -20 * SECOND)],
    ['what is for another subgraph', /another subgraph than "legal"/, () => signed(EDITOR, 'plans')],
    [
      'what another key has signed',
      /another key has signed it\. Set GATEWAY_PUBLIC_KEY/,
      async () => signed(EDITOR, 'legal', 0, (await makeKeyPair()).privateKey),
    ],
    ['what nobody has signed (alg none)', /not a statement that a gateway/, async () => UNSIGNED],
    [
      'what is signed with the public key as a secret',
      /not a statement that a gateway/,
      () =>
        new SignJWT({ name: 'x', role: 'ADMIN' })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer('plangraph-gateway')
          .setAudience('legal')
          .setSubject('1')
          .setIssuedAt()
          .setExpirationTime('60s')
          .sign(Buffer.from(publicKey)),
    ],
    ['a statement that was changed', /another key has signed it/, async () => tampered(await signed(EDITOR))],
    [
      'what somebody else issues',
      /not a statement that a gateway/,
      () => written({ name: 'x', role: 'ADMIN' }, '1', 'x'),
    ],
    ['a role that is none', /does not say the id, name and role/, () => written({ name: 'x', role: 'OWNER' }, '1')],
    ['a key without an id', /does not say the id, name and role/, () => written({ name: 'x', role: 'ADMIN' }, 'me')],
    ...[0, 1.5, '9000'].map((budget): [string, RegExp, () => Promise<string>] => [
      `a budget that is none (${JSON.stringify(budget)})`,
      /does not say the id, name and role/,
      () => written({ name: 'x', role: 'ADMIN', budget }, '1'),
    ]),
    ['what is no statement at all', /not a statement that a gateway/, async () => 'pgk_abc'],
    ['nothing', /not a statement that a gateway/, async () => ''],
  ])('%s', async (_what, reason, token) => {
    await expect(signedViewer(await trusting(), await token())).rejects.toMatchObject({
      message: expect.stringMatching(reason),
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  });

  test('everything, where it trusts no gateway', async () => {
    await expect(signedViewer('SUBGRAPH', await signed(EDITOR))).rejects.toMatchObject({
      message: expect.stringContaining(
        'no gateway is trusted here. A subgraph trusts the one whose public key is in its setting',
      ),
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });
});

/** The same signature under other claims. */
function tampered(token: string): string {
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), role: 'ADMIN' };
  return [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}

describe('the settings', () => {
  test('the public half is made from the private one', async () => {
    expect(await publicHalf(privateKey)).toBe(publicKey);
  });

  test('a whole PEM file is taken as well, with its lines or with "\\n" in them', async () => {
    const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const pem = await exportSPKI(pair.publicKey);
    for (const text of [pem, pem.replaceAll('\n', '\\n')]) expect((await readPublicKey(text)).type).toBe('public');
  });

  test.each([
    ['GATEWAY_PRIVATE_KEY', readPrivateKey],
    ['GATEWAY_PUBLIC_KEY', readPublicKey],
  ])('%s that is none is refused without being shown', async (setting, read) => {
    await expect(read('c2VjcmV0')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`${setting}.*plangraph keys gateway`)),
    });
    await expect(read('c2VjcmV0')).rejects.not.toMatchObject({ message: expect.stringContaining('c2VjcmV0') });
  });
});
