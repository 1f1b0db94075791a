import { createKey } from '../../../src/auth/api-keys';
import { openTestHub, type TestHub } from '../../support/test-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterAll(() => hub.close());

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeySuccess { secret apiKey { id name role scopes state expiresAt revokedAt oldSecretUntil unit { name } } }
  ... on ValidationFailure { fields { field code } } } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { __typename
  ... on RotateApiKeySuccess { secret apiKey { state oldSecretUntil } }
  ... on ValidationFailure { fields { field code } } ... on NotFoundFailure { message } } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename
  ... on RevokeApiKeySuccess { apiKey { state } } } }`;
const WHO = '{ viewer { name role scopes unit { name } } }';

type Made = { createApiKey: { __typename: string; secret: string | null; apiKey: { id: string } } };
const create = async (input: object, key = hub.adminKey) =>
  (await hub.ask<Made, object>(CREATE, { input }, key)).data?.createApiKey as Made['createApiKey'];

test('a key is made, used, given another secret and revoked', async () => {
  const made = await create({ name: 'đối tác', role: 'EDITOR', scopes: ['REPORT'] });
  expect(made).toEqual({
    __typename: 'CreateApiKeySuccess',
    secret: expect.stringMatching(/^pgk_[\w-]{43}$/),
    apiKey: {
      id: expect.any(String),
      name: 'đối tác',
      role: 'EDITOR',
      scopes: ['READ', 'REPORT'],
      state: 'GOOD',
      expiresAt: null,
      revokedAt: null,
      oldSecretUntil: null,
      unit: null,
    },
  });
  const { id } = made.apiKey;
  expect((await hub.ask(WHO, {}, made.secret ?? '')).data).toEqual({
    viewer: { name: 'đối tác', role: 'EDITOR', scopes: ['READ', 'REPORT'], unit: null },
  });
  const { data } = await hub.ask<{ rotateApiKey: { secret: string } }, object>(ROTATE, { input: { id } }, hub.adminKey);
  expect(data).toMatchObject({ rotateApiKey: { apiKey: { state: 'GOOD', oldSecretUntil: expect.any(String) } } });
  const second = data?.rotateApiKey.secret ?? '';
  expect(second).not.toBe(made.secret);
  for (const secret of [made.secret ?? '', second]) expect((await hub.ask(WHO, {}, secret)).status).toBe(200);
  expect((await hub.ask(REVOKE, { input: { id } }, hub.adminKey)).data).toEqual({
    revokeApiKey: { __typename: 'RevokeApiKeySuccess', apiKey: { state: 'REVOKED' } },
  });
  for (const secret of [made.secret ?? '', second])
    expect((await hub.ask(REVOKE, { input: { id } }, secret)).status).toBe(401);
});

test('the secret is in the first answer and in no other place', async () => {
  const input = { name: 'một lần', role: 'READER', idempotencyKey: 'k-1' };
  const first = await create(input);
  const again = await create(input);
  expect(again).toEqual({ ...first, secret: null });
  const [kept] = await hub.database.rows<{ all: string }>(
    `select (select string_agg(i::text, ' ') from idempotency_key i) || (select string_agg(k::text, ' ') from api_key k)
            || coalesce((select string_agg(h::text, ' ') from history h), '') as all`,
    [],
  );
  expect(kept?.all).toContain('một lần');
  expect(kept?.all).not.toContain(first.secret);
  const listed = await hub.ask('{ apiKeys { name role scopes state lastUsedOn unit { name } } }', {}, hub.adminKey);
  expect(JSON.stringify(listed.data)).toContain('một lần');
  expect(JSON.stringify(listed)).not.toContain(first.secret);
});

test.each<[string, object, { field: string; code: string }[]]>([
  ['a name that is taken', { name: 'test', role: 'READER' }, [{ field: 'name', code: 'NAME_TAKEN' }]],
  ['no name', { name: ' ', role: 'READER' }, [{ field: 'name', code: 'INVALID_NAME' }]],
  ['a reporter for nobody', { name: 'r', role: 'REPORTER' }, [{ field: 'unitId', code: 'REQUIRED' }]],
  [
    'a scope beyond the role',
    { name: 's', role: 'READER', scopes: ['EDIT'] },
    [{ field: 'scopes', code: 'BEYOND_ROLE' }],
  ],
  ['a rate below none', { name: 'q', role: 'READER', rate: -1 }, [{ field: 'rate', code: 'OUT_OF_RANGE' }]],
  [
    'a time that is past',
    { name: 'p', role: 'READER', expiresAt: '2020-01-01T00:00:00Z' },
    [{ field: 'expiresAt', code: 'PAST' }],
  ],
])('%s is refused', async (_what, input, fields) => {
  expect(await create(input)).toEqual({ __typename: 'ValidationFailure', fields });
});

test('nobody gives a key that may do more than its own', async () => {
  const narrow = await createKey(hub.database.source, 'cấp khóa', 'ADMIN', { scopes: ['ADMINISTER'] });
  expect(await create({ name: 'lên quyền', role: 'ADMIN' }, narrow)).toEqual({
    __typename: 'ValidationFailure',
    fields: [{ field: 'scopes', code: 'BEYOND_GIVER' }],
  });
  expect(await create({ name: 'chỉ đọc', role: 'READER' }, narrow)).toMatchObject({
    __typename: 'CreateApiKeySuccess',
  });
});

test('nobody gives a key that may ask more often than its own', async () => {
  const slow = await createKey(hub.database.source, 'chậm', 'ADMIN', { rate: 60 });
  for (const rate of [undefined, 0, 61])
    expect(await create({ name: 'nhanh', role: 'READER', rate }, slow)).toEqual({
      __typename: 'ValidationFailure',
      fields: [{ field: 'rate', code: 'BEYOND_GIVER' }],
    });
  expect(await create({ name: 'như thế', role: 'READER', rate: 60 }, slow)).toMatchObject({
    __typename: 'CreateApiKeySuccess',
  });
});

test.each<[string, () => Promise<string | undefined>, string]>([
  ['nobody by name', async () => undefined, 'UNAUTHENTICATED'],
  ['an editor', () => createKey(hub.database.source, 'biên tập', 'EDITOR'), 'FORBIDDEN'],
  [
    'an administrator narrowed to imports',
    () => createKey(hub.database.source, 'nhập', 'ADMIN', { scopes: ['IMPORT'] }),
    'FORBIDDEN',
  ],
])('%s neither sees keys nor makes them', async (_who, keyOf, code) => {
  const key = await keyOf();
  const asked = await hub.ask('{ apiKeys { name } }', {}, key);
  const made = await hub.ask(CREATE, { input: { name: 'trộm', role: 'ADMIN' } }, key);
  for (const { errors } of [asked, made]) expect(errors).toMatchObject([{ extensions: { code } }]);
});
