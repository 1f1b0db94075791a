import { Client } from 'pg';
import { createKey } from '../../src/auth/api-keys';
import { wholeGraph } from '../../src/federation/whole-graph';
import { decodeId, encodeId } from '../../src/graph/global-id';
import type { RunningServer } from '../../src/server/http-server';
import { statementsOf } from '../support/statements';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';
import { openTestSubgraph } from '../support/test-subgraph';

/** A draft in a hub that keeps answers, and the same questions of what never was. */
let hub: TestHub;
let keeping: RunningServer;
let reporter: string;
let draft: { plan: Ids; shown: Ids };

interface Ids {
  id: string;
  title: string;
  document: { id: string; sourceText: string };
  tasks: { nodes: { id: string; assignments: { unit: { id: string; name: string } }[] }[] };
  indicators: { nodes: { id: string }[] };
}

const PLAN = `id title document { id sourceText } tasks(first: 50) { nodes { id assignments { unit { id name } } } } indicators(first: 5) { nodes { id } }`;
const COUNTS = `{ plans { totalCount } tasks { totalCount } indicators { totalCount } legalDocuments { totalCount } reviewItems { totalCount } changes { totalCount }
  taskReport(groupBy: STATUS) { groups { taskCount } } units(first: 500) { nodes { name tasks { totalCount } } } }`;

async function ask(url: string, query: string, variables: object = {}, key?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const body = await response.text();
  expect(body).not.toContain('VALIDATION_FAILED');
  return { status: response.status, body };
}

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  keeping = await serveSchema(
    wholeGraph(),
    { db: hub.database, importDocument: hub.importDocument },
    { responseCacheBytes: 10_000_000 },
  );
  const { data } = await hub.ask<{ plan: Ids; plans: { nodes: Ids[] } }, object>(
    `{ plan(number: "12/KH-SNV") { ${PLAN} } plans(first: 10) { nodes { ${PLAN} } } }`,
  );
  if (!data) throw new Error('The sample is not there.');
  const shown = data.plans.nodes.find(({ id }) => id !== data.plan.id);
  if (!shown) throw new Error('The sample has one plan.');
  draft = { plan: data.plan, shown };
  const [unit] = await hub.database.rows<{ id: number }>(
    'select id from unit where parent_id is null order by id limit 1',
    [],
  );
  reporter = await createKey(hub.database.source, 'người báo cáo', 'REPORTER', { unitId: unit?.id ?? null });
});

afterAll(async () => {
  await keeping.close();
  await hub.close();
});

const SET = `mutation ($input: SetVisibilityInput!) { setVisibility(input: $input) { __typename ... on SetVisibilitySuccess { documents { visibility visibleTo { id } } } ... on Failure { message } } }`;
const set = async (input: object) =>
  JSON.parse((await ask(keeping.url, SET, { input: { id: draft.plan.id, ...input } }, hub.adminKey)).body).data;

const absent = (id: string): string => encodeId(decodeId(id)?.type ?? '', 999_999);

test('what was kept for one is not given to another, before and after it is hidden', async () => {
  const three = async (key?: string) => {
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push((await ask(keeping.url, COUNTS, {}, key)).body);
    expect(new Set(answers).size).toBe(1);
    return answers[0] as string;
  };
  const [everybody, admin] = [await three(), await three(hub.adminKey)];
  expect(everybody).toBe(admin);
  expect(await set({ visibility: 'DRAFT' })).toEqual({
    setVisibility: {
      __typename: 'SetVisibilitySuccess',
      documents: [{ visibility: 'DRAFT', visibleTo: [] }],
    },
  });
  const [others, still] = [await three(), await three(hub.adminKey)];
  expect(others).not.toBe(everybody);
  expect(JSON.parse(still).data.plans).toEqual(JSON.parse(admin).data.plans);
  // each of these counts is of rows that the draft has some of
  for (const root of ['tasks', 'legalDocuments', 'reviewItems', 'changes'])
    expect(JSON.parse(others).data[root].totalCount).toBeLessThan(JSON.parse(still).data[root].totalCount);
  expect(JSON.parse(others).data.plans.totalCount).toBe(JSON.parse(admin).data.plans.totalCount - 1);
});

describe('of a draft and of what never was', () => {
  beforeAll(() => set({ visibility: 'DRAFT' }));

  const task = () => draft.plan.tasks.nodes[0]?.id as string;
  const indicator = () => draft.plan.indicators.nodes[0]?.id as string;

  test.each([
    ['node', '($x: ID!) { node(id: $x) { __typename } }', () => draft.plan.id, null],
    ['a document as a node', '($x: ID!) { node(id: $x) { __typename } }', () => draft.plan.document.id, null],
    [
      'a task as a node',
      '($x: ID!) { node(id: $x) { __typename ... on Task { history { totalCount } } } }',
      task,
      null,
    ],
    ['nodes', '($x: ID!) { nodes(ids: [$x]) { __typename } }', indicator, null],
    ['a plan by number', '($x: String!) { plan(number: $x) { id } }', () => '12/KH-SNV', '712/KH-SNV'],
    ['a document by number', '($x: String!) { legalDocument(number: $x) { id } }', () => '12/KH-SNV', '712/KH-SNV'],
    ['impact', '($x: ID!) { impact(documentId: $x) { totalCount } }', () => draft.plan.document.id, null],
    [
      'its changes',
      '($x: ID!) { changes(filter: { nodeId: $x }) { totalCount nodes { node { __typename } } } }',
      task,
      null,
    ],
    [
      'tasks by plan',
      '($x: ID!) { tasks(filter: { plan: { id: { eq: $x } } }) { totalCount nodes { id } } }',
      () => draft.plan.id,
      null,
    ],
    [
      'as it was recorded',
      `($x: ID!) { plans(recordedAt: "${new Date(Date.now() - 1000).toISOString()}", filter: { id: { eq: $x } }) { totalCount nodes { id } } }`,
      () => draft.plan.id,
      null,
    ],
  ])('%s answers alike, with as many statements', async (_name, asked, hidden, never) => {
    const query = `query ${asked}`;
    const given = hidden();
    const other = never ?? absent(given);
    for (const key of [undefined, reporter]) {
      const [one, two] = [await threeTimes(query, given, key), await threeTimes(query, other, key)];
      expect(one).toEqual(two);
      expect(one[0]?.body).not.toBe((await threeTimes(query, given, hub.adminKey))[0]?.body);
    }
  });

  let asked = 0;
  /** An operation of its own: it is interpreted, then known, then kept. */
  async function threeTimes(query: string, x: string, key: string | undefined) {
    const text = `${query} # ${asked++}`;
    const answers = [];
    for (let i = 0; i < 3; i++) {
      const { result, statements } = await statementsOf(() => ask(keeping.url, text, { x }, key));
      // who asks is looked up once a second
      const read = statements.filter((statement) => !/api_key|position_to_read_after/.test(statement));
      answers.push({ status: result.status, body: withoutGiven(result.body, x), statements: read.length });
    }
    return answers;
  }

  test.each([
    [
      'reportProgress',
      'mutation ($x: ID!) { reportProgress(input: { taskId: $x, percent: 5, reportedOn: "2026-06-30" }) { __typename ... on Failure { message } } }',
      task,
    ],
    [
      'recordObservation',
      'mutation ($x: ID!) { recordObservation(input: { indicatorId: $x, period: "Q1", observedOn: "2026-03-30", value: 1 }) { __typename ... on Failure { message } } }',
      indicator,
    ],
    [
      'reportProgressOfTasks',
      'mutation ($x: ID!) { reportProgressOfTasks(inputs: [{ taskId: $x, percent: 5, reportedOn: "2026-06-30" }]) { ... on ReportProgressOfTasksSuccess { results { __typename ... on Failure { message } } } } }',
      task,
    ],
  ])('%s of a reporter is refused alike', async (_name, query, hidden) => {
    const given = hidden();
    const one = await statementsOf(() => ask(keeping.url, query, { x: given }, reporter));
    const two = await statementsOf(() => ask(keeping.url, query, { x: absent(given) }, reporter));
    expect(withoutGiven(one.result.body, given)).toBe(withoutGiven(two.result.body, absent(given)));
    expect(one.statements.length).toBe(two.statements.length);
  });

  test('a report on several tasks does not wait for who changes one that is hidden', async () => {
    const query =
      'mutation ($x: ID!) { reportProgressOfTasks(inputs: [{ taskId: $x, percent: 5, reportedOn: "2026-06-30" }]) { __typename ... on ReportProgressOfTasksSuccess { results { __typename ... on Failure { message } } } } }';
    const holder = new Client({ connectionString: hub.databaseUrl });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('select from task where id = $1 for update', [decodeId(task())?.id]);
      const one = await ask(keeping.url, query, { x: task() }, reporter);
      const two = await ask(keeping.url, query, { x: absent(task()) }, reporter);
      expect(withoutGiven(one.body, task())).toBe(withoutGiven(two.body, absent(task())));
      expect(one.body).toContain('NotFoundFailure');
    } finally {
      await holder.end();
    }
  });

  test.each(['plans', 'legal', 'indicators'])('the subgraph %s knows no entity of it', async (name) => {
    const alone = await openTestSubgraph(name, 'shared', { databaseUrl: hub.databaseUrl });
    const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
    const things = {
      plans: ['Plan', draft.plan.id, 'Task', task()],
      legal: ['LegalDocument', draft.plan.document.id],
      indicators: ['Indicator', indicator()],
    }[name] as string[];
    try {
      for (let i = 0; i < things.length; i += 2) {
        const [type, id] = [things[i] as string, things[i + 1] as string];
        const of = (one: string) => alone.ask(ENTITIES, { r: [{ __typename: type, id: one }] });
        const [hidden, never] = [await statementsOf(() => of(id)), await statementsOf(() => of(absent(id)))];
        expect(hidden.result).toEqual(never.result);
        expect(hidden.statements.length).toBe(never.statements.length);
        expect(await alone.ask(ENTITIES, { r: [{ __typename: type, id }] }, hub.adminKey)).toMatchObject({
          data: { _entities: [{ __typename: type }] },
        });
      }
    } finally {
      await alone.close();
    }
  });

  test('a search finds it for editors only, and puts no word right into one that only it has', async () => {
    const { title } = draft.plan;
    const query = 'query ($x: String!) { search(text: $x) { totalCount nodes { __typename } } }';
    for (const text of ['12/KH-SNV', title]) {
      const [hidden, seen] = [
        await ask(keeping.url, query, { x: text }),
        await ask(keeping.url, query, { x: text }, hub.adminKey),
      ];
      expect(hidden.body).not.toBe(seen.body);
    }
  });
});

test('who is of a unit that it is shown to, or of one below it, sees it; others do not', async () => {
  const unit = draft.plan.tasks.nodes.flatMap(({ assignments }) => assignments)[0]?.unit.id as string;
  const ids = await hub.database.rows<{ id: number; below: number | null }>(
    'select u.parent_id as id, u.id as below from unit u where u.parent_id is not null order by u.id limit 1',
    [],
  );
  const { id: above, below } = ids[0] as { id: number; below: number };
  expect(await set({ visibility: 'RESTRICTED', visibleTo: [encodeId('Unit', above)] })).toMatchObject({
    setVisibility: { documents: [{ visibility: 'RESTRICTED', visibleTo: [{ id: encodeId('Unit', above) }] }] },
  });
  const seen = async (unitId: number | null) => {
    const key = await createKey(hub.database.source, `khóa ${unitId}`, 'READER', unitId === null ? {} : { unitId });
    const { body } = await ask(keeping.url, 'query ($x: ID!) { node(id: $x) { id } }', { x: draft.plan.id }, key);
    return JSON.parse(body).data.node !== null;
  };
  const other = (
    await hub.database.rows<{ id: number }>(
      'select id from unit where parent_id is null and id <> $1 order by id limit 1',
      [above],
    )
  )[0]?.id as number;
  expect([await seen(above), await seen(below), await seen(other), await seen(null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(unit).toBeTruthy();
});

test('a law that only it names is hidden with it, until another plan names it', async () => {
  await set({ visibility: 'DRAFT' });
  const [law] = await hub.database.rows<{ id: number }>(
    `insert into legal_document (number, number_key, type) values ('99/2026/NĐ-CP', '99/2026/nđ-cp', 'Nghị định') returning id`,
    [],
  );
  const cite = (document: string) =>
    hub.database.rows(
      `insert into citation (kind, status, document_id, citing_document_id, position, evidence) values ('BASIS', 'RESOLVED', $1, $2, 0, '{"quote":"x","start":0,"end":1}')`,
      [law?.id, decodeId(document)?.id],
    );
  const found = async () =>
    JSON.parse(
      (await ask(keeping.url, '{ legalDocuments(filter: { number: { eq: "99/2026/NĐ-CP" } }) { totalCount } }')).body,
    ).data.legalDocuments.totalCount;
  await cite(draft.plan.document.id);
  expect(await found()).toBe(0);
  await cite(draft.shown.document.id);
  expect(await found()).toBe(1);
});

test('what is withdrawn while it is hidden stays hidden in what was recorded', async () => {
  await set({ visibility: 'DRAFT' });
  const before = new Date().toISOString();
  const { data } = await hub.ask<{ node: { version: number } }, object>(
    'query ($x: ID!) { node(id: $x) { ... on Plan { version } } }',
    { x: draft.plan.id },
    hub.adminKey,
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  const withdrawn = await ask(
    keeping.url,
    'mutation ($input: WithdrawDocumentInput!) { withdrawDocument(input: $input) { __typename ... on Failure { message } } }',
    { input: { id: draft.plan.id, expectedVersion: data?.node.version } },
    hub.adminKey,
  );
  expect(withdrawn.body).toContain('WithdrawDocumentSuccess');
  const query = `query ($x: ID!) { plans(recordedAt: "${before}", filter: { id: { eq: $x } }) { totalCount } changes(filter: { nodeId: $x }) { totalCount } }`;
  const asked = async (key?: string) =>
    JSON.parse((await ask(keeping.url, query, { x: draft.plan.id }, key)).body).data;
  expect(await asked()).toEqual({ plans: { totalCount: 0 }, changes: { totalCount: 0 } });
  expect(await asked(hub.adminKey)).toMatchObject({ plans: { totalCount: 1 } });
});

const withoutGiven = (body: string, given: string): string =>
  body.replaceAll(JSON.stringify(given).slice(1, -1), '…').replaceAll(/Numbers look like [^;]*;/g, '');
