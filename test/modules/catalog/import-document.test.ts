import { createKey } from '../../../src/auth/api-keys';
import { encodeId } from '../../../src/graph/global-id';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const MUTATION = `mutation ($input: ImportDocumentInput!) {
  importDocument(input: $input) {
    __typename
    ... on Failure { message }
    ... on ValidationFailure { fields { field code message } }
    ... on ImportDocumentSuccess {
      dryRun number plan { id number document { number } } document { id plan { number } }
      counts { kind created changed removed unchanged }
    }
  }
}`;

interface Imported {
  importDocument: Record<string, unknown> & { counts?: { kind: string; created: number; unchanged: number }[] };
}

let hub: TestHub;
const TEXT = planText({ number: '7/KH-SDL', taskCount: 3, indicatorCount: 2 });
const base64 = (text: string) => Buffer.from(text).toString('base64');

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterAll(() => hub.close());

const send = (input: Record<string, unknown>, key?: string) =>
  hub.ask<Imported, object>(MUTATION, { input: { fileName: 'a.txt', contentBase64: base64(TEXT), ...input } }, key);

const stored = async () => {
  const [row] = await hub.database.rows<{ n: number }>('select count(*)::int as n from source_text', []);
  return row?.n;
};

afterEach(async () => {
  await hub.database.source.query('truncate source_text, legal_document, plan, unit cascade');
});

test('without a key it is UNAUTHENTICATED, with a key that only reads FORBIDDEN, and nothing is stored', async () => {
  const anonymous = await send({});
  expect(anonymous.data ?? null).toBeNull();
  expect(anonymous.errors).toMatchObject([{ path: ['importDocument'], extensions: { code: 'UNAUTHENTICATED' } }]);
  const reader = await createKey(hub.database.source, 'reader', 'READER');
  expect((await send({}, reader)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await stored()).toBe(0);
});

test('a document goes in: its plan and its document are there in the same answer', async () => {
  const { data, errors } = await send({}, hub.adminKey);
  expect(errors).toBeUndefined();
  expect(data?.importDocument).toMatchObject({
    __typename: 'ImportDocumentSuccess',
    dryRun: false,
    number: '7/KH-SDL',
    plan: { number: '7/KH-SDL', document: { number: '7/KH-SDL' } },
    document: { plan: { number: '7/KH-SDL' } },
  });
  const again = await send({}, hub.adminKey);
  const counts = again.data?.importDocument.counts ?? [];
  expect(counts.map((count) => count.kind)).toEqual([
    'plans',
    'documents',
    'units',
    'tasks',
    'citations',
    'indicators',
  ]);
  expect(counts).toEqual(counts.map((count) => ({ ...count, created: 0, changed: 0, removed: 0 })));
});

test('a dry run says what would happen, names no row, and stores nothing', async () => {
  const { data } = await send({ dryRun: true }, hub.adminKey);
  expect(data?.importDocument).toMatchObject({ dryRun: true, number: '7/KH-SDL', plan: null, document: null });
  expect(data?.importDocument.counts).toContainEqual({
    kind: 'tasks',
    created: 3,
    changed: 0,
    removed: 0,
    unchanged: 0,
  });
  expect(await stored()).toBe(0);
});

test.each([
  ['a star', 'SGVsbG8*'],
  ['the alphabet of addresses', 'SGVs_G8-'],
  ['too few characters', 'SGVsbG'],
  ['padding in the middle', 'SGVs==bG'],
  ['a data address', `data:text/plain;base64,${base64('x')}`],
])('base64 with %s is a fault of contentBase64', async (_what, contentBase64) => {
  const { data, errors } = await send({ contentBase64 }, hub.adminKey);
  expect(errors).toBeUndefined();
  const message = 'It is not base64; encode the bytes of the file.';
  expect(data?.importDocument).toEqual({
    __typename: 'ValidationFailure',
    message: `contentBase64: ${message}`,
    fields: [{ field: 'contentBase64', code: 'INVALID_BASE64', message }],
  });
});

test('base64 in lines, as mail has it, is taken', async () => {
  const contentBase64 = base64(TEXT).replace(/.{76}/g, '$&\r\n');
  expect((await send({ contentBase64 }, hub.adminKey)).data?.importDocument.__typename).toBe('ImportDocumentSuccess');
});

test.each([
  ['nothing', ''],
  ['a text that is no document', base64('Chào cả nhà, mai mình đi chơi nhé.')],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).toString('base64')],
])('%s is a fault of contentBase64, and nothing is stored', async (_what, contentBase64) => {
  const { data, errors } = await send({ contentBase64 }, hub.adminKey);
  expect(errors).toBeUndefined();
  expect(data?.importDocument).toMatchObject({ __typename: 'ValidationFailure', fields: [{ field: 'contentBase64' }] });
  expect(await stored()).toBe(0);
});

test.each(['x', encodeId('Plan', 999_999), encodeId('LegalDocument', 999_999), encodeId('Unit', 1)])(
  'replaces: "%s" is a NotFoundFailure',
  async (replaces) => {
    const { data, errors } = await send({ replaces }, hub.adminKey);
    expect(errors).toBeUndefined();
    expect(data?.importDocument).toEqual({
      __typename: 'NotFoundFailure',
      message: `replaces: "${replaces}" is not the id of a plan or document.`,
    });
    expect(await stored()).toBe(0);
  },
);

test.each(['a\u0000.txt', 'a\n.txt'])('the file name %j is a fault of fileName', async (fileName) => {
  const { data, errors } = await send({ fileName }, hub.adminKey);
  expect(errors).toBeUndefined();
  const message = 'It holds a control character; give a name such as ke-hoach.txt.';
  expect(data?.importDocument).toEqual({
    __typename: 'ValidationFailure',
    message: `fileName: ${message}`,
    fields: [{ field: 'fileName', code: 'INVALID_FILE_NAME', message }],
  });
});

test('a retry under the same key is carried out once; the key is good for no other document', async () => {
  await hub.database.source.query('truncate idempotency_key');
  const first = await send({ idempotencyKey: 'k1' }, hub.adminKey);
  expect(first.data?.importDocument.__typename).toBe('ImportDocumentSuccess');
  // the plan is withdrawn meanwhile: the retry does not bring it back
  const { plan, ...counted } = (first.data as Imported).importDocument;
  await hub.database.source.query('truncate source_text, legal_document, plan, unit cascade');
  const again = await send({ idempotencyKey: 'k1' }, hub.adminKey);
  expect(again.data?.importDocument).toEqual({ ...counted, plan: null, document: null });
  expect(plan).toMatchObject({ number: '7/KH-SDL' });
  expect(await stored()).toBe(0);
  const other = await send({ idempotencyKey: 'k1', contentBase64: base64(`${TEXT}\n`) }, hub.adminKey);
  expect(other.data?.importDocument).toMatchObject({
    __typename: 'ValidationFailure',
    fields: [{ field: 'idempotencyKey', code: 'KEY_USED_FOR_ANOTHER_REQUEST' }],
  });
});
