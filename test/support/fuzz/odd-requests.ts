import type { GraphQLSchema } from 'graphql';
import { MUTATIONS, type Specimen } from '../mutate';
import type { Chance } from '../seeded-chance';
import { oddOperation } from './odd-operations';
import { oddValue, RAW_NUMBERS } from './odd-values';

/** What is sent: a request, or bytes that are meant to be none. */
export interface OddRequest {
  kind: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
  /** Sent as it is, in place of all that. */
  raw?: Buffer;
}

export interface Given {
  schema: GraphQLSchema;
  /** A key with the role ADMIN. */
  key: string;
  originals: readonly Specimen[];
}

type Make = (given: Given, chance: Chance) => Partial<OddRequest>;

/** Says that the request was meant, which a form of a page cannot. */
const MEANT: Record<string, string> = { 'apollo-require-preflight': '1' };

const JSON_TYPE = { 'content-type': 'application/json' };

const asked = (body: unknown, headers: Record<string, string> = {}): Partial<OddRequest> => ({
  headers: { ...JSON_TYPE, ...headers },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

const keyed = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

const sometimesKeyed = ({ key }: Given, chance: Chance) => (chance.below(2) === 0 ? keyed(key) : {});

const FINE = '{ plans(first: 2) { nodes { number tasks(first: 2) { nodes { title } } } } }';

/** An operation as JSON, broken at some place. */
const brokenJson: Make = ({ schema }, chance) => {
  const bytes = Buffer.from(JSON.stringify(oddOperation(schema, chance)));
  const at = chance.below(bytes.length);
  switch (chance.below(5)) {
    case 0:
      return { headers: JSON_TYPE, body: bytes.subarray(0, at) };
    case 1:
      bytes[at] = chance.below(256);
      return { headers: JSON_TYPE, body: bytes };
    case 2:
      return asked(
        chance.oneOf([
          '',
          'null',
          '0',
          '""',
          '[]',
          '{}',
          'true',
          '[{}]',
          '{"query":1}',
          '{"query":null}',
          '{"query":""}',
          '{"query":[]}',
          '{"query":{"a":1}}',
          'NaN',
          "{'query':'{a}'}",
          '{"query":"{ plans { totalCount } }",}',
          '{"__proto__":{"query":"{a}"}}',
        ]),
      );
    case 3:
      return asked(
        `{"query":"query($v: Int) { plans(first: $v) { totalCount } }","variables":{"v":${chance.oneOf(RAW_NUMBERS)}}}`,
      );
    default:
      return asked(
        `[${Array.from({ length: 1 + chance.below(30) }, () => JSON.stringify({ query: FINE })).join(',')}]`,
      );
  }
};

// C0 80 is NUL in two bytes, ED A0 80 a lone surrogate, F5… beyond Unicode
const NO_UTF8 = [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff, 0xfe], [0xe1, 0xba], [0x80]].map(
  (bytes) => Buffer.from(bytes),
);

const oddUnicode: Make = (_, chance) => {
  const place = chance.below(4);
  const odd = chance.oneOf(['\\ud800', '\\udc00\\ud800', '\\u0000', '\\ufeff', '\\u202e', '\\uffff', '']);
  const bytes = chance.oneOf(NO_UTF8);
  const [before, after] = [
    ['{"query":"{ plan(number: \\"', `${odd}\\") { title } }"}`],
    ['{"query":"query($v: String) { search(text: $v) { totalCount } }","variables":{"v":"', `${odd}"}}`],
    [`{"query":"{ plans { totalCount } } #${odd}`, '"}'],
    [`{"query":"query A { plans { totalCount } }","operationName":"A${odd}`, '"}'],
  ][place] as [string, string];
  return {
    headers: JSON_TYPE,
    body: Buffer.concat([Buffer.from(before), chance.below(2) === 0 ? bytes : Buffer.alloc(0), Buffer.from(after)]),
  };
};

const deep: Make = (given, chance) => {
  const depth = 10 ** (1 + chance.below(4)) * (1 + chance.below(5));
  const [open, close] = chance.oneOf([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const);
  const nested = `${open.repeat(depth)}1${close.repeat(depth)}`;
  switch (chance.below(7)) {
    case 0:
      return asked(nested);
    case 1:
      return asked(
        `{"query":"query($v: TaskFilter) { tasks(filter: $v) { totalCount } }","variables":{"v":${nested}}}`,
      );
    case 2:
      return asked({
        query: `{ plans(first: 1) { nodes { tasks(first: 1) ${'{ nodes { plan { tasks(first: 1) '.repeat(Math.min(depth, 3000))}{ totalCount }${' } } }'.repeat(Math.min(depth, 3000))} } } }`,
      });
    case 3:
      return asked({
        query: `{ tasks(filter: ${'{ not: '.repeat(depth)}{ title: { eq: "a" } }${' }'.repeat(depth)}) { totalCount } }`,
      });
    case 4:
      return asked({ query: `{ nodes(ids: ${'['.repeat(depth)}"a"${']'.repeat(depth)}) { id } }` });
    case 5:
      return asked({ query: `query ($v: ${'['.repeat(depth)}Int${']'.repeat(depth)}) { plans { totalCount } }` });
    default: {
      const fragments = Array.from(
        { length: 1 + chance.below(40) },
        (_, i) => `fragment F${i} on Plan { ...F${i + 1} ...F${i + 1} }`,
      );
      return asked(
        {
          query: `{ plans(first: 1) { nodes { ...F0 } } } ${fragments.join(' ')} fragment F${fragments.length} on Plan { number ${chance.below(2) ? '...F0' : ''} }`,
        },
        sometimesKeyed(given, chance),
      );
    }
  }
};

const huge: Make = (given, chance) => {
  const many = 10 ** (2 + chance.below(3));
  switch (chance.below(6)) {
    case 0:
      return asked(
        {
          query: 'query($v: [ID!]!) { nodes(ids: $v) { id } }',
          variables: { v: Array.from({ length: many }, (_, i) => Buffer.from(`Task:${i}`).toString('base64url')) },
        },
        sometimesKeyed(given, chance),
      );
    case 1:
      return asked({
        query: 'query($v: String) { search(text: $v) { totalCount } }',
        variables: { v: 'nhiệm vụ '.repeat(many) },
      });
    case 2:
      return asked({
        query: `{ ${Array.from({ length: Math.min(many, 3000) }, (_, i) => `a${i}: plans { totalCount }`).join(' ')} }`,
      });
    case 3:
      return asked({ query: `{ plans ${'@include(if: true) '.repeat(Math.min(many, 3000))}{ totalCount } }` });
    case 4:
      return asked({
        query: FINE,
        variables: Object.fromEntries(Array.from({ length: many }, (_, i) => [`v${i}`, i])),
      });
    default:
      return asked({
        query: `{ tasks(filter: { or: [${Array.from({ length: Math.min(many, 5000) }, (_, i) => `{ title: { contains: "${i}" } }`).join(', ')}] }) { totalCount } }`,
      });
  }
};

const edges: Make = (given, chance) => {
  const { query, variables } = oddOperation(given.schema, chance);
  return asked({ query, variables }, sometimesKeyed(given, chance));
};

const TYPES = [
  '',
  'text/plain',
  'application/graphql',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/json;;',
  'application/graphql-response+json',
  'image/png',
  'application/json, text/plain',
  '/',
];
const ACCEPTED = [
  '',
  '*/*',
  'text/html',
  'application/graphql-response+json',
  'application/json;q=0',
  'text/event-stream',
  'multipart/mixed',
  'multipart/mixed;deferSpec=20220824',
  'nonsense',
  'application/*',
];

const wrongType: Make = (_, chance) => ({
  headers: {
    'content-type': chance.oneOf(TYPES),
    accept: chance.oneOf(ACCEPTED),
    ...(chance.below(3) === 0 ? { 'content-encoding': chance.oneOf(['gzip', 'br', 'nonsense']) } : {}),
  },
  body: Buffer.from(
    chance.oneOf([
      JSON.stringify({ query: FINE }),
      FINE,
      `query=${encodeURIComponent(FINE)}`,
      '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{a}"}\r\n--x--',
      '',
    ]),
  ),
});

const wrongMethod: Make = (_, chance) => ({
  method: chance.oneOf(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'GET', 'POST']),
  path: chance.oneOf([
    '/graphql',
    '/graphql/',
    '/graphql/x',
    '/GRAPHQL',
    '//graphql',
    '/graphql?',
    '/graphql?query',
    '/healthz',
    '/graphiql',
    '/metrics',
    '/%',
    '/graphql%2f',
    '/../etc/passwd',
    '/graphql#x',
  ]),
  headers:
    chance.below(2) === 0 ? { ...JSON_TYPE, origin: 'http://a.example', 'access-control-request-method': 'POST' } : {},
});

const byGet: Make = ({ schema }, chance) => {
  const { query, variables } = oddOperation(schema, chance, chance.below(5) === 0 ? 'withdrawDocument' : null);
  const parts = [
    `query=${chance.below(5) === 0 ? '%E1%BA%' : encodeURIComponent(Buffer.from(query).toString())}`,
    `variables=${chance.oneOf([encodeURIComponent(JSON.stringify(variables)), '{', '[]', 'null', '%00', '1'])}`,
    chance.oneOf([
      '',
      'operationName=%00',
      'operationName=Odd',
      'extensions={',
      'extensions=%5B%5D',
      'query=%7Ba%7D',
      'query[]=1',
      '__proto__=1',
    ]),
  ];
  return {
    method: 'GET',
    path: `/graphql?${parts.join('&')}`.slice(0, 15_000),
    headers: chance.below(2) === 0 ? MEANT : {},
  };
};

const oddHeaders: Make = ({ key }, chance) =>
  asked(
    { query: FINE },
    {
      [chance.oneOf([
        'authorization',
        'x-plangraph-viewer',
        'x-request-id',
        'x-forwarded-for',
        'traceparent',
        'cookie',
        'if-none-match',
        'apollo-federation-include-trace',
        'origin',
        'forwarded',
        'x-plangraph-cost',
        'expect',
        'accept-encoding',
      ])]: chance.oneOf([
        '',
        ' ',
        'Bearer',
        'Bearer x',
        `Bearer ${key}x`,
        `bearer  ${key}`,
        `Basic ${key}`,
        'Bearer eyJhbGciOiJub25lIn0.e30.',
        '\u00e9',
        '0',
        '-1',
        '00-zz-zz-zz',
        '::::',
        ','.repeat(500),
        'a'.repeat(6000),
        '"',
        '%00',
        'null',
        '100-continue',
      ]),
    },
  );

const extensions: Make = (_, chance) =>
  asked({
    query: chance.oneOf([FINE, '', undefined, null]),
    operationName: chance.oneOf([undefined, null, '', 'None', 1, [], {}]),
    variables: chance.oneOf([undefined, null, {}, [], 'x', 1, { v: oddValue(chance) }]),
    extensions: chance.oneOf([
      undefined,
      null,
      1,
      [],
      {},
      { persistedQuery: null },
      { persistedQuery: 1 },
      { persistedQuery: { version: 2, sha256Hash: 'x' } },
      { persistedQuery: { version: 1, sha256Hash: 'x' } },
      { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
      { persistedQuery: { version: 1, sha256Hash: 1 } },
    ]),
  });

/** A file that is damaged, taken in for a trial. */
const brokenFile: Make = ({ key, originals }, chance) => {
  const names = Object.keys(MUTATIONS).filter((name) => name !== 'zip bomb');
  const damage = MUTATIONS[chance.oneOf(names)] as (typeof MUTATIONS)[string];
  const { bytes, fileName } = damage.mutate(chance.oneOf(originals), chance);
  const base64 = bytes.toString('base64');
  const input = {
    fileName: chance.oneOf([
      fileName,
      fileName,
      '',
      '\0',
      '../x.txt',
      'x',
      '.docx',
      'a'.repeat(5000),
      'x.TXT',
      'CON.pdf',
    ]),
    contentBase64: chance.oneOf([
      base64,
      base64,
      base64,
      base64.slice(1),
      `${base64}=`,
      '',
      '!',
      `data:text/plain;base64,${base64}`,
    ]),
    dryRun: true,
    ...(chance.below(3) === 0
      ? { columns: chance.oneOf(['A=task', '=', 'A=', '\0', 'A=nothing', 'A=task,A=lead', 'ZZZZ=task']) }
      : {}),
    ...(chance.below(4) === 0 ? { replaces: oddValue(chance) } : {}),
    ...(chance.below(4) === 0 ? { idempotencyKey: oddValue(chance) } : {}),
  };
  return asked(
    {
      query: 'mutation($input: ImportDocumentInput!) { importDocument(input: $input) { __typename } }',
      variables: { input },
    },
    keyed(key),
  );
};

/** What is no HTTP, or breaks off, or would be another protocol. */
const brokenHttp: Make = (_, chance) => {
  const body = JSON.stringify({ query: FINE });
  const head = 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
  const upgrade =
    'GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n';
  const noise = Buffer.from(Array.from({ length: 200 }, () => chance.below(256)));
  const texts: (string | Buffer)[] = [
    noise,
    'GET\r\n\r\n',
    'GET /graphql HTTP/9.9\r\n\r\n',
    `${head}Content-Length: -1\r\n\r\n${body}`,
    `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n${body}`,
    `${head}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n${body}`,
    `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${body}\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: nonsense\r\n\r\n${body}`,
    `${head}X: a\0b\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    `${head}Bad Header: 1\r\n\r\n`,
    `${head}X: ${'a'.repeat(40_000)}\r\n\r\n`,
    `${head}${Array.from({ length: 3000 }, (_, i) => `X${i}: 1\r\n`).join('')}\r\n`,
    'GET /graphql HTTP/1.1\r\n\r\n',
    Buffer.concat([Buffer.from(upgrade), noise]),
    Buffer.concat([Buffer.from(upgrade), Buffer.from('{"type":"connection_init"')]),
    upgrade.replace('websocket', 'h2c'),
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'GET /graphql?query={__typename} HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n',
  ];
  return { raw: Buffer.from(chance.oneOf(texts) as string) };
};

/** A change that is asked for with odd values: it may come about. */
const oddChange: Make = (given, chance) => {
  const names = Object.keys(given.schema.getMutationType()?.getFields() ?? {});
  const { query, variables } = oddOperation(given.schema, chance, chance.oneOf(names));
  return asked({ query, variables }, chance.below(4) === 0 ? {} : keyed(given.key));
};

/** What leaves the graph as it is, with how often each comes. */
const READING: Readonly<Record<string, readonly [Make, number]>> = {
  'broken JSON': [brokenJson, 12],
  'odd unicode': [oddUnicode, 8],
  'deep nesting': [deep, 8],
  'huge values': [huge, 3],
  'edges of scalars': [edges, 36],
  'wrong types': [wrongType, 7],
  'wrong methods': [wrongMethod, 5],
  'by GET': [byGet, 6],
  'odd headers': [oddHeaders, 5],
  extensions: [extensions, 5],
  'broken files, dry run': [brokenFile, 1],
  'broken HTTP': [brokenHttp, 4],
};

const WRITING: typeof READING = { 'changes with odd values': [oddChange, 1] };

/** A request that is the same for the same chance; `mayWrite`: one that could change the graph. */
export function oddRequest(given: Given, chance: Chance, mayWrite: boolean): OddRequest {
  const kinds = Object.entries(mayWrite ? WRITING : READING);
  const names = kinds.flatMap(([name, [, weight]]) => new Array<string>(weight).fill(name));
  const kind = chance.oneOf(names);
  const [make] = (mayWrite ? WRITING : READING)[kind] as readonly [Make, number];
  return { kind, method: 'POST', path: '/graphql', headers: {}, body: null, ...make(given, chance) };
}
