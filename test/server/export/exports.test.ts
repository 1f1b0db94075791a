import { request as httpRequest, type IncomingMessage } from 'node:http';
import { parse as parseCsv } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { createKey } from '../../../src/auth/api-keys';
import { readConfig } from '../../../src/config';
import { operationHash } from '../../../src/server/persisted-operations';
import { type OutsideHub, openOutsideHub } from '../../support/outside-hub';
import { openTestHub, type TestHub } from '../../support/test-hub';
import { until } from '../../support/until';

const CSV = { accept: 'text/csv' };
const XLSX = { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const QUERY = `query ($first: Int) {
  tasks(first: $first, orderBy: [{ field: TITLE }, { field: ORDINAL }]) {
    nodes { ordinal title status deadline { on } assignments(role: LEAD) { unit { name } } plan { number } }
  }
}`;

interface Task {
  ordinal: string | null;
  title: string;
  deadline: { on: string | null } | null;
  assignments: { unit: { name: string } }[];
  plan: { number: string };
}

let hub: TestHub;
let server: OutsideHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  server = await openOutsideHub(hub);
});

afterAll(async () => {
  await server?.close();
  await hub?.close();
});

const rowsOf = (text: string): string[][] => parseCsv(text, { bom: true }) as unknown as string[][];

/** The same list as JSON. */
async function asJson(query = QUERY): Promise<Task[]> {
  const { body } = await server.post({ query, variables: { first: 1000 } });
  return (body.data as { tasks: { nodes: Task[] } }).tasks.nodes;
}

const asCells = (task: Task) => [
  task.ordinal ?? '',
  task.title,
  task.deadline?.on ?? '',
  task.assignments.map(({ unit }) => unit.name).join('; '),
  task.plan.number,
];
const withoutStatus = ([ordinal = '', title = '', , ...rest]: string[]) => [ordinal, title, ...rest];

test('a list as CSV has the rows of the same list as JSON, under Vietnamese headings', async () => {
  const { status, headers, text } = await server.post({ query: QUERY }, CSV);
  expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
    200,
    'text/csv; charset=utf-8; header=present',
    'attachment; filename="tasks.csv"',
  ]);
  const [head, ...rows] = rowsOf(text);
  expect(head).toEqual([
    'Số thứ tự',
    'Tên nhiệm vụ',
    'Tình trạng',
    'Thời hạn',
    'Phân công (chủ trì) – tên đơn vị',
    'Kế hoạch – số, ký hiệu',
  ]);
  const tasks = await asJson();
  expect(tasks.length).toBeGreaterThan(50);
  expect(rows.map(withoutStatus)).toEqual(tasks.map(asCells));
  expect(new Set(rows.map((row) => row[2]))).toContain('Đang thực hiện');
});

test('values are those of the graph where that is asked for', async () => {
  const { text } = await server.post({ query: QUERY }, { accept: 'text/csv; values=raw' });
  const [head, ...rows] = rowsOf(text);
  expect(head?.[2]).toBe('status');
  expect(new Set(rows.map((row) => row[2]))).toContain('IN_PROGRESS');
});

test('first says how many rows are wanted in all', async () => {
  const { text } = await server.post({ query: QUERY, variables: { first: 7 } }, CSV);
  expect(rowsOf(text)).toHaveLength(8);
});

test('a list as XLSX has the same rows, with days as days', async () => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...XLSX },
    body: JSON.stringify({ query: QUERY }),
  });
  expect(response.headers.get('content-type')).toBe(XLSX.accept);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const [sheet] = book.worksheets;
  const tasks = await asJson();
  expect(sheet?.name).toBe('Nhiệm vụ');
  expect(sheet?.getColumn(2).values.slice(2)).toEqual(tasks.map(({ title }) => title));
  const days = tasks.map((_, i) => {
    const day = sheet?.getCell(i + 2, 4).value;
    return day instanceof Date ? day.toISOString().slice(0, 10) : null;
  });
  expect(days).toEqual(tasks.map(({ deadline }) => deadline?.on ?? null));
});

test('a list below single objects is one, and so is one without pages', async () => {
  const plan = await server.post(
    {
      query: 'query ($n: String!) { plan(number: $n) { title tasks { totalCount nodes { title } } } }',
      variables: { n: '12/KH-SNV' },
    },
    CSV,
  );
  expect(rowsOf(plan.text)).toHaveLength(59);
  const report = await server.post(
    { query: '{ taskReport(groupBy: [STATUS]) { groups { key { value } taskCount } } }' },
    CSV,
  );
  expect(rowsOf(report.text)[0]).toEqual(['Khóa nhóm – giá trị', 'Tổng số nhiệm vụ']);
});

test('GET asks as POST does, and from no page that could not', async () => {
  const path = `/graphql?${new URLSearchParams({ query: '{ units(first: 3) { nodes { name } } }' })}`;
  const asked = await server.get(path, { ...CSV, 'apollo-require-preflight': '1' });
  expect([asked.status, rowsOf(asked.text).length]).toEqual([200, 4]);
  const guarded = await openOutsideHub(hub, { hasCsrfPrevention: true });
  expect((await guarded.get(path, CSV)).status).toBe(400);
  await guarded.close();
});

test.each([
  ['what is not there', '{ plan(number: "99/KH-X") { tasks { nodes { title } } } }', 404, 'NOT_FOUND'],
  ['a field that is none', '{ tasks { nodes { none } } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['what cannot be parsed', '{ tasks {', 400, 'GRAPHQL_PARSE_FAILED'],
  ['what is no list', '{ viewer { __typename } }', 400, 'BAD_USER_INPUT'],
  ['what is for others', '{ apiKeys { name } }', 401, 'UNAUTHENTICATED'],
  ['a cursor that is none', '{ tasks(after: "x") { nodes { title } } }', 400, 'BAD_USER_INPUT'],
])('%s is answered with an error and a status, and no file', async (_, query, status, code) => {
  const told = await server.post({ query }, CSV);
  expect([told.status, told.body.errors?.[0]?.extensions.code]).toEqual([status, code]);
  expect(told.headers.get('content-type')).toContain('json');
});

test('a request that takes JSON before CSV is answered with JSON', async () => {
  const told = await server.post(
    { query: '{ units(first: 1) { nodes { name } } }' },
    { accept: 'application/json, text/csv' },
  );
  expect(told.body.data).toBeDefined();
});

test('pages are as small as the budget of who asks', async () => {
  const limits = { ...readConfig({}).limits, budgets: { anonymous: 3000, key: 3000 } };
  const small = await openOutsideHub(hub, {}, { limits });
  const refused = await small.post({ query: QUERY, variables: { first: 1000 } });
  expect(refused.body.errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
  const { text, body } = await small.post({ query: QUERY }, CSV);
  expect(body.errors).toBeUndefined();
  expect(rowsOf(text).slice(1).map(withoutStatus)).toEqual((await asJson()).map(asCells));
  await small.close();
});

test('listed operations can be had as files, by their text and by their hash, and no others', async () => {
  const query = '{ units { nodes { name } } }';
  const listed = await openOutsideHub(hub, { onlyListed: true }, { operations: [{ file: 'units.graphql', query }] });
  expect(rowsOf((await listed.post({ query }, CSV)).text).length).toBeGreaterThan(10);
  const byHash = { extensions: { persistedQuery: { version: 1, sha256Hash: operationHash(query) } } };
  expect((await listed.post(byHash, CSV)).text).toBe((await listed.post({ query }, CSV)).text);
  const other = await listed.post({ query: '{ units { nodes { code } } }' }, CSV);
  expect([other.status, other.body.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  await listed.close();
});

describe('a list that is longer than what fits a connection', () => {
  const LONG = 12_000;

  beforeAll(async () => {
    await hub.database.source.transaction(async (tx) => {
      await tx.query('alter table task disable trigger user');
      await tx.query(
        `insert into task (plan_id, position, title, text, evidence)
         select (select min(id) from plan), 1000000 + n, (select string_agg(md5(n || ' ' || i), '') from generate_series(1, 60) as i), 'x', '{"quote": "x", "start": 0, "end": 1}'
           from generate_series(1, ${LONG}) as n`,
      );
      await tx.query('alter table task enable trigger user');
    });
  });

  const ask = (headers: Record<string, string>) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const sent = httpRequest(
        `${server.url}/graphql`,
        { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
        resolve,
      );
      sent.on('error', reject).end(JSON.stringify({ query: '{ tasks { nodes { title } } }' }));
    });

  /** Takes what comes; whether it came to its end. */
  const took = async (response: IncomingMessage): Promise<{ bytes: number; isWhole: boolean }> => {
    let bytes = 0;
    try {
      for await (const chunk of response) bytes += (chunk as Buffer).length;
    } catch {
      return { bytes, isWhole: false };
    }
    return { bytes, isWhole: response.complete };
  };

  test('comes whole', async () => {
    const { bytes, isWhole } = await took(await ask(CSV));
    expect([isWhole, bytes > LONG * 1900]).toEqual([true, true]);
  });

  test.each([
    ['CSV', CSV],
    ['XLSX', XLSX],
  ])('waits for who takes it slowly, and is cut off as %s where a later page is refused', async (form, headers) => {
    const key = await createKey(hub.database.source, form, 'READER');
    const response = await ask({ ...headers, authorization: `Bearer ${key}` });
    response.pause();
    let [before, same] = [0, 0];
    await until(() => {
      const { bytesRead } = response.socket;
      same = bytesRead === before ? same + 1 : 0;
      before = bytesRead;
      return same > 20;
    });
    // each page is asked for as if it were asked alone
    await hub.database.source.query('update api_key set revoked_at = now() where name = $1', [form]);
    // a key is looked up once a second
    const small = { query: '{ units(first: 1) { nodes { name } } }' };
    await until(async () => (await server.post(small, { authorization: `Bearer ${key}` })).status === 401);
    const { bytes, isWhole } = await took(response);
    expect(isWhole).toBe(false);
    expect(bytes).toBeGreaterThan(0);
  });
});
