import { subgraph } from '../../src/federation/subgraph';
import { encodeId } from '../../src/graph/global-id';
import { catalogModule } from '../../src/modules/catalog/catalog.module';
import { plansModule } from '../../src/modules/plans/plans.module';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { type Planter, planter } from '../support/planted-rows';

let graph: GraphOnRows;
let plant: Planter;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
});

afterAll(() => graph.close());

const change = (statement: string, values: unknown[] = []) => graph.database.source.query(statement, values);

/** The instant of the last commit; the next one has a later one. */
async function lastInstant(): Promise<string> {
  const [row] = await graph.database.rows<{ at: Date }>('select max(recorded_at) as at from recording', []);
  await change('select pg_sleep(0.003)');
  return (row as { at: Date }).at.toISOString();
}

async function ask(query: string, variables: Record<string, unknown>) {
  const { data, errors } = await graph.ask(query, variables);
  expect(errors).toEqual([]);
  return data;
}

const PLAN = `query ($number: String!, $at: DateTime) {
  plan(number: $number, recordedAt: $at) {
    title version updatedAt issuer { name aliases tasks { nodes { title } } issuedDocuments { totalCount } }
    document { number plan { title } }
    progress { percent }
    indicators { nodes { name progress { percent } observations { nodes { value } } } }
    tasks { totalCount nodes { title status plan { title } progress { percent } deadlines { text } deadline { text }
      assignments { role unit { name parent { name } } task { title } }
      citations { document { number } source { ... on Task { title } } } } }
  }
}`;

test('a plan as recorded is what the graph answered then, all that is linked to it too', async () => {
  const above = await plant.unit('Ủy ban');
  const unit = await plant.unit('Sở Y tế', { parent: above, aliases: ['SYT'] });
  const plan = await plant.plan({ number: '7/KH-SYT', issuer_id: unit });
  const cited = await plant.document({ number: '1/2026/NĐ-CP' });
  const task = await plant.task(plan, { title: 'Việc một' });
  await plant.assignment(task, unit, 'LEAD');
  await plant.deadline(task, { text: 'quý I', due_on: '2026-03-31' });
  await plant.citation(cited, cited, { plan_id: plan, task_id: task });
  await plant.report(task, '2026-02-01', 40);
  await plant.observation(await plant.indicator(plan), '2026-02-01', 40);
  const answers = [{ at: await lastInstant(), data: await ask(PLAN, { number: '7/KH-SYT' }) }];
  const edits: [string, unknown[]][] = [
    ['update unit set name = $2 where id = $1', [unit, 'Sở Y tế mới']],
    ['delete from unit_alias where unit_id = $1 and name = $2', [unit, 'SYT']],
    ['update plan set title = $2 where id = $1', [plan, 'Về việc khác']],
    ['update legal_document set number = $2 where id = $1', [cited, '2/2026/NĐ-CP']],
    ['update assignment set role = $2 where task_id = $1', [task, 'COORDINATE']],
    ['insert into progress_report (task_id, reported_on, percent) values ($1, $2, 90)', [task, '2026-03-01']],
    ['update observation set value = $1', [60]],
    ['delete from task where id = $1', [task]],
  ];
  for (const [statement, values] of edits) {
    await change(statement, values);
    answers.push({ at: await lastInstant(), data: await ask(PLAN, { number: '7/KH-SYT' }) });
  }
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(answers.length);
  for (const { at, data } of answers) expect(await ask(PLAN, { number: '7/KH-SYT', at })).toEqual(data);
});

test('a plan that is gone is found as it was, by its number then', async () => {
  const plan = await plant.plan({ number: '9/KH-SYT', title: 'Sẽ mất' });
  await plant.task(plan, { title: 'Việc sẽ mất' });
  const at = await lastInstant();
  await change(`update plan set number = '10/KH-SYT', number_key = '10/kh-syt' where id = $1`, [plan]);
  await change('delete from plan where id = $1', [plan]);
  const query =
    'query ($n: String!, $at: DateTime) { plan(number: $n, recordedAt: $at) { title tasks { nodes { title } } } }';
  expect(await ask(query, { n: '9/KH-SYT', at })).toEqual({
    plan: { title: 'Sẽ mất', tasks: { nodes: [{ title: 'Việc sẽ mất' }] } },
  });
  expect((await graph.ask(query, { n: '9/KH-SYT' })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
});

test('lists, nodes, units and documents are read as recorded too; an id stays the same', async () => {
  const unit = await plant.unit('Sở Tài chính');
  const document = await plant.document({ number: '77/2026/NĐ-CP', title: 'Trước' });
  const at = await lastInstant();
  await change('update unit set name = $2 where id = $1', [unit, 'Sở Tài chính mới']);
  await change('update legal_document set title = $2 where id = $1', [document, 'Sau']);
  const later = await plant.unit('Sở lập sau');
  const [id, other] = [encodeId('Unit', unit), encodeId('Unit', later)];
  const query = `query ($id: ID!, $other: ID!, $at: DateTime) {
    node(id: $id, recordedAt: $at) { id ... on Unit { name } }
    nodes(ids: [$id, $other], recordedAt: $at) { id }
    unit(name: "Sở Tài chính", recordedAt: $at) { name }
    legalDocument(number: "77/2026/NĐ-CP", recordedAt: $at) { title }
    units(filter: { name: { contains: "so tai chinh" } }, recordedAt: $at) { totalCount nodes { name } }
    now: node(id: $id) { ... on Unit { name } }
  }`;
  expect(await ask(query, { id, other, at })).toEqual({
    node: { id, name: 'Sở Tài chính' },
    nodes: [{ id }, null],
    unit: { name: 'Sở Tài chính' },
    legalDocument: { title: 'Trước' },
    units: { totalCount: 1, nodes: [{ name: 'Sở Tài chính' }] },
    now: { name: 'Sở Tài chính mới' },
  });
});

test('a unit that was merged since is itself again', async () => {
  const [kept, merged] = [await plant.unit('Sở giữ lại'), await plant.unit('Sở gộp vào')];
  const task = await plant.task(await plant.plan(), { title: 'Của ai' });
  await plant.assignment(task, merged, 'LEAD');
  const at = await lastInstant();
  await change('update assignment set unit_id = $1 where unit_id = $2', [kept, merged]);
  await change(`insert into unit_merge (merged_id, name, kept_id) values ($1, 'Sở gộp vào', $2)`, [merged, kept]);
  await change('delete from unit where id = $1', [merged]);
  const query = `query ($unit: ID!, $task: ID!, $at: DateTime) {
    unit: node(id: $unit, recordedAt: $at) { id ... on Unit { name } }
    task: node(id: $task, recordedAt: $at) { ... on Task { assignments { unit { name } } } }
    tasks(filter: { assignments: { some: { unit: { id: { eq: $unit } } } } }, recordedAt: $at) { nodes { title } }
  }`;
  const asked = { unit: encodeId('Unit', merged), task: encodeId('Task', task) };
  const answer = (id: number, name: string) => ({
    unit: { id: encodeId('Unit', id), name },
    task: { assignments: [{ unit: { name } }] },
    tasks: { nodes: [{ title: 'Của ai' }] },
  });
  expect(await ask(query, { ...asked, at })).toEqual(answer(merged, 'Sở gộp vào'));
  expect(await ask(query, asked)).toEqual(answer(kept, 'Sở giữ lại'));
});

test('what rests on a document is found as it was, by the way that led there then', async () => {
  const cited = await plant.document({ number: '9/2026/NĐ-CP' });
  const plan = await plant.plan({ number: '9/KH-SVH', title: 'Tên trước' });
  const [citing] = await graph.database.rows<{ id: number }>('select document_id as id from plan where id = $1', [
    plan,
  ]);
  const citation = await plant.citation((citing as { id: number }).id, cited, { kind: 'BASIS', plan_id: plan });
  const query = `query ($number: String!, $at: DateTime) { legalDocument(number: $number, recordedAt: $at) {
    impact { totalCount nodes { ... on Plan { title } } edges { node { ... on Plan { title } } path { id kind document { number } } } } } }`;
  const before = await ask(query, { number: '9/2026/NĐ-CP' });
  const at = await lastInstant();
  await change('delete from citation where id = $1', [citation]);
  await change('update plan set title = $2 where id = $1', [plan, 'Tên sau']);
  expect(JSON.stringify(before)).toMatch(/Tên trước.*BASIS/);
  expect(await ask(query, { number: '9/2026/NĐ-CP', at })).toEqual(before);
});

test('two instants and the present in one request do not mix', async () => {
  const unit = await plant.unit('Một');
  const first = await lastInstant();
  await change('update unit set name = $2 where id = $1', [unit, 'Hai']);
  const second = await lastInstant();
  await change('update unit set name = $2 where id = $1', [unit, 'Ba']);
  const query = `query ($id: ID!, $first: DateTime, $second: DateTime) {
    one: node(id: $id, recordedAt: $first) { ... on Unit { name } }
    two: node(id: $id, recordedAt: $second) { ... on Unit { name } }
    three: node(id: $id) { ... on Unit { name } }
  }`;
  expect(await ask(query, { id: encodeId('Unit', unit), first, second })).toEqual({
    one: { name: 'Một' },
    two: { name: 'Hai' },
    three: { name: 'Ba' },
  });
});

test('the day of the instant is today: what was in time then is not overdue; asOf says another day', async () => {
  const plan = await plant.plan();
  const dueIn = async (days: number) => {
    const task = await plant.task(plan);
    await change(
      `insert into deadline (task_id, position, text, due_on, evidence)
       values ($1, 0, 'hạn', (now() at time zone 'Asia/Ho_Chi_Minh')::date + $2::int, '{"quote": "x", "start": 0, "end": 1}')`,
      [task, days],
    );
    return task;
  };
  const ids = [await dueIn(0), await dueIn(-1)].map((id) => encodeId('Task', id));
  const at = await lastInstant();
  const query = `query ($ids: [ID!]!, $at: DateTime) {
    nodes(ids: $ids, recordedAt: $at) { ... on Task { timeliness later: timeliness(asOf: "9000-01-01") } } }`;
  expect(await ask(query, { ids, at })).toEqual({
    nodes: [
      { timeliness: 'OPEN_IN_TIME', later: 'OPEN_OVERDUE' },
      { timeliness: 'OPEN_OVERDUE', later: 'OPEN_OVERDUE' },
    ],
  });
});

test.each(['2001-01-01T00:00:00Z', '0000-01-01T00:00:00Z'])(
  'before anything was recorded, at %s, there is nothing',
  async (at) => {
    const { data, errors } = await graph.ask(
      'query ($at: DateTime) { plan(number: "7/KH-SYT", recordedAt: $at) { title } tasks(recordedAt: $at) { totalCount nodes { id } } }',
      { at },
    );
    expect(data).toEqual({ plan: null, tasks: { totalCount: 0, nodes: [] } });
    expect(errors).toMatchObject([{ path: 'plan', extensions: { code: 'NOT_FOUND' } }]);
  },
);

test.each(['plan(number: "7/KH-SYT", recordedAt: $at) { id }', 'tasks(recordedAt: $at) { totalCount }'])(
  'an instant ahead is refused by %s',
  async (field) => {
    const { errors } = await graph.ask(`query ($at: DateTime) { ${field} }`, { at: '2999-01-01T00:00:00Z' });
    expect(errors).toMatchObject([
      {
        message: 'recordedAt: 2999-01-01T00:00:00.000Z is in the future; leave it out to read the graph as it is now.',
        extensions: { code: 'BAD_USER_INPUT', argument: 'recordedAt' },
      },
    ]);
  },
);

test('who asks for an instant waits for those who were stamped before it and are not done', async () => {
  const runner = graph.database.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`insert into unit (name) values ('đang ghi')`);
  // as at its end: stamped, and not yet there to be seen
  await runner.query('set constraints all immediate');
  const [{ at }] = (await runner.query('select max(recorded_at) as at from recording')) as [{ at: Date }];
  await change('select pg_sleep(0.003)');
  let isDone = false;
  const asking = ask(
    'query ($at: DateTime) { units(filter: { name: { eq: "đang ghi" } }, recordedAt: $at) { totalCount } }',
    { at: at.toISOString() },
  ).finally(() => {
    isDone = true;
  });
  await change('select pg_sleep(0.05)');
  expect(isDone).toBe(false);
  await runner.commitTransaction();
  await runner.release();
  expect(await asking).toEqual({ units: { totalCount: 1 } });
});

test('what was written in a request is seen as of then by who asks after it, with the instant of the change', async () => {
  const unit = await plant.insert('unit', { name: 'Vừa ghi' });
  const id = encodeId('Unit', unit);
  const { changes } = (await ask('query ($id: ID!) { changes(filter: { nodeId: $id }) { nodes { recordedAt } } }', {
    id,
  })) as { changes: { nodes: { recordedAt: string }[] } };
  const at = changes.nodes[0]?.recordedAt;
  expect(
    await ask('query ($id: ID!, $at: DateTime) { node(id: $id, recordedAt: $at) { ... on Unit { name } } }', {
      id,
      at,
    }),
  ).toEqual({ node: { name: 'Vừa ghi' } });
});

test('a module served alone reads its own rows as recorded, and points at what was there then', async () => {
  const unit = await plant.unit('Cơ quan');
  const plan = await plant.plan({ number: '55/KH-SYT', issuer_id: unit });
  await plant.task(plan, { title: 'Việc của nó' });
  const at = await lastInstant();
  await change('update task set title = $2 where plan_id = $1', [plan, 'Tên khác']);
  const later = await plant.unit('Sau đó');
  await change('update plan set issuer_id = $2 where id = $1', [plan, later]);
  const query =
    'query ($at: DateTime) { plan(number: "55/KH-SYT", recordedAt: $at) { issuer { id } tasks { nodes { title plan { issuer { id } } } } } }';
  const { data, errors } = await graph.ask(query, { at }, subgraph(plansModule));
  expect(errors).toEqual([]);
  const issuer = { id: encodeId('Unit', unit) };
  expect(data).toEqual({ plan: { issuer, tasks: { nodes: [{ title: 'Việc của nó', plan: { issuer } }] } } });
  const absent = await graph.ask(
    'query ($id: ID!, $at: DateTime) { node(id: $id, recordedAt: $at) { id } }',
    { id: encodeId('Unit', later), at },
    subgraph(catalogModule),
  );
  expect(absent.data).toEqual({ node: null });
});
