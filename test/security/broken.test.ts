import 'reflect-metadata';
import { exampleOperations } from '../../src/server/playground';
import { type OutsideHub, openOutsideHub, type Told } from '../support/outside-hub';
import { planText } from '../support/plan-text';
import { openTestHub, type TestHub } from '../support/test-hub';

/** What nobody outside is to see: statements, tables and columns, addresses and hosts, paths and stacks, whose words errors are. */
const INSIDE = [
  /\b(?:select|insert into|update \w+ set|delete from|alter table|returning)\b(?! the)/i,
  /\b(?:relation|column|constraint|schema|role|database) \\?"/i,
  /\b(?:api_key|source_text|unit_merge|published\.|pg_\w+|sqlstate)/i,
  /postgres(?:ql)?:\/\/|127\.0\.0\.1|localhost|::1\b|:\d{4,5}\b/i,
  /node_modules|\/(?:work|src|dist|usr|home|tmp|var|opt)\/|\.[jt]s\b|\bat \w+ \(/,
  /\bE(?:CONN|PIPE|NOTFOUND|TIMEDOUT)|QueryFailedError|TypeError|Cannot read|undefined/,
  /terminating connection|Client has encountered|pool/i,
];

const CODES =
  /^(?:BAD_USER_INPUT|NOT_FOUND|AMBIGUOUS|UNAUTHENTICATED|FORBIDDEN|CONFLICT|TOO_COSTLY|RATE_LIMITED|DOWNSTREAM_UNAVAILABLE|BAD_REQUEST|INTERNAL_SERVER_ERROR|GRAPHQL_\w+|PERSISTED_QUERY_\w+|OPERATION_RESOLUTION_FAILURE)$/;

const IMPORT = `mutation ($input: ImportDocumentInput!) { importDocument(input: $input) { __typename ... on Failure { message } } }`;
const document = (text: string) => ({
  input: { fileName: 'a.txt', contentBase64: Buffer.from(text).toString('base64') },
});

let imports = 400;

/** Questions of every kind, with a key and without, good and bad. */
async function askAll({ post, get }: OutsideHub, key: string): Promise<Told[]> {
  const withKey = { authorization: `Bearer ${key}` };
  const queries = [
    ...exampleOperations()
      .slice(0, 3)
      .map(({ query }) => ({ query })),
    { query: '{ plans { totalCount nodes { number title tasks { nodes { title } } } } }' },
    { query: '{ plan(number: "21/KH-SDL") { title } }' },
    { query: '{ search(text: "kế hoạch") { totalCount } }' },
    { query: '{ units { nodes { name } } }' },
    { query: '{ node(id: "UGxhbjox") { id } }' },
    { query: '{ report { groups { count } } }' },
    { query: '{ nothing }' },
    { query: '{' },
  ];
  const told: Told[] = [];
  imports += 1;
  // each twice: the second time it would be answered compiled
  for (const body of [...queries, ...queries]) told.push(await post(body));
  told.push(
    await post({ query: '{ apiKeys { name } }' }, withKey),
    await post(
      { query: IMPORT, variables: document(planText({ number: `${imports}/KH-SDL`, taskCount: 2 })) },
      withKey,
    ),
    await post({ query: '{ viewer { role } }' }, { authorization: 'Bearer pgk_unknown' }),
    await get(`/graphql?${new URLSearchParams({ query: '{ plans { totalCount } }' })}`, {
      'apollo-require-preflight': '1',
    }),
    await get('/readyz'),
    await get('/absent/../../etc/passwd'),
  );
  return told;
}

interface Failed {
  errorId: string;
  line: string;
}

let logged = '';
let writing: jest.SpyInstance;

beforeEach(() => {
  logged = '';
  writing = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    logged += String(text);
    return true;
  });
});
afterEach(() => writing.mockRestore());

/** Every error in the answers, looked at; those that were masked, with what the log says of them. */
function looked(all: readonly Told[]): Failed[] {
  const failed: Failed[] = [];
  for (const { text, status, body } of all) {
    for (const inside of INSIDE) expect(withoutData(text)).not.toMatch(inside);
    expect([200, 400, 401, 403, 404, 500, 503]).toContain(status);
    for (const { message, extensions } of body.errors ?? []) {
      expect(extensions.code).toMatch(CODES);
      if (extensions.code !== 'INTERNAL_SERVER_ERROR' && extensions.errorId === undefined) continue;
      const errorId = String(extensions.errorId);
      expect(errorId).toMatch(/^[0-9a-f-]{36}$/);
      if (extensions.code === 'INTERNAL_SERVER_ERROR') expect(message).toContain(errorId);
      failed.push({ errorId, line: logged.split('\n').find((line) => line.includes(errorId)) ?? '' });
    }
  }
  return failed;
}

/** What is stored may say anything: only what is said beside it is looked at. */
function withoutData(text: string): string {
  if (!text.startsWith('{"data"') && !text.includes('"data":{')) return text;
  const { data: _data, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(rest);
}

let hub: TestHub;
let open: OutsideHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  open = await openOutsideHub(hub);
  // what was known before a fault is asked after it, too
  await askAll(open, hub.adminKey);
});
afterAll(async () => {
  await open.close();
  // its database is closed by then
  await hub.close().catch(() => undefined);
});

/** One after the other: each leaves less that works. */
test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'a function of the database that fails',
    () =>
      hub.database.source.query(
        `create function broken() returns trigger language plpgsql as $$ begin raise exception 'secret in select 1 from /var/lib'; end $$;
         create trigger broken before insert on source_text for each row execute function broken()`,
      ),
    /secret/,
  ],
  [
    'a column that a migration left out',
    () => hub.database.source.query('alter table plan drop column title cascade'),
    /title|plan/,
  ],
  ['a table that is gone', () => hub.database.source.query('drop table unit cascade'), /unit/],
  ['a database that is closed', () => hub.database.source.destroy(), /./],
])('%s: no answer says what is inside, and each has an id that the log has', async (_what, breakIt, said) => {
  await breakIt();
  logged = '';
  const failed = looked(await askAll(open, hub.adminKey));
  expect(failed.length).toBeGreaterThan(0);
  for (const { errorId, line } of failed) expect([errorId, line]).toEqual([errorId, expect.stringContaining(errorId)]);
  expect(failed.some(({ line }) => said.test(line))).toBe(true);
});
