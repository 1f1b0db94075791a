import { createKey } from '../../../src/auth/api-keys';
import { encodeId } from '../../../src/graph/global-id';
import { OPEN } from '../../../src/server/outside-settings';
import { type Corrected, corrector } from '../../support/corrections';
import { type OutsideHub, openOutsideHub } from '../../support/outside-hub';
import { planText } from '../../support/plan-text';
import { openTestGateway } from '../../support/test-gateway';
import { openTestHub, type TestHub } from '../../support/test-hub';

const PLAN = planText({ number: '5/KH-SDL', taskCount: 4, indicatorCount: 1 });
const REPORT = `mutation ($input: ReportErrorInput!) { reportError(input: $input) {
  __typename ... on ReportErrorSuccess { reviewItemId isNew } ... on Failure { message } ... on ValidationFailure { fields { field code } } } }`;
const LIST = `query ($filter: ReviewItemFilter) { reviewItems(filter: $filter, first: 100) { totalCount nodes {
  id code severity message status subject subjectId contact sentence line evidence { quote start end }
  document { number } plan { id } task { id } unit { id } indicator { id } } } }`;

let hub: TestHub;
let to: ReturnType<typeof corrector>;
let reader: string;
let ids: { plan: string; task: string; unit: string; indicator: string; document: string };

interface Item {
  id: string;
  status: string;
  message: string;
  contact: string | null;
  [field: string]: unknown;
}

const report = async (input: object, key?: string): Promise<Corrected> => {
  const { data, errors } = await hub.ask<{ reportError: Corrected }, object>(REPORT, { input }, key);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.reportError;
};

const listed = async (key?: string, filter: object = {}): Promise<Item[]> => {
  const { data } = await hub.ask<{ reviewItems: { nodes: Item[] } }, object>(
    LIST,
    { filter: { code: { eq: 'REPORTED_ERROR' }, ...filter } },
    key,
  );
  return data?.reviewItems.nodes ?? [];
};

const item = async (id: unknown, key: string | undefined = hub.adminKey): Promise<Item | undefined> =>
  (await listed(key)).find((one) => one.id === id);

const [firstTask] = ['xây dựng tuyến tham quan số 1'];

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(PLAN);
  reader = await createKey(hub.database.source, 'người đọc', 'READER');
  const [row] = await hub.database.rows<Record<'plan' | 'task' | 'unit' | 'indicator' | 'document', number>>(
    `select p.id as plan, p.document_id as document, (select min(id) from task where plan_id = p.id) as task,
            (select min(id) from indicator where plan_id = p.id) as indicator,
            (select a.unit_id from assignment a join task t on t.id = a.task_id where t.plan_id = p.id order by a.id limit 1) as unit
       from plan p where p.number = '5/KH-SDL'`,
    [],
  );
  if (!row) throw new Error('The plan was not read.');
  ids = {
    plan: encodeId('Plan', row.plan),
    task: encodeId('Task', row.task),
    unit: encodeId('Unit', row.unit),
    indicator: encodeId('Indicator', row.indicator),
    document: encodeId('LegalDocument', row.document),
  };
});

afterAll(() => hub.close());

describe('what somebody without a key says is wrong', () => {
  test('is on the review list, with the passage that it names', async () => {
    const made = await report({
      nodeId: ids.task,
      message: '  Thời hạn sai,\nphải là quý III ',
      quote: firstTask.toUpperCase(),
      contact: 'nguoi.dan@example.vn',
    });
    expect(made).toEqual({ __typename: 'ReportErrorSuccess', reviewItemId: expect.any(String), isNew: true });
    const start = PLAN.indexOf(firstTask);
    expect(await item(made.reviewItemId)).toMatchObject({
      code: 'REPORTED_ERROR',
      severity: 'WARNING',
      message: 'Thời hạn sai,\nphải là quý III',
      status: 'OPEN',
      subject: 'REPORT',
      subjectId: ids.task,
      contact: 'nguoi.dan@example.vn',
      evidence: { quote: firstTask, start, end: start + firstTask.length },
      sentence: expect.stringContaining(firstTask),
      line: PLAN.slice(0, start).split('\n').length,
      document: { number: '5/KH-SDL' },
      plan: { id: ids.plan },
      task: { id: ids.task },
    });
  });

  test.each(['plan', 'task', 'unit', 'indicator', 'document'] as const)('is of a %s', async (kind) => {
    const { reviewItemId } = await report({ nodeId: ids[kind], message: `Sai: ${kind}` });
    expect(await item(reviewItemId)).toMatchObject({ subjectId: ids[kind], evidence: null, message: `Sai: ${kind}` });
  });

  test('keeps a passage that does not stand in the text with its words', async () => {
    const { reviewItemId } = await report({ nodeId: ids.plan, message: 'Thiếu', quote: 'không có ở đâu' });
    expect(await item(reviewItemId)).toMatchObject({ message: 'Thiếu\n«không có ở đâu»', evidence: null });
  });

  test('is shown a place where it says one', async () => {
    const start = PLAN.indexOf(firstTask);
    const { reviewItemId } = await report({ nodeId: ids.plan, message: 'Ở đây', start, end: start + 8 });
    expect(await item(reviewItemId)).toMatchObject({ evidence: { quote: firstTask.slice(0, 8), start } });
  });

  test('is one as long as it is open', async () => {
    const input = { nodeId: ids.task, message: 'Hai lần' };
    const made = await report(input);
    expect(await report({ ...input, message: ' hai LẦN ' })).toEqual({ ...made, isNew: false });
    expect((await report({ ...input, message: 'Ba lần' })).reviewItemId).not.toBe(made.reviewItemId);
    expect((await report({ ...input, nodeId: ids.plan })).reviewItemId).not.toBe(made.reviewItemId);
    await to.correct('dismiss-review-item', { id: made.reviewItemId as string });
    expect(await report(input)).toMatchObject({ isNew: true });
    // both at once
    const both = await Promise.all([1, 2, 3].map(() => report({ nodeId: ids.task, message: 'Cùng lúc' })));
    expect(both.filter(({ isNew }) => isNew).length).toBe(1);
    expect(new Set(both.map(({ reviewItemId }) => reviewItemId)).size).toBe(1);
  });

  test.each([
    [{ message: ' ' }, ['message INVALID_TEXT']],
    [{ message: 'x'.repeat(2001) }, ['message INVALID_TEXT']],
    [{ quote: 'x'.repeat(1001) }, ['quote INVALID_TEXT']],
    [{ contact: 'a\nb' }, ['contact INVALID_TEXT']],
    [{ start: -1 }, ['start INVALID_PLACE']],
    [{ start: 5, end: 5 }, ['start INVALID_PLACE']],
    [{ end: 5, contact: 'x'.repeat(201) }, ['contact INVALID_TEXT', 'end INVALID_PLACE']],
    [{ start: 5_000_000, end: 5_000_001 }, ['end INVALID_PLACE']],
  ])('%j is refused', async (input, faults) => {
    const before = (await listed(hub.adminKey)).length;
    const { __typename, fields } = await report({ nodeId: ids.task, message: 'Sai', ...input });
    expect(__typename).toBe('ValidationFailure');
    expect((fields as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
    expect((await listed(hub.adminKey)).length).toBe(before);
  });

  test('is of a node', async () => {
    const { errors } = await hub.ask<object, object>(REPORT, { input: { nodeId: 'x', message: 'Sai' } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'nodeId' } }]);
    const [unit] = await hub.database.source.query<[{ id: number }]>(
      `insert into unit (name) values ('Sở Không Đâu') returning id`,
    );
    expect(await report({ nodeId: encodeId('Unit', unit.id), message: 'Sai' })).toMatchObject({
      fields: [{ field: 'nodeId', code: 'NOWHERE_NAMED' }],
    });
  });
});

describe('who sees it', () => {
  test('the words and the contact only who corrects the graph', async () => {
    const { reviewItemId } = await report({
      nodeId: ids.task,
      message: 'Lời riêng',
      quote: firstTask,
      contact: '0900',
    });
    const editor = await createKey(hub.database.source, 'biên tập', 'EDITOR');
    const narrowed = await createKey(hub.database.source, 'đọc thôi', 'EDITOR', { scopes: ['READ'] });
    expect(await item(reviewItemId, editor)).toMatchObject({ message: 'Lời riêng', contact: '0900' });
    expect(await item(reviewItemId, narrowed)).toMatchObject({ message: 'Lời riêng', contact: null });
    for (const key of [undefined, reader]) {
      const seen = (await listed(key)).find(({ id }) => id === reviewItemId);
      expect(seen).toMatchObject({ contact: null, evidence: null, sentence: null, subjectId: ids.task });
      expect(seen?.message).toMatch(/^Somebody reported an error here/);
    }
  });

  test('nobody any more whom it came from, once it is decided; and no change tells of it', async () => {
    const { reviewItemId } = await report({ nodeId: ids.unit, message: 'Tên cũ', contact: 'ai@example.vn' });
    const contacts = () => hub.database.rows<{ contact: string }>('select contact from reporter_contact', []);
    expect((await contacts()).map(({ contact }) => contact)).toContain('ai@example.vn');
    expect(await to.correct('dismiss-review-item', { id: reviewItemId as string })).toMatchObject({
      __typename: 'DismissReviewItemSuccess',
    });
    expect(await item(reviewItemId)).toBeUndefined();
    expect(await listed(hub.adminKey, { status: { eq: 'DECIDED' } })).toContainEqual(
      expect.objectContaining({ id: reviewItemId, contact: null }),
    );
    expect((await contacts()).map(({ contact }) => contact)).not.toContain('ai@example.vn');
    const kept = await hub.database.rows<{ actor: string; operation: string; node: string | null; row: string }>(
      `select actor, operation, node, after::text as row from history where table_name = 'reported_error' and after->>'message' = 'Tên cũ' order by id`,
      [],
    );
    expect(kept).toMatchObject([
      { actor: 'anonymous', operation: 'INSERT', node: null },
      { actor: 'test', operation: 'UPDATE', node: null },
    ]);
    expect(JSON.stringify(kept)).not.toContain('ai@example.vn');
  });

  test('hidden and absent look the same', async () => {
    const hidden = planText({ number: '6/KH-SDL', taskCount: 2, indicatorCount: 1 });
    await hub.importText(hidden);
    const [row] = await hub.database.rows<{ plan: number; task: number; indicator: number; document: number }>(
      `select p.id as plan, p.document_id as document, min(t.id) as task, min(i.id) as indicator from plan p
         join task t on t.plan_id = p.id join indicator i on i.plan_id = p.id where p.number = '6/KH-SDL' group by p.id`,
      [],
    );
    if (!row) throw new Error('The plan was not read.');
    const plan = encodeId('Plan', row.plan);
    const before = await report({ nodeId: plan, message: 'Trước' });
    await to.correct('set-visibility', { id: plan, visibility: 'DRAFT' });
    for (const [type, id] of [
      ['Plan', row.plan],
      ['Task', row.task],
      ['Indicator', row.indicator],
      ['LegalDocument', row.document],
    ] as const) {
      const words = async (of: number, key?: string) => {
        const nodeId = encodeId(type, of);
        return JSON.stringify(await report({ nodeId, message: 'Sai' }, key)).replace(nodeId, 'ID');
      };
      for (const key of [undefined, reader]) {
        expect(await words(id, key)).toBe(await words(999_999, key));
        expect(await words(id, key)).toMatch(/NotFoundFailure/);
      }
      expect(await words(id, hub.adminKey)).toMatch(/ReportErrorSuccess/);
    }
    // and what was reported of it
    expect((await listed(hub.adminKey)).map(({ id }) => id)).toContain(before.reviewItemId);
    expect((await listed()).map(({ id }) => id)).not.toContain(before.reviewItemId);
  });
});

describe('what becomes of it', () => {
  test('it outlives an import of its document, and finds its passage again', async () => {
    const { reviewItemId } = await report({ nodeId: ids.task, message: 'Còn đây', quote: firstTask });
    const later = PLAN.replace('Căn cứ', 'Căn cứ và căn cứ');
    await hub.importText(later);
    const start = later.indexOf(firstTask);
    expect(start).not.toBe(PLAN.indexOf(firstTask));
    expect(await item(reviewItemId)).toMatchObject({ evidence: { quote: firstTask, start }, status: 'OPEN' });
  });

  test('it goes with what is withdrawn, and with a unit that is merged it is of the kept one', async () => {
    const count = async () =>
      (await hub.database.rows<{ n: number }>('select count(*)::int as n from reported_error', []))[0]?.n;
    await hub.importText(planText({ number: '8/KH-SDL', taskCount: 2 }));
    const [row] = await hub.database.rows<{ id: number; version: number }>(
      `select id, version from plan where number = '8/KH-SDL'`,
      [],
    );
    const before = await count();
    const id = encodeId('Plan', row?.id ?? 0);
    await report({ nodeId: id, message: 'Sai' });
    expect(await count()).toBe((before ?? 0) + 1);
    expect(await to.correct('withdraw-document', { id, expectedVersion: row?.version ?? 0 })).toMatchObject({
      __typename: 'WithdrawDocumentSuccess',
    });
    expect(await count()).toBe(before);
    const [kept] = await hub.database.rows<{ id: number }>(
      `select u.id from unit u where u.id <> $1 and u.parent_id = (select parent_id from unit where id = $1)
          and not exists (select from unit c where c.parent_id = u.id) order by u.id limit 1`,
      [Number(Buffer.from(ids.unit, 'base64url').toString().split(':')[1])],
    );
    const { reviewItemId } = await report({ nodeId: ids.unit, message: 'Hợp nhất' });
    const keepId = encodeId('Unit', kept?.id ?? 0);
    const merged = await to.correct('merge-units', { keepId, mergeIds: [ids.unit] });
    expect(merged).toMatchObject({ __typename: 'MergeUnitsSuccess' });
    expect(await item(reviewItemId)).toMatchObject({ subjectId: keepId });
  });
});

describe('how often', () => {
  const outside = { reportsPerAddress: 2, reportsOverall: 3 };
  const ask = (at: Pick<OutsideHub, 'post'>, message: string, from: string, more = {}) =>
    at.post(
      { query: REPORT, variables: { input: { nodeId: ids.plan, message } } },
      { 'x-forwarded-for': from, ...more },
    );

  test('an address may report is bounded, and all of them together; editors are not counted', async () => {
    const open = await openOutsideHub(hub, outside);
    try {
      const first = [await ask(open, 'r1', '203.0.113.1'), await ask(open, 'r2', '203.0.113.1')];
      expect(first.map(({ body }) => body.data?.reportError)).toMatchObject([{ isNew: true }, { isNew: true }]);
      const third = await ask(open, 'r3', '203.0.113.1', { authorization: `Bearer ${reader}` });
      expect([third.status, third.headers.get('retry-after'), third.body.errors]).toMatchObject([
        429,
        '1800',
        [
          {
            message:
              '2 reports of errors an hour are taken from one address. Nothing was stored; send it again in 1800 s.',
            extensions: { code: 'RATE_LIMITED', retryAfterS: 1800 },
          },
        ],
      ]);
      expect((await ask(open, 'r4', '203.0.113.2')).status).toBe(200);
      const overall = await ask(open, 'r5', '203.0.113.3');
      expect([overall.status, overall.body.errors?.[0]?.message]).toEqual([
        429,
        expect.stringMatching(/^3 reports of errors an hour are taken from all readers together\./),
      ]);
      const editor = { authorization: `Bearer ${hub.adminKey}` };
      expect((await ask(open, 'r6', '203.0.113.1', editor)).body.data?.reportError).toMatchObject({ isNew: true });
      const stored = await listed(hub.adminKey);
      const of = (message: string) => stored.filter((one) => one.message === message).length;
      expect(['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map(of)).toEqual([1, 1, 0, 1, 0, 1]);
      // what reads is not counted
      expect((await open.post({ query: '{ __typename }' }, { 'x-forwarded-for': '203.0.113.1' })).status).toBe(200);
    } finally {
      await open.close();
    }
  });

  test('aliases and fragments are each a report', async () => {
    const open = await openOutsideHub(hub, outside);
    try {
      const one = (name: string) =>
        `${name}: reportError(input: { nodeId: "${ids.plan}", message: "${name}" }) { __typename }`;
      const query = `mutation { ${one('m1')} ...F ... on Mutation { ${one('m3')} } } fragment F on Mutation { ${one('m2')} }`;
      const told = await open.post({ query }, { 'x-forwarded-for': '203.0.113.9' });
      expect(told.status).toBe(429);
      expect((await listed(hub.adminKey)).filter(({ message }) => /^m\d$/.test(message))).toEqual([]);
    } finally {
      await open.close();
    }
  });

  test('it is counted where a gateway is asked, and stored behind it', async () => {
    const gateway = await openTestGateway(hub, { outside: { ...OPEN, ...outside } });
    try {
      const statuses = [];
      for (const message of ['g1', 'g2', 'g3']) {
        const response = await fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.4' },
          body: JSON.stringify({ query: REPORT, variables: { input: { nodeId: ids.task, message } } }),
        });
        statuses.push([response.status, response.headers.get('retry-after')]);
      }
      expect(statuses).toEqual([
        [200, null],
        [200, null],
        [429, '1800'],
      ]);
      expect((await listed(hub.adminKey)).filter(({ message }) => /^g\d$/.test(message)).length).toBe(2);
    } finally {
      await gateway.close();
    }
  });
});

test('all else that writes needs a key, and where nobody reads without one nobody reports', async () => {
  const { errors } = await hub.ask<object, object>(
    `mutation { dismissReviewItem(input: { id: "${encodeId('ReviewItem', 4)}" }) { __typename } }`,
  );
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  const closed = await openOutsideHub(hub, {}, { hasAnonymousReading: false });
  try {
    const { body } = await closed.post({ query: REPORT, variables: { input: { nodeId: ids.plan, message: 'kín' } } });
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  } finally {
    await closed.close();
  }
});
