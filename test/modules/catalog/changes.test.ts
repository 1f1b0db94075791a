import { OPERATOR } from '../../../src/auth/viewer';
import { encodeId } from '../../../src/graph/global-id';
import { shownTables } from '../../../src/graph/shown-rows';
import { beginWriting } from '../../../src/graph/write-transaction';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { EVIDENCE, type Planter, planter } from '../../support/planted-rows';
import { chanceOf } from '../../support/seeded-chance';

interface Changed {
  nodeId: string;
  kind: string;
  part: string | null;
  partId: string | null;
  operation: string;
  fields: { name: string; before: unknown; after: unknown }[];
  recordedAt: string;
  actor: string;
  reason: string | null;
  node: { __typename: string; id: string } | null;
}

interface Page {
  totalCount: number;
  nodes: Changed[];
  edges: { cursor: string }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

let graph: GraphOnRows;
let plant: Planter;

const CHANGE =
  'nodeId kind part partId operation fields { name before after } recordedAt actor reason node { __typename id }';

const changes = async (asked: Record<string, unknown> = {}): Promise<Page> => {
  const { data, errors } = await graph.ask(
    `query ($after: String, $filter: ChangeFilter, $first: Int = 1000) {
       changes(after: $after, filter: $filter, first: $first) {
         totalCount edges { cursor } pageInfo { endCursor hasNextPage } nodes { ${CHANGE} } } }`,
    asked,
  );
  expect(errors).toEqual([]);
  return data?.changes as Page;
};

const brief = (page: Page) =>
  page.nodes.map(({ kind, part, operation }) => `${operation} ${kind}${part ? ` ${part}` : ''}`);

const run = (statement: string, values: unknown[] = []) => graph.database.source.query(statement, values);

async function open(): Promise<void> {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
}

describe('what is wrong with a question is said', () => {
  beforeAll(open);

  afterAll(() => graph.close());

  test.each([
    [{ filter: { nodeId: 'x' } }, 'filter.nodeId', '"x" is not the id of a node'],
    [{ filter: { nodeId: encodeId('Section', 1) } }, 'filter.nodeId', 'is not the id of a node'],
    [
      { filter: { since: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' } },
      'filter.since',
      '2026-02-01T00:00:00.000Z is after until, 2026-01-01T00:00:00.000Z',
    ],
    [{ filter: { within: encodeId('Task', 1) } }, 'filter.within', 'is not the id of a plan or unit'],
    [{ filter: { within: 'x' } }, 'filter.within', '"x" is not the id of a plan or unit'],
    [{ after: 'x' }, 'after', '"x" is not a cursor'],
    [{ first: -1 }, 'first', '-1 is not a page size'],
    [{ first: 1001 }, 'first', '1001 is not a page size'],
  ])('refuses %j and names the argument', async (asked, argument, message) => {
    const { errors } = await graph.ask(
      'query ($after: String, $filter: ChangeFilter, $first: Int) { changes(after: $after, filter: $filter, first: $first) { nodes { nodeId } } }',
      asked,
    );
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT', argument } },
    ]);
  });
});

describe('over a graph of its own', () => {
  beforeEach(open);

  afterEach(() => graph.close());

  test('lists what was made, changed and removed, with its parts, who and why', async () => {
    const unit = await plant.unit('Sở Y tế');
    const plan = await plant.plan({ number: '7/KH-SYT', issuer_id: unit });
    const task = await plant.task(plan, { title: 'Việc một' });
    const { pageInfo } = await changes();
    await graph.database.transaction(async (tx) => {
      await beginWriting(tx, { viewer: OPERATOR, reason: 'sửa lỗi', alone: false });
      await tx.query('update task set title = $2 where id = $1', [task, 'Việc hai']);
      await tx.query(
        `insert into assignment (task_id, unit_id, role, position, evidence) values ($1, $2, 'LEAD', 0, '{"quote": "x", "start": 0, "end": 1}')`,
        [task, unit],
      );
    });
    const page = await changes({ after: pageInfo.endCursor });
    const by = { actor: 'command line', reason: 'sửa lỗi', kind: 'TASK', nodeId: encodeId('Task', task) };
    expect(page.nodes).toMatchObject([
      {
        ...by,
        part: null,
        partId: null,
        operation: 'CHANGED',
        fields: [{ name: 'title', before: 'Việc một', after: 'Việc hai' }],
      },
      {
        ...by,
        part: 'ASSIGNMENT',
        operation: 'CREATED',
        fields: [
          { name: 'role', before: null, after: 'LEAD' },
          { name: 'evidence', before: null, after: { quote: 'x', start: 0, end: 1 } },
          { name: 'unit', before: null, after: encodeId('Unit', unit) },
          { name: 'task', before: null, after: encodeId('Task', task) },
        ],
      },
    ]);
    expect(page.nodes.map(({ node }) => node)).toEqual(
      Array(2).fill({ __typename: 'Task', id: encodeId('Task', task) }),
    );
    expect(page.nodes[0]?.recordedAt).toBe(page.nodes[1]?.recordedAt);

    await run('delete from task where id = $1', [task]);
    const gone = await changes({ after: page.pageInfo.endCursor });
    expect(brief(gone).sort()).toEqual(['REMOVED TASK', 'REMOVED TASK ASSIGNMENT']);
    expect(gone.nodes.map(({ node, nodeId }) => [node, nodeId])).toEqual(Array(2).fill([null, encodeId('Task', task)]));
  });

  test('a partner who goes on from its last cursor misses nothing of transactions that overlapped', async () => {
    const [slow, quick] = [graph.database.source.createQueryRunner(), graph.database.source.createQueryRunner()];
    await slow.startTransaction();
    await slow.query(`insert into unit (name) values ('chậm 1')`);
    await quick.startTransaction();
    await quick.query(`insert into unit (name) values ('nhanh')`);
    await quick.commitTransaction();
    const first = await changes();
    const [last] = await graph.database.rows<{ id: number; at: Date }>(
      'select max(id) as id, max(recorded_at) as at from history',
      [],
    );
    await slow.query(`insert into unit (name) values ('chậm 2')`);
    await slow.commitTransaction();
    await Promise.all([slow.release(), quick.release()]);
    const second = await changes({ after: first.pageInfo.endCursor });
    const names = (page: Page) => page.nodes.map(({ fields }) => fields.find(({ name }) => name === 'name')?.after);
    expect([names(first), names(second)]).toEqual([['nhanh'], ['chậm 1', 'chậm 2']]);
    // by the order in which rows were written, or by when they were, one of them would have been missed
    for (const naive of ['id > $1', 'recorded_at > $2'])
      expect(
        await graph.database.rows(
          `select after->>'name' as name from history where ($1::bigint > 0 and $2::timestamptz is not null) and ${naive} order by id`,
          [last?.id, last?.at.toISOString()],
        ),
      ).not.toContainEqual({ name: 'chậm 1' });
  });

  test('a partner who asks again and again while five write at once gets every change once, in the order of commits', async () => {
    const task = await plant.task(await plant.plan());
    let after = (await changes()).pageInfo.endCursor;
    const writers = Array.from({ length: 5 }, (_, i) => chanceOf(i + 1)).map(async (chance, i) => {
      const runner = graph.database.source.createQueryRunner();
      for (let done = 0; done < 20; done++) {
        await runner.startTransaction();
        for (let left = 1 + chance.below(3); left > 0; left--) {
          await runner.query(`insert into deadline (task_id, position, text, evidence) values ($1, 0, $2, $3)`, [
            task,
            `hạn ${i} ${done}`,
            EVIDENCE,
          ]);
          await runner.query('select pg_sleep($1)', [chance.below(4) / 1000]);
        }
        await (chance.below(5) === 0 ? runner.rollbackTransaction() : runner.commitTransaction());
      }
      await runner.release();
    });
    let areWriting = true;
    const written = Promise.all(writers).then(() => {
      areWriting = false;
    });
    const seen: string[] = [];
    for (let wasLast = false; !wasLast; ) {
      wasLast = !areWriting;
      const page = await changes({ after, first: 7 });
      seen.push(...page.nodes.map(({ partId }) => partId as string));
      after = page.pageInfo.endCursor ?? after;
      if (page.pageInfo.hasNextPage) wasLast = false;
    }
    await written;
    const all = await graph.database.rows<{ id: number }>(
      `select h.row_id as id from history h join recording g on g.id = h.recording_id where h.table_name = 'deadline' order by g.position, h.id`,
      [],
    );
    expect(all.length).toBeGreaterThan(100);
    expect(seen).toEqual(all.map(({ id }) => encodeId('Deadline', id)));
  });

  test('pages of every size list every change once, in the order of commits, while others write', async () => {
    for (let i = 0; i < 12; i++) await plant.unit(`Sở ${i}`);
    const all = await changes();
    expect(all.totalCount).toBe(24);
    for (const first of [1, 3, 7, 24]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page: Page = await changes({ first, after });
        if (seen.length < 24) seen.push(...page.edges.map(({ cursor }) => cursor));
        if (seen.length >= 24) break;
        after = page.pageInfo.endCursor;
        await run(`update unit set name = name || '.' where name like 'Sở 1%'`);
      }
      expect(seen.slice(0, 24)).toEqual(all.edges.map(({ cursor }) => cursor));
    }
  });

  test('since and until are the instants between which the graph as recorded differs', async () => {
    await plant.insert('unit', { name: 'trước' });
    const at = (await changes()).nodes.at(-1)?.recordedAt as string;
    await run('select pg_sleep(0.003)');
    await plant.insert('unit', { name: 'sau' });
    const names = async (filter: object) =>
      (await changes({ filter })).nodes.map(({ fields }) => fields.find(({ name }) => name === 'name')?.after);
    expect(await names({ until: at })).toEqual(['trước']);
    expect(await names({ since: at })).toEqual(['sau']);
    const { data } = await graph.ask('query ($at: DateTime) { units(recordedAt: $at) { nodes { name } } }', { at });
    expect(data).toEqual({ units: { nodes: [{ name: 'trước' }] } });
  });

  test('narrows by kind, node and actor, and counts likewise', async () => {
    const unit = await plant.unit('Sở Y tế', { aliases: ['SYT'] });
    const plan = await plant.plan({ issuer_id: unit });
    await plant.task(plan);
    const other = await plant.task(plan);
    await plant.deadline(other, { due_on: '2026-05-01' });
    const kinds = await changes({ filter: { kinds: ['TASK'] } });
    expect(brief(kinds)).toEqual(['CREATED TASK', 'CREATED TASK', 'CREATED TASK DEADLINE']);
    const node = await changes({ filter: { nodeId: encodeId('Task', other), kinds: ['TASK', 'PLAN'] } });
    expect([brief(node), node.totalCount]).toEqual([['CREATED TASK', 'CREATED TASK DEADLINE'], 2]);
    expect(node.nodes[1]?.fields).toContainEqual({ name: 'on', before: null, after: '2026-05-01' });
    expect(brief(await changes({ filter: { nodeId: encodeId('Unit', unit) } }))).toEqual([
      'CREATED UNIT',
      'CREATED UNIT UNIT_ALIAS',
      'CREATED UNIT UNIT_ALIAS',
    ]);
    expect((await changes({ filter: { actor: 'nobody' } })).totalCount).toBe(0);
    expect((await changes({ filter: { kinds: [] } })).totalCount).toBe(0);
  });

  test('of a plan come its tasks and indicators with it, gone ones too; of a unit the tasks that it does', async () => {
    const [unit, other] = [await plant.unit('Sở Y tế'), await plant.unit('Sở Tài chính')];
    const [plan, another] = [await plant.plan(), await plant.plan()];
    const [led, gone] = [await plant.task(plan), await plant.task(plan)];
    const elsewhere = await plant.task(another);
    const indicator = await plant.indicator(plan);
    await plant.assignment(led, unit, 'LEAD');
    await plant.assignment(elsewhere, other, 'LEAD');
    await run('delete from task where id = $1', [gone]);
    const nodesOf = async (within: string) => {
      const page = await changes({ filter: { within } });
      expect(page.totalCount).toBe(page.nodes.length);
      return [...new Set(page.nodes.map(({ nodeId }) => nodeId))].sort();
    };
    const ofPlan = [
      ['Plan', plan],
      ['Task', led],
      ['Task', gone],
      ['Indicator', indicator],
    ] as const;
    expect(await nodesOf(encodeId('Plan', plan))).toEqual(ofPlan.map(([type, id]) => encodeId(type, id)).sort());
    expect(await nodesOf(encodeId('Unit', unit))).toEqual([encodeId('Unit', unit), encodeId('Task', led)].sort());
    expect(await nodesOf(encodeId('Plan', 999_999))).toEqual([]);
  });

  test('newest first is the same list from its other end, page by page', async () => {
    const plan = await plant.plan();
    for (let n = 0; n < 4; n++) await plant.assignment(await plant.task(plan), await plant.unit(`Sở ${n}`), 'LEAD');
    const query = `query ($after: String) { changes(newestFirst: true, first: 3, after: $after) {
      pageInfo { hasNextPage endCursor } edges { cursor } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data }: { data?: { changes?: unknown } | null } = await graph.ask(query, { after });
      const page = data?.changes as Page;
      seen.push(...page.edges.map(({ cursor }) => cursor));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.length).toBeGreaterThan(12);
    expect(seen.toReversed()).toEqual((await changes()).edges.map(({ cursor }) => cursor));
  });

  test('the history of nodes is given from its other end too, each page by page', async () => {
    const plan = await plant.plan();
    for (let n = 0; n < 2; n++) await plant.task(plan);
    for (let n = 0; n < 4; n++) await run(`update task set title = title || '.' where plan_id = $1`, [plan]);
    const history = `{ edges { cursor } pageInfo { hasNextPage endCursor } }`;
    const query = `query ($after: String) { tasks { nodes { whole: history ${history}
      history(newestFirst: true, first: 3, after: $after) ${history} } } }`;
    const first = await graph.ask(query, {});
    expect(first.errors).toEqual([]);
    const tasks = (first.data as { tasks: { nodes: { whole: Page; history: Page }[] } }).tasks.nodes;
    for (const { whole, history } of tasks) {
      const cursors = whole.edges.map(({ cursor }) => cursor).toReversed();
      expect(cursors).toHaveLength(5);
      expect(history.edges.map(({ cursor }) => cursor)).toEqual(cursors.slice(0, 3));
      expect(history.pageInfo).toEqual({ hasNextPage: true, endCursor: cursors[2] });
    }
    const next = await graph.ask(query, { after: tasks[0]?.history.pageInfo.endCursor });
    const [own] = (next.data as { tasks: { nodes: { whole: Page; history: Page }[] } }).tasks.nodes;
    expect(own?.history.edges).toEqual(tasks[0]?.whole.edges.slice(0, 2).toReversed());
  });

  test('every node shows its own history, one statement for all of a page', async () => {
    const plan = await plant.plan();
    const tasks = await Promise.all([1, 2, 3].map((n) => plant.task(plan, { title: `Việc ${n}` })));
    await run(`update task set title = title || '.' where plan_id = $1`, [plan]);
    const query = `query ($first: Int) { tasks { nodes { title history(first: $first) { totalCount pageInfo { hasNextPage } nodes { operation fields { name before after } } } } } }`;
    const { data, errors, statements } = await graph.ask(query, { first: 1 });
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(3);
    expect((data as { tasks: { nodes: unknown[] } }).tasks.nodes).toMatchObject(
      tasks.map((_, i) => ({
        title: `Việc ${i + 1}.`,
        history: { totalCount: 2, pageInfo: { hasNextPage: true }, nodes: [{ operation: 'CREATED' }] },
      })),
    );
    const all = (await graph.ask(query)).data as { tasks: { nodes: { history: { nodes: unknown[] } }[] } };
    expect(all.tasks.nodes[0]?.history.nodes[1]).toEqual({
      operation: 'CHANGED',
      fields: [{ name: 'title', before: 'Việc 1', after: 'Việc 1.' }],
    });
  });

  test('the history of a node as recorded ends there', async () => {
    const unit = await plant.insert('unit', { name: 'Sở Y tế' });
    const at = (await changes()).nodes.at(-1)?.recordedAt;
    await run('select pg_sleep(0.003)');
    await run('update unit set name = $2 where id = $1', [unit, 'Sở Y tế mới']);
    const { data } = await graph.ask(
      'query ($at: DateTime) { past: units(recordedAt: $at) { nodes { name history { totalCount nodes { node { ... on Unit { name } } } } } } now: units { nodes { history { totalCount } } } }',
      { at },
    );
    expect(data).toEqual({
      past: { nodes: [{ name: 'Sở Y tế', history: { totalCount: 1, nodes: [{ node: { name: 'Sở Y tế' } }] } }] },
      now: { nodes: [{ history: { totalCount: 2 } }] },
    });
  });

  test('every table whose rows the graph shows belongs to a kind of node, and no other does', async () => {
    const rows = await graph.database.rows<{ name: string }>(
      `select c.relname as name from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'history_insert'
      where history_node(c.relname, 1, '{"task_id": 1, "plan_id": 1, "unit_id": 1, "indicator_id": 1, "document_id": 1, "successor_id": 1, "kept_id": 1}') is not null`,
      [],
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(shownTables().sort());
  });

  test('nothing private leaves: no key, no claim, no text of a file, nothing rejected', async () => {
    const unit = await plant.unit('Sở Y tế');
    const plan = await plant.plan({ number: '7/KH-SYT', issuer_id: unit });
    const task = await plant.task(plan);
    const cited = await plant.document({ number: null, name: 'Luật Y' });
    await plant.citation(cited, cited, { task_id: task, plan_id: plan, cited_key: 'khóa', claim: '{"bí mật": 1}' });
    await plant.insert('rejected_task', {
      plan_id: plan,
      text_key: 'khóa',
      evidence: { quote: 'x', start: 0, end: 1 },
    });
    const { nodes } = await changes();
    const names = [...new Set(nodes.flatMap(({ fields }) => fields.map(({ name }) => name)))];
    expect(names.filter((name) => /key|claim|sha|source(?:_t|T)ext|decided$|position|_/i.test(name))).toEqual([]);
    expect(JSON.stringify(nodes)).not.toMatch(/khóa|bí mật|luật y|"x\.txt/);
    expect(names).toEqual(expect.arrayContaining(['number', 'issuer', 'source', 'document']));
  });
});
