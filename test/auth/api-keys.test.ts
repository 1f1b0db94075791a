import { createHash } from 'node:crypto';
import { createFirstKey, createKey, secretIn } from '../../src/auth/api-keys';
import { authorized } from '../../src/auth/authorized';
import { limitKey, lockKey, type Rotation, revokeKey, rotateKey } from '../../src/auth/change-key';
import { ANONYMOUS, type Viewer } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { keyUses } from '../../src/server/key-uses';
import { createTestDatabase } from '../support/template-database';

let database: Database;
let key: string;

beforeAll(async () => {
  database = await openDatabase(await createTestDatabase());
  key = await createKey(database.source, 'phòng máy', 'ADMIN');
});

afterAll(() => database.close());

const viewerOf = async (db: Database, header: string | undefined): Promise<Viewer> =>
  (await authorized(db, header, null)).viewer;

const refusal = (message: string) => ({ message, extensions: { code: 'UNAUTHENTICATED' } });
const NOT_VALID = refusal('The key in the Authorization header is not valid; `plangraph keys create` makes one.');
const NOT_BEARER = refusal('The Authorization header is not of the form "Bearer KEY".');

test('a key tells what it is of, and holds 256 random bits', async () => {
  expect(key).toMatch(/^pgk_[\w-]{43}$/);
  expect(await createKey(database.source, 'khóa khác', 'READER')).not.toBe(key);
});

test('only the hash of a key is stored', async () => {
  const rows = await database.source.query<object[]>('select * from api_key where name = $1', ['phòng máy']);
  expect(rows).toMatchObject([
    { role: 'ADMIN', secret_sha256: createHash('sha256').update(key).digest('hex'), revoked_at: null },
  ]);
  expect(JSON.stringify(rows)).not.toContain(key.slice(4));
});

const countKeys = async () => (await database.source.query<{ n: string }[]>('select count(*) as n from api_key'))[0]?.n;

test('a first key is made only where there is none', async () => {
  expect(await createFirstKey(database.source)).toBeNull();
});

test('a name that is taken is refused, and the key that has it stays', async () => {
  const count = await countKeys();
  await expect(createKey(database.source, 'phòng máy', 'READER')).rejects.toThrow(
    'A key called "phòng máy" is there already; choose another name.',
  );
  expect(await countKeys()).toBe(count);
  expect((await viewerOf(database, `Bearer ${key}`)).role).toBe('ADMIN');
});

test('without a header one is an anonymous reader', async () => {
  expect(await viewerOf(database, undefined)).toEqual(ANONYMOUS);
});

test.each([
  ['as it is', () => `Bearer ${key}`],
  ['with another case of the scheme', () => `bearer ${key}`],
  ['with more space', () => `  Bearer   ${key} `],
])('a key is known %s', async (_how, header) => {
  expect(await viewerOf(database, header())).toEqual({
    kind: 'key',
    role: 'ADMIN',
    keyId: expect.any(Number),
    name: 'phòng máy',
  });
});

test.each([
  ['nothing', () => '', NOT_BEARER],
  ['the scheme alone', () => 'Bearer', NOT_BEARER],
  ['the key alone', () => key, NOT_BEARER],
  ['another scheme', () => `Basic ${Buffer.from(`admin:${key}`).toString('base64')}`, NOT_BEARER],
  ['two keys', () => `Bearer ${key} ${key}`, NOT_BEARER],
  ['another key', () => `Bearer pgk_${'A'.repeat(43)}`, NOT_VALID],
  ['the key in another case', () => `Bearer ${key.toUpperCase()}`, NOT_VALID],
  ['a part of the key', () => `Bearer ${key.slice(0, -1)}`, NOT_VALID],
  ['the hash of the key', () => `Bearer ${createHash('sha256').update(key).digest('hex')}`, NOT_VALID],
])('a header of %s is UNAUTHENTICATED', async (_what, header, error) => {
  await expect(viewerOf(database, header())).rejects.toMatchObject(error);
});

test('a key that was revoked is not valid any more', async () => {
  const revoked = await createKey(database.source, 'đã thu hồi', 'ADMIN');
  expect((await viewerOf(database, `Bearer ${revoked}`)).kind).toBe('key');
  await database.source.query(`update api_key set revoked_at = now() where name = 'đã thu hồi'`);
  await expect(viewerOf(database, `Bearer ${revoked}`)).rejects.toMatchObject(
    refusal('The key "đã thu hồi" was revoked. Ask who gave it to you for another one.'),
  );
});

test('a key without a name is refused, and the message says so', async () => {
  await expect(createKey(database.source, '', 'ADMIN')).rejects.toThrow(
    'A key needs a name: whose it is, and for what.',
  );
});

const HOUR_MS = 3_600_000;

const rotation = (name: string, options: Rotation, now = new Date()) =>
  database.source.transaction(async (tx) => {
    const key = await lockKey(tx, { name });
    if (!key) throw new Error(name);
    const given = await rotateKey(tx, key, options, now);
    if (given.kind === 'refused') throw new Error(given.faults[0]?.message);
    return given;
  });
const rotated = async (name: string, overlapMs: number) => (await rotation(name, { overlapMs })).secret;
const revoke = (name: string) =>
  database.source.transaction(async (tx) => {
    const key = await lockKey(tx, { name });
    if (key) await revokeKey(tx, key, new Date());
  });
const isGood = (secret: string) =>
  viewerOf(database, `Bearer ${secret}`).then(
    () => true,
    () => false,
  );

test('a key is good until it expires, and says so to who holds it', async () => {
  const at = new Date(Date.now() + HOUR_MS);
  const secret = await createKey(database.source, 'một giờ', 'READER', { expiresAt: at });
  expect(await isGood(secret)).toBe(true);
  await database.source.query(`update api_key set expires_at = '2026-01-01T00:00:00Z' where name = 'một giờ'`);
  await expect(viewerOf(database, `Bearer ${secret}`)).rejects.toMatchObject(
    refusal(
      'The key "một giờ" expired (2026-01-01T00:00:00.000Z). Ask who gave it to you: `plangraph keys rotate --expires-in 90d` makes it good again, with another secret.',
    ),
  );
});

test('each secret that was replaced is good for as long as was said then, also where two follow each other', async () => {
  const first = await createKey(database.source, 'xoay vòng', 'EDITOR');
  const second = await rotated('xoay vòng', HOUR_MS);
  const third = await rotated('xoay vòng', HOUR_MS);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(await Promise.all([first, second, third].map(isGood))).toEqual([true, true, true]);
  await database.source.query(`update api_key_old_secret set good_until = now() where secret_sha256 = $1`, [
    createHash('sha256').update(first).digest('hex'),
  ]);
  expect(await Promise.all([first, second, third].map(isGood))).toEqual([false, true, true]);
  const fourth = await rotated('xoay vòng', 0);
  expect(await Promise.all([second, third, fourth].map(isGood))).toEqual([false, false, true]);
});

test('a key that has expired is good again with its new secret alone', async () => {
  const first = await createKey(database.source, 'hết hạn', 'EDITOR');
  const second = await rotated('hết hạn', HOUR_MS);
  await database.source.query(`update api_key set expires_at = now() - interval '1 day' where name = 'hết hạn'`);
  const expiresAt = new Date(Date.now() + 24 * HOUR_MS);
  const { secret, oldGoodUntil } = await rotation('hết hạn', { overlapMs: HOUR_MS, expiresAt });
  expect(await Promise.all([first, second, secret].map(isGood))).toEqual([false, false, true]);
  expect(oldGoodUntil).toBeNull();
});

test('what a key was known by is good no longer than the key, and so it is said', async () => {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + HOUR_MS / 2);
  await createKey(database.source, 'nửa giờ', 'EDITOR', { expiresAt });
  expect((await rotation('nửa giờ', { overlapMs: HOUR_MS }, now)).oldGoodUntil).toEqual(expiresAt);
  const later = new Date(now.getTime() + 24 * HOUR_MS);
  const until = new Date(now.getTime() + HOUR_MS);
  expect((await rotation('nửa giờ', { overlapMs: HOUR_MS, expiresAt: later }, now)).oldGoodUntil).toEqual(until);
});

test('a key that was revoked is refused another secret as it is refused a name that is taken: exit code 1', () => {
  const refusedFor = (code: string) => () =>
    secretIn({ kind: 'refused', faults: [{ field: 'name', code, message: code }] });
  for (const [code, exitCode] of [
    ['REVOKED', 1],
    ['NAME_TAKEN', 1],
    ['INVALID_NAME', 2],
  ] as const)
    expect(refusedFor(code)).toThrow(expect.objectContaining({ exitCode }));
});

test('a key that is revoked is so with every secret that it had, and takes no other', async () => {
  const old = await createKey(database.source, 'lộ khóa', 'EDITOR');
  const now = await rotated('lộ khóa', HOUR_MS);
  await revoke('lộ khóa');
  expect(await Promise.all([old, now].map(isGood))).toEqual([false, false]);
  await expect(rotated('lộ khóa', HOUR_MS)).rejects.toThrow('The key "lộ khóa" was revoked; make another one.');
});

test.each<[string, Parameters<typeof createKey>[2], Parameters<typeof createKey>[3], RegExp]>([
  ['a reporter without a unit', 'REPORTER', {}, /--unit: A reporter reports for a unit/],
  ['a unit that is not there', 'REPORTER', { unitId: 2_000_000_000 }, /--unit: There is no such unit/],
  ['a scope beyond the role', 'READER', { scopes: ['EDIT'] }, /--scope: EDIT: the role READER does not allow it/],
  ['no scope at all', 'ADMIN', { scopes: [] }, /--scope: No scope is named/],
  ['a time that is past', 'ADMIN', { expiresAt: new Date(0) }, /--expires: 1970-01-01T00:00:00.000Z is past/],
])('%s is refused', async (what, role, limits, message) => {
  await expect(createKey(database.source, what, role, limits)).rejects.toThrow(message);
});

test('a key is limited as one that is made may be, and not at all once it was revoked', async () => {
  await createKey(database.source, 'giới hạn', 'READER', { rate: 600, budget: 500 });
  const limited = (limits: Parameters<typeof limitKey>[2]) =>
    database.source.transaction(async (tx) => {
      const key = await lockKey(tx, { name: 'giới hạn' });
      if (!key) throw new Error('giới hạn');
      const changed = await limitKey(tx, key, limits);
      return changed.kind === 'refused' ? changed.faults.map(({ field, code }) => `${field} ${code}`) : changed.kind;
    });
  const stored = () => database.source.query(`select rate, budget from api_key where name = 'giới hạn'`);
  expect(await limited({ rate: 99_999_999, budget: 999_999_999 })).toEqual([
    'rate OUT_OF_RANGE',
    'budget OUT_OF_RANGE',
  ]);
  expect(await stored()).toEqual([{ rate: 600, budget: 500 }]);
  expect(await limited({ rate: 0, budget: null })).toBe('limited');
  expect(await stored()).toEqual([{ rate: 0, budget: null }]);
  await revoke('giới hạn');
  expect(await limited({ rate: 600 })).toEqual(['name REVOKED']);
  expect(await stored()).toEqual([{ rate: 0, budget: null }]);
});

test.each(['oidc:ai', 'Command line', 'hai\ndòng', 'x'.repeat(201)])('no key is called %j', async (name) => {
  await expect(createKey(database.source, name, 'READER')).rejects.toThrow();
});

test('a key knows its scopes and its unit', async () => {
  const [unit] = await database.source.query<{ id: number }[]>(`insert into unit (name) values ('Sở Y') returning id`);
  const secret = await createKey(database.source, 'Sở Y', 'REPORTER', {
    unitId: unit?.id ?? 0,
    scopes: ['READ'],
    expiresAt: null,
  });
  expect(await viewerOf(database, `Bearer ${secret}`)).toEqual({
    kind: 'key',
    role: 'REPORTER',
    keyId: expect.any(Number),
    name: 'Sở Y',
    scopes: ['READ'],
    unit: { id: unit?.id },
  });
});

test('the day of the last use is kept, once a day and key, and who may not write it is not bothered', async () => {
  await createKey(database.source, 'dùng', 'READER');
  const [row] = await database.rows<{ id: number }>(`select id from api_key where name = 'dùng'`, []);
  const asked: string[] = [];
  let now = new Date();
  const used = keyUses(
    {
      rows: async <Row>(text: string, values: readonly unknown[]) => {
        asked.push(text);
        return database.rows<Row>(text, values);
      },
    },
    () => now,
  );
  for (let i = 0; i < 5; i++) used(row?.id ?? 0);
  now = new Date(now.getTime() + 24 * HOUR_MS);
  used(row?.id ?? 0);
  expect(asked).toEqual(Array(2).fill('select note_api_key_use($1)'));
  await expect(
    database
      .rows(`select note_api_key_use(${row?.id}) `, [])
      .then(() =>
        database.rows(
          `select last_used_on = (now() at time zone 'Asia/Ho_Chi_Minh')::date as "isToday" from api_key where name = 'dùng'`,
          [],
        ),
      ),
  ).resolves.toEqual([{ isToday: true }]);
  const refusing = keyUses({ rows: () => Promise.reject(new Error('read-only')) }, () => now);
  expect(() => refusing(1)).not.toThrow();
});
