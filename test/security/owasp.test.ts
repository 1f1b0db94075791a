import 'reflect-metadata';
import { existsSync } from 'node:fs';
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { Client } from 'pg';
import { createKey } from '../../src/auth/api-keys';
import { readConfig } from '../../src/config';
import { wholeGraph } from '../../src/federation/whole-graph';
import { encodeId } from '../../src/graph/global-id';
import { type OutsideHub, openOutsideHub } from '../support/outside-hub';
import { statementsOf } from '../support/statements';
import { openTestHub, type TestHub } from '../support/test-hub';
import { until } from '../support/until';

/** A hub as docs/security.md says to open it, under the headings of OWASP's GraphQL Cheat Sheet. */
const SHIPPED = readConfig({ INTROSPECTION: 'off', PLAYGROUND: 'off' });

let hub: TestHub;
let open: OutsideHub;
let reader: string;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  open = await openOutsideHub(hub, SHIPPED.outside, { limits: SHIPPED.limits });
  reader = await createKey(hub.database.source, 'chỉ đọc', 'READER');
});
afterAll(async () => {
  await open.close();
  await hub.close();
});

const ask = (query: string, variables?: object, key?: string) =>
  open.post({ query, variables }, key ? { authorization: `Bearer ${key}` } : {});

/** Its status and the codes of its errors. */
async function outcome(asked: ReturnType<typeof ask>): Promise<[number, unknown[]]> {
  const { status, body } = await asked;
  return [status, (body.errors ?? []).map(({ extensions }) => extensions.code)];
}

/** What is stored, by table. */
const stored = async () =>
  hub.database.rows(
    `select (select count(*)::int from plan) as plans, (select count(*)::int from task) as tasks,
            (select count(*)::int from unit) as units, (select count(*)::int from api_key) as keys,
            (select count(*)::int from history) as history, (select count(*)::int from source_text) as texts`,
    [],
  );

describe('Input Validation', () => {
  test.each<[string, string, object]>([
    ['a number that is none', '{ plans(first: 1.5) { totalCount } }', {}],
    ['a negative page', '{ plans(first: -1) { totalCount } }', {}],
    ['a day that is none', '{ tasks(filter: { dueOn: { lt: "2026-02-30" } }) { totalCount } }', {}],
    ['an enum value that is none', '{ tasks(filter: { status: { eq: X } }) { totalCount } }', {}],
    ['an id that is none', '{ node(id: "../../etc/passwd") { id } }', {}],
    [
      'a field of an input that is none',
      'query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }',
      { f: { $where: '1' } },
    ],
    ['a list for a text', 'query ($t: String!) { search(text: $t) { totalCount } }', { t: ['a'] }],
    ['a text without end', 'query ($t: String!) { search(text: $t) { totalCount } }', { t: 'việc '.repeat(20_000) }],
  ])('General Practices: %s is refused as the input of who asks', async (_what, query, variables) => {
    const [, codes] = await outcome(ask(query, variables));
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });

  test.each(['a\0b', 'a\ud800', 'a\u202eb', '𝕎'])('General Practices: %j is text like any other', async (t) => {
    const { body } = await ask('query ($t: String!) { search(text: $t) { totalCount } }', { t });
    expect(body).toEqual({ data: { search: { totalCount: 0 } } });
  });

  test('Injection Prevention: what is asked for never becomes part of a statement', async () => {
    const before = await stored();
    const payloads = [
      "Sở'; drop table plan; --",
      "' or '1'='1",
      '$1; select pg_sleep(10)',
      '%" or ""="',
      '$(touch /tmp/injected)',
      '{"$gt": ""}',
      '\\x27; delete from task',
    ];
    const { statements } = await statementsOf(async () => {
      for (const text of payloads) {
        const all = [
          await ask('query ($t: String!) { plan(number: $t) { id } }', { t: text }),
          await ask('query ($t: String!) { unit(name: $t) { id } }', { t: text }),
          await ask('query ($t: String!) { search(text: $t) { totalCount nodes { __typename } } }', { t: text }),
          await ask('query ($t: String!) { units(filter: { name: { contains: $t } }) { totalCount } }', { t: text }),
          await ask(`{ plan(number: ${JSON.stringify(text)}) { id } }`),
        ];
        for (const { status } of all) expect(status).toBeLessThan(500);
      }
    });
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((one) => /drop table|'1'='1|pg_sleep|touch|\$gt|delete from task/.test(one))).toEqual([]);
    expect(await stored()).toEqual(before);
    expect(existsSync('/tmp/injected')).toBe(false);
  });

  test('Process Validation: nothing that is asked says where the hub reads, writes or calls', async () => {
    const named = Object.values(wholeGraph().getTypeMap()).flatMap((type) =>
      isInputObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
    expect(
      named.filter((name) => /\.(?:.*(?:url|uri|host|address|endpoint|path|command|directory))$/i.test(name)),
    ).toEqual([]);
    const input = { fileName: '../../../../tmp/owasp.txt', contentBase64: Buffer.from('x').toString('base64') };
    await ask(
      'mutation ($input: ImportDocumentInput!) { importDocument(input: $input) { __typename } }',
      { input },
      hub.adminKey,
    );
    expect(existsSync('/tmp/owasp.txt')).toBe(false);
  });
});

describe('DoS Prevention', () => {
  const nested = (levels: number) =>
    `{ units { nodes { ${'parent { '.repeat(levels)} name ${'} '.repeat(levels)} } } }`;

  test('Query Limiting (Depth & Amount)', async () => {
    expect(await outcome(ask(nested(30)))).toEqual([400, ['TOO_COSTLY']]);
    expect(await outcome(ask('{ plans(first: 99999999) { nodes { number } } }'))).toEqual([400, ['TOO_COSTLY']]);
    expect(
      (await outcome(ask('{ plans(first: 10000) { nodes { tasks(first: 10000) { nodes { title } } } } }')))[1],
    ).toEqual(['TOO_COSTLY']);
  });

  test('Timeouts: what takes too long in the database is ended there, and who asked is told', async () => {
    const limits = { ...SHIPPED.limits, anonymousMs: 300 };
    const hasty = await openOutsideHub(hub, SHIPPED.outside, { limits });
    const other = new Client({ connectionString: hub.databaseUrl });
    await other.connect();
    try {
      await other.query('begin; lock table plan in access exclusive mode');
      const { status, body } = await hasty.post({ query: '{ plans { nodes { number title } } }' });
      expect(status).toBeLessThan(500);
      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_COSTLY']);
      // the server learns of it a moment later, while the lock is still held
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await until(async () => (await other.query(waiting)).rowCount === 0);
    } finally {
      await other.end();
      await hasty.close();
    }
  });

  test('Query Cost Analysis: too dear a question is refused before anything is read', async () => {
    const query = '{ plans(first: 1000) { nodes { tasks(first: 1000) { nodes { title plan { title } } } } } }';
    const { result, statements } = await statementsOf(() => outcome(ask(query)));
    expect(result).toEqual([400, ['TOO_COSTLY']]);
    expect(statements).toEqual([]);
  });

  test('Rate Limiting: per address and per key', async () => {
    const few = await openOutsideHub(hub, { ...SHIPPED.outside, ratePerAddress: 2, ratePerKey: 3 });
    try {
      const statuses = async (count: number, headers: Record<string, string>) => {
        const all = [];
        for (let i = 0; i < count; i++) all.push((await few.post({ query: '{ __typename }' }, headers)).status);
        return all;
      };
      expect(await statuses(3, { 'x-forwarded-for': '203.0.113.1' })).toEqual([200, 200, 429]);
      const withKey = { 'x-forwarded-for': '203.0.113.2', authorization: `Bearer ${reader}` };
      expect(await statuses(5, withKey)).toEqual([200, 200, 200, 200, 429]);
    } finally {
      await few.close();
    }
  });

  test('Server-side Batching and Caching: more rows are no more statements', async () => {
    const query =
      'query ($n: Int) { plans(first: $n) { nodes { number tasks { nodes { title leadUnits { name } } } } } }';
    const count = async (n: number) => (await statementsOf(() => ask(query, { n }, hub.adminKey))).statements.length;
    await count(1);
    expect(await count(50)).toBe(await count(1));
  });

  test('System Resource Management: bytes, tokens and lists are bounded', async () => {
    expect((await open.post('x'.repeat(2 * 1024 * 1024))).status).toBe(413);
    expect((await outcome(ask(`{ ${'__typename '.repeat(20_000)} }`)))[0]).toBe(400);
    const ids = Array.from({ length: 40_000 }, () => 'UGxhbjox');
    expect((await outcome(ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })))[0]).toBe(400);
  });
});

describe('Access Control', () => {
  test('General Data Access: a key is no node, whoever asks, and looks as one that is absent', async () => {
    const query = '{ node(id: "%") { __typename id } }';
    for (const key of [undefined, reader, hub.adminKey]) {
      const of = async (id: string) => {
        const { status, text } = await ask(query.replace('%', id), {}, key);
        return [status, text.replaceAll(id, 'ID')];
      };
      expect(await of(encodeId('ApiKey', 1))).toEqual(await of(encodeId('ApiKey', 999_999)));
    }
  });

  test.each(['apiKeys { name }', 'viewer { name } apiKeys { name }', '...F } fragment F on Query { apiKeys { name }'])(
    'Query Access (Data Fetching): { %s } is for administrators',
    async (selection) => {
      expect((await outcome(ask(`{ ${selection} }`)))[1]).toEqual(['UNAUTHENTICATED']);
      expect((await outcome(ask(`{ ${selection} }`, {}, reader)))[1]).toEqual(['FORBIDDEN']);
      expect((await outcome(ask(`{ ${selection} }`, {}, hub.adminKey)))[1]).toEqual([]);
    },
  );

  const mutations = Object.values(wholeGraph().getMutationType()?.getFields() ?? {});

  /** What everybody may say; how often is bounded (test/modules/catalog/report-error.test.ts). */
  const FOR_ALL = new Set(['reportError']);

  test.each(mutations.filter(({ name }) => !FOR_ALL.has(name)).map((field) => [field.name, field] as const))(
    'Mutation Access (Data Manipulation): %s is for who has the role for it, and changes nothing otherwise',
    async (name, { args }) => {
      const before = await stored();
      const id = encodeId(KIND_OF_ID[name] ?? 'Task', 1);
      const variables = Object.fromEntries(args.map((arg) => [arg.name, someValue(arg.type, id)]));
      const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
      const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const query = `mutation (${declared}) { ${name}(${given}) { __typename } }`;
      expect((await outcome(ask(query, variables)))[1]).toEqual(['UNAUTHENTICATED']);
      expect((await outcome(ask(query, variables, reader)))[1]).toEqual(['FORBIDDEN']);
      expect(await stored()).toEqual(before);
    },
  );
});

describe('Batching Attacks', () => {
  test('an array of operations is refused as a whole', async () => {
    const { status, body } = await open.post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect([status, body.data]).toEqual([400, undefined]);
  });

  test('Mitigating Batching Attacks: one operation does not go through numbers, and guesses of keys are counted', async () => {
    const guesses = Array.from({ length: 60 }, (_, i) => `g${i}: plan(number: "${i}/KH") { id }`);
    expect((await outcome(ask(`{ ${guesses.join(' ')} }`)))[1]).toEqual(['TOO_COSTLY']);
    const few = await openOutsideHub(hub, { ...SHIPPED.outside, ratePerAddress: 3 });
    try {
      const statuses = [];
      for (let i = 0; i < 5; i++)
        statuses.push(
          (
            await few.post(
              { query: '{ viewer { role } }' },
              { 'x-forwarded-for': '203.0.113.9', authorization: `Bearer pgk_${i}` },
            )
          ).status,
        );
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
    } finally {
      await few.close();
    }
  });
});

describe('Secure Configurations', () => {
  test('Introspection + GraphiQL: switched off, with the names that are suggested', async () => {
    expect((await outcome(ask('{ __schema { types { name } } }')))[1]).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    for (const path of ['/', '/graphiql']) expect((await open.get(path)).status).toBe(404);
    expect((await ask('{ plan { nodes { id } } tsks { id } }')).text).not.toContain('Did you mean');
  });

  test("Don't Return Excessive Errors: no stack, whatever NODE_ENV is", async () => {
    for (const { text } of [
      await ask('{ nothing }'),
      await ask('{'),
      await open.post('{'),
      await ask('{ plans(first: -1) { totalCount } }'),
    ])
      expect(text).not.toMatch(/stack|node_modules|\bat \w|\.[jt]s:/);
  });
});

/** What the ids in the input of a mutation are of, where it is no task. */
const KIND_OF_ID: Readonly<Record<string, string>> = {
  addTask: 'Plan',
  mergeUnits: 'Unit',
  addUnitAlias: 'Unit',
  recordObservation: 'Indicator',
  resolveCitation: 'Citation',
  setVisibility: 'Plan',
  rotateApiKey: 'ApiKey',
  revokeApiKey: 'ApiKey',
  dismissReviewItem: 'ReviewItem',
  undoChange: 'Recording',
  withdrawDocument: 'Plan',
};

/** Some value of a type, with what is required of it and no more. */
function someValue(type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return someValue(type.ofType, id);
  if (isListType(type)) return [someValue(type.ofType, id)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    // of an input of which exactly one field is to be given, some one
    const fields = type.isOneOf ? Object.values(type.getFields()).slice(0, 1) : required;
    return Object.fromEntries(fields.map((field) => [field.name, someValue(field.type, id)]));
  }
  return type.name === 'ID' ? id : (SOME[type.name] ?? 'x');
}

const SOME: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-01-15',
  DateTime: '2026-01-15T00:00:00Z',
  DateTimeISO: '2026-01-15T00:00:00Z',
};
