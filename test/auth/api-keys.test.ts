import { createHash } from 'node:crypto';
import { createFirstKey, createKey, viewerOf } from '../../src/auth/api-keys';
import { ANONYMOUS } from '../../src/auth/viewer';
import { type Database, openDatabase } from '../../src/database/database';
import { createTestDatabase } from '../support/template-database';

let database: Database;
let key: string;

beforeAll(async () => {
  database = await openDatabase(await createTestDatabase());
  key = await createKey(database.source, 'phòng máy', 'ADMIN');
});

afterAll(() => database.close());

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
    'A key called "phòng máy" is there already; choose another --name.',
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
  await expect(viewerOf(database, `Bearer ${revoked}`)).rejects.toMatchObject(NOT_VALID);
});

test('a key without a name is refused, and the message says so', async () => {
  await expect(createKey(database.source, '', 'ADMIN')).rejects.toThrow('A key needs a name; give one with --name.');
});
