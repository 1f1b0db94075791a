import { planText } from '../support/plan-text';
import { TEST_FILE_BYTES } from '../support/test-documents';
import { openTestHub, type TestHub } from '../support/test-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterAll(() => hub.close());

const IMPORT = `mutation ($input: ImportDocumentInput!) { importDocument(input: $input) {
  __typename
  ... on ImportDocumentSuccess { number dryRun plan { number tasks { totalCount } } counts { kind created changed removed unchanged } }
  ... on Failure { message }
  ... on ValidationFailure { fields { field code message } } } }`;

const input = (content: string | Buffer, more: Record<string, unknown> = {}) => ({
  input: { fileName: 'document.txt', contentBase64: Buffer.from(content).toString('base64'), ...more },
});

const rowCount = async () => {
  const [row] = await hub.database.rows<{ n: number }>(
    `select (select count(*) from source_text) + (select count(*) from legal_document) + (select count(*) from unit)
          + (select count(*) from plan) + (select count(*) from task) as n`,
    [],
  );
  return row?.n;
};

type Failed = { importDocument: { __typename: string; message: string; fields: { code: string }[] } };

describe('writing needs a key', () => {
  test('without one importDocument is UNAUTHENTICATED and stores nothing', async () => {
    const before = await rowCount();
    const { data, errors } = await hub.ask(IMPORT, input(planText({ number: '1/KH-SDL', taskCount: 2 })));
    expect(data).toBeNull();
    expect(errors?.map((e) => e.extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(errors?.[0]?.message).toContain('Authorization: Bearer KEY');
    expect(await rowCount()).toBe(before);
  });

  test.each([
    ['Bearer pgk_wrong', 'The key in the Authorization header is not valid'],
    ['Basic dTpw', 'The Authorization header is not of the form "Bearer KEY".'],
  ])('with the header %s every request is refused', async (authorization, message) => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: '{ viewer { role } }' }),
    });
    const body = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(response.status).toBe(401);
    expect(body.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(body.errors[0]?.message).toContain(message);
  });

  test('with one a document is taken in, and the same document again changes nothing', async () => {
    const document = input(planText({ number: '2/KH-SDL', taskCount: 4 }));
    const first = await hub.ask<{ importDocument: { plan: unknown; counts: Record<string, unknown>[] } }, object>(
      IMPORT,
      document,
      hub.adminKey,
    );
    expect(first.errors).toBeUndefined();
    expect(first.data?.importDocument.plan).toEqual({ number: '2/KH-SDL', tasks: { totalCount: 4 } });
    const again = await hub.ask<
      { importDocument: { counts: { created: number; changed: number; removed: number }[] } },
      object
    >(IMPORT, document, hub.adminKey);
    expect(
      again.data?.importDocument.counts.map(({ created, changed, removed }) => [created, changed, removed]),
    ).toEqual(Array.from({ length: 6 }, () => [0, 0, 0]));
  });

  test('a dry run says what would happen and stores nothing', async () => {
    const before = await rowCount();
    const { data } = await hub.ask<
      { importDocument: { dryRun: boolean; plan: null; counts: { kind: string; created: number }[] } },
      object
    >(IMPORT, input(planText({ number: '3/KH-SDL', taskCount: 3 }), { dryRun: true }), hub.adminKey);
    expect(data?.importDocument).toMatchObject({ dryRun: true, plan: null });
    expect(data?.importDocument.counts.find((c) => c.kind === 'tasks')?.created).toBe(3);
    expect(await rowCount()).toBe(before);
  });

  test('the viewer is anonymous without a key and ADMIN with one', async () => {
    expect((await hub.ask('{ viewer { name role } }')).data).toEqual({ viewer: { name: null, role: 'READER' } });
    expect((await hub.ask('{ viewer { name role } }', {}, hub.adminKey)).data).toEqual({
      viewer: { name: 'test', role: 'ADMIN' },
    });
  });
});

describe('a file that cannot be read is a ValidationFailure that names the way out, and nothing is stored', () => {
  // "Sở Nội vụ" and "kế hoạch" as TCVN3 and VNI write them, byte by byte
  const tcvn3 = Buffer.from('Céng hßa x· héi chñ nghÜa ViÖt Nam. KÕ ho¹ch c«ng t¸c n¨m 2006 cña Së Néi vô', 'latin1');
  test.each<[string, Buffer | string, Record<string, unknown>, string, RegExp]>([
    ['an empty file', '', {}, 'EMPTY_FILE', /empty/],
    ['a damaged file', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), {}, 'BROKEN_FILE', /damaged/],
    ['bytes with NUL', Buffer.from('Kế hoạch\0\0\u0001'), {}, 'BINARY_FILE', /text/],
    ['a text that is no document', 'Hôm nay trời đẹp, chúng tôi đi chơi.\n', {}, 'NOT_A_DOCUMENT', /./],
    ['a text in TCVN3', tcvn3, {}, 'LEGACY_ENCODING', /TCVN3.*(Unicode|UTF-8)/],
    ['invalid UTF-8', Buffer.from([0x4b, 0xff, 0xfe, 0xc3, 0x28, 0x41]), {}, 'INVALID_UTF8', /byte/],
    ['another format', 'x', { fileName: 'plan.md' }, 'UNSUPPORTED_FORMAT', /docx/],
    ['a file over the limit', Buffer.alloc(TEST_FILE_BYTES + 1, 'a'), {}, 'FILE_TOO_LARGE', /MAX_FILE_MB/],
  ])('%s', async (_what, content, more, code, message) => {
    const before = await rowCount();
    const { data, errors } = await hub.ask<Failed, object>(IMPORT, input(content, more), hub.adminKey);
    expect(errors).toBeUndefined();
    expect(data?.importDocument.__typename).toBe('ValidationFailure');
    expect(data?.importDocument.fields[0]?.code).toBe(code);
    expect(data?.importDocument.message).toMatch(message);
    expect(data?.importDocument.message).not.toMatch(/\n\s+at /);
    expect(await rowCount()).toBe(before);
  });

  test('content that is not base64', async () => {
    const { data } = await hub.ask<Failed, object>(
      IMPORT,
      { input: { fileName: 'a.txt', contentBase64: '***' } },
      hub.adminKey,
    );
    expect(data?.importDocument.fields[0]?.code).toBe('INVALID_BASE64');
  });

  test('a plan to replace that is not there is a NotFoundFailure', async () => {
    const { data } = await hub.ask<Failed, object>(
      IMPORT,
      input(planText({ number: '9/KH-SDL', taskCount: 1 }), {
        replaces: Buffer.from('Plan:99999').toString('base64url'),
      }),
      hub.adminKey,
    );
    expect(data?.importDocument.__typename).toBe('NotFoundFailure');
  });

  test('a request larger than a document can be is answered 413, in the form of a GraphQL error', async () => {
    const body = JSON.stringify({ query: IMPORT, variables: input(Buffer.alloc(TEST_FILE_BYTES * 2, 'a')) });
    const send = (headers: Record<string, string>) =>
      fetch(`${hub.url}/graphql`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      });
    const withKey = await send({ authorization: `Bearer ${hub.adminKey}` });
    expect(withKey.status).toBe(413);
    expect(await withKey.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('MAX_FILE_MB'), extensions: { code: 'BAD_USER_INPUT' } }],
    });
    const without = await send({});
    expect(without.status).toBe(413);
  });

  test('nor does it help to send it piece by piece, without saying how long it is', async () => {
    const pieces = async function* () {
      for (let i = 0; i < 40; i++) yield Buffer.alloc(64 * 1024, ' ');
      yield JSON.stringify({ query: '{ viewer { role } }' });
    };
    const send = (headers: Record<string, string>) =>
      fetch(`${hub.url}/graphql`, {
        method: 'POST',
        body: pieces() as never,
        duplex: 'half',
        headers: { 'content-type': 'application/json', ...headers },
      } as RequestInit);
    const without = await send({});
    expect(without.status).toBe(413);
    expect(await without.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('without a key'), extensions: { code: 'TOO_COSTLY' } }],
    });
    const withKey = await send({ authorization: `Bearer ${hub.adminKey}` });
    expect(await withKey.json()).toEqual({ data: { viewer: { role: 'ADMIN' } } });
  });
});

describe('a question that cannot be answered says why', () => {
  test.each([
    ['an unknown number', '{ plan(number: "1/KH-KHÔNG") { id } }', 'NOT_FOUND', 'No plan is numbered "1/KH-KHÔNG"'],
    [
      'an unknown document',
      '{ legalDocument(number: "1/QĐ-KHÔNG") { id } }',
      'NOT_FOUND',
      'No legal document is numbered',
    ],
    ['an unknown unit', '{ unit(name: "Sở Vũ trụ") { id } }', 'NOT_FOUND', 'No unit is called "Sở Vũ trụ"'],
    ['a malformed id', '{ node(id: "abc") { id } }', 'BAD_USER_INPUT', 'id: "abc" is not an id'],
    [
      'an id of another kind',
      `{ unit(name: "x", within: "${Buffer.from('Plan:1').toString('base64url')}") { id } }`,
      'BAD_USER_INPUT',
      'within: ',
    ],
    ['a negative page', '{ plans(first: -1) { totalCount nodes { id } } }', 'BAD_USER_INPUT', 'first: -1'],
    ['a page too large', '{ plans(first: 10001) { totalCount nodes { id } } }', 'BAD_USER_INPUT', 'first: 10001'],
    ['a cursor of no list', '{ plans(after: "zzz") { nodes { id } } }', 'BAD_USER_INPUT', 'after: "zzz"'],
    [
      'a malformed day',
      '{ plan(number: "1/KH", issuedOn: "2026-02-30") { id } }',
      'BAD_USER_INPUT',
      'issuedOn: "2026-02-30" is not a calendar day',
    ],
    [
      'an enum value that is none',
      '{ tasks(filter: { or: [{ status: { in: [DONE] } }] }) { totalCount } }',
      'BAD_USER_INPUT',
      'filter.or.status.in: Value "DONE" does not exist in "TaskStatus" enum',
    ],
    [
      'an order that is none',
      '{ tasks(orderBy: [{ field: COLOUR }]) { totalCount } }',
      'BAD_USER_INPUT',
      'orderBy.field: Value "COLOUR" does not exist',
    ],
    [
      'an instant that is none',
      '{ tasks(recordedAt: "today") { totalCount } }',
      'BAD_USER_INPUT',
      'recordedAt: "today" is not an instant; a DateTime is written as',
    ],
    [
      'an instant to come',
      '{ tasks(recordedAt: "2999-01-01T00:00:00Z") { totalCount } }',
      'BAD_USER_INPUT',
      'recordedAt: ',
    ],
    [
      'a number too large',
      '{ tasks(first: 10000000000) { totalCount } }',
      'BAD_USER_INPUT',
      'first: Int cannot represent',
    ],
    ['an empty search', '{ search(text: " ") { totalCount } }', 'BAD_USER_INPUT', 'text: '],
    ['a search of 100 kB', `{ search(text: "${'việc '.repeat(20_000)}") { totalCount } }`, 'BAD_USER_INPUT', 'text: '],
    ['a field that is not there', '{ plans { nodes { colour } } }', 'GRAPHQL_VALIDATION_FAILED', 'colour'],
    ['a query that is none', '{ plans', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
  ])('%s', async (_what, query, code, message) => {
    const { errors } = await hub.ask(query);
    expect(errors?.map((e) => e.extensions.code)).toEqual([code]);
    expect(errors?.[0]?.message).toContain(message);
    expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|select /);
  });

  test.each([
    [{ status: { eq: 'DONE' } }, 'Variable "$filter" got invalid value "DONE" at "filter.status.eq"'],
    [{ dueOn: { lt: '2026-2-1' } }, 'Variable "$filter" got invalid value "2026-2-1" at "filter.dueOn.lt"'],
    [
      Array.from({ length: 3000 }).reduce<object>((inner) => ({ not: inner }), {}),
      'variables: they are nested deeper than 100 levels; ask for less at a time.',
    ],
  ])('a variable that its type does not take is BAD_USER_INPUT: %#', async (filter, message) => {
    const { status, errors } = await hub.ask('query ($filter: TaskFilter) { tasks(filter: $filter) { totalCount } }', {
      filter,
    });
    expect([status, errors?.map((e) => e.extensions.code)]).toEqual([400, ['BAD_USER_INPUT']]);
    expect(errors?.[0]?.message).toContain(message);
  });

  test('a query whose pages multiply is refused as the fault of who asks', async () => {
    const { status, errors } = await hub.ask(
      '{ plans(first: 1000) { nodes { tasks(first: 1000) { nodes { id } } } } }',
    );
    expect([status, errors?.map((e) => e.extensions.code)]).toEqual([400, ['TOO_COSTLY']]);
  });

  test.each([
    ['the root', 'Query', '{ ...F0 ...F0 }'],
    ['a page', 'PlanConnection', '{ plans(first: 0) { ...F0 ...F0 } }'],
  ])('fragments of %s that double with every level are not followed to their end', async (_what, type, operation) => {
    const levels = Array.from({ length: 40 }, (_, i) => `fragment F${i} on ${type} { ...F${i + 1} ...F${i + 1} }`);
    const { status, errors } = await hub.ask(`${operation} ${levels.join(' ')} fragment F40 on ${type} { __typename }`);
    expect([status, errors?.map((e) => e.extensions.code)]).toEqual([400, ['TOO_COSTLY']]);
    expect(errors?.[0]?.message).toContain('more than 100,000 selections');
  });

  test('a value of any length is named in one line', async () => {
    const { errors } = await hub.ask(`{ plan(number: "${'9'.repeat(5000)}/KH") { id } }`);
    expect(errors?.[0]?.message.length).toBeLessThan(300);
  });

  test('an absent node is null without an error', async () => {
    const id = Buffer.from('Task:99999').toString('base64url');
    expect(await hub.ask(`{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`)).toEqual({
      status: 200,
      data: { node: null, nodes: [null] },
    });
  });
});

describe('addresses', () => {
  test('/healthz and /readyz answer', async () => {
    expect(await (await fetch(`${hub.url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${hub.url}/readyz`)).json()).toEqual({ status: 'ready' });
  });

  test('/graphiql is one page that names no other host to load from', async () => {
    const response = await fetch(`${hub.url}/graphiql`, { headers: { 'accept-encoding': 'identity' } });
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=["']?(https?:)?\/\//);
    expect(page).toContain('Who must do what');
  });

  test('/graphiql is sent compressed to who takes it', async () => {
    const response = await fetch(`${hub.url}/graphiql`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect((await response.text()).length).toBeGreaterThan(1_000_000);
  });

  test('/ leads to the playground', async () => {
    const response = await fetch(hub.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphiql']);
  });

  test('a query by GET needs a header that a foreign page cannot send', async () => {
    const address = `${hub.url}/graphql?query=${encodeURIComponent('{ viewer { role } }')}`;
    expect((await fetch(address)).status).toBe(400);
    const asked = await fetch(address, { headers: { 'apollo-require-preflight': '1' } });
    expect(await asked.json()).toEqual({ data: { viewer: { role: 'READER' } } });
  });
});
