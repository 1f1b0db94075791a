import { createKey } from '../../../src/auth/api-keys';
import { LIVE } from '../../../src/server/live/live-settings';
import { askEvents } from '../../support/live/event-source';
import { type LiveSocket, openSocket, type Said } from '../../support/live/live-socket';
import { type OutsideHub, openOutsideHub } from '../../support/outside-hub';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';
import { until } from '../../support/until';

const FOLLOW = `subscription Follow($after: String, $filter: ChangeFilter, $first: Int) {
  changes(after: $after, filter: $filter, first: $first) {
    edges { cursor node { nodeId kind part operation reason fields { name after } node { id } } }
    pageInfo { endCursor hasNextPage }
  }
}`;
const LISTENERS = `select pid from pg_stat_activity where datname = current_database() and query like 'select last_position()::text%'`;

interface Page {
  edges: {
    cursor: string;
    node: {
      nodeId: string;
      kind: string;
      reason: string | null;
      fields: { name: string; after: unknown }[];
      node: object | null;
    };
  }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

let hub: TestHub;
let server: OutsideHub;
let taskIds: number[];
const open: LiveSocket[] = [];

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  await hub.importText(planText({ number: '7/KH-SDL', taskCount: 40 }));
  server = await openOutsideHub(hub, {}, { live: { ...LIVE, intervalMs: 20 } });
  taskIds = (
    await hub.database.rows<{ id: number }>(
      `select t.id from task t join plan p on p.id = t.plan_id join legal_document d on d.id = p.document_id where d.number = '7/KH-SDL' order by t.id`,
      [],
    )
  ).map(({ id }) => id);
});

afterEach(async () => {
  for (const socket of open.splice(0)) await socket.close();
});

afterAll(async () => {
  await server?.close();
  await hub?.close();
});

async function follow(variables: object, init: Record<string, unknown> = {}) {
  const socket = await openSocket(server.url, { init });
  open.push(socket);
  socket.say({ id: '1', type: 'subscribe', payload: { query: FOLLOW, variables } });
  return { socket, next: async () => pageOf(await socket.next()) };
}

function pageOf(said: Said): Page {
  expect([said.type, (said.payload as { errors?: unknown }).errors]).toEqual(['next', undefined]);
  return (said.payload as { data: { changes: Page } }).data.changes;
}

const encoded = (id: number): string => Buffer.from(`Task:${id}`).toString('base64url');

/** One write in a transaction of its own, on a connection of its own. */
const write = (id: number, title: string): Promise<unknown> =>
  hub.database.transaction((tx) => tx.query('update task set title = $2 where id = $1', [id, title]));

const titlesIn = (pages: Page[]): unknown[] =>
  pages.flatMap(({ edges }) =>
    edges.flatMap(({ node }) => node.fields.filter(({ name }) => name === 'title').map(({ after }) => after)),
  );

/** The titles that tasks were given, in the order of commits. */
const committed = async (like: string): Promise<string[]> =>
  (
    await hub.database.rows<{ title: string }>(
      `select h.after->>'title' as title from recording g join history h on h.recording_id = g.id
        where h.after->>'title' like $1 and h.table_name = 'task' order by g.position, h.id`,
      [like],
    )
  ).map(({ title }) => title);

test('the first answer says at once where it stands; then what is committed comes, and nothing else', async () => {
  const { next } = await follow({});
  const first = await next();
  expect(first.edges).toEqual([]);
  expect(first.pageInfo).toEqual({ endCursor: expect.any(String), hasNextPage: false });
  await write(taskIds[0] as number, 'Việc đã đổi');
  const news = await next();
  expect(news.edges).toMatchObject([
    {
      node: {
        nodeId: encoded(taskIds[0] as number),
        kind: 'TASK',
        operation: 'CHANGED',
        fields: [{ name: 'title', after: 'Việc đã đổi' }],
        node: { id: encoded(taskIds[0] as number) },
      },
    },
  ]);
  expect(news.pageInfo.endCursor).toBe(news.edges[0]?.cursor);
});

test('what is rolled back is not told; a page is no longer than asked, and the rest follows at once', async () => {
  const { next } = await follow({ first: 3 });
  await next();
  await hub.database
    .transaction(async (tx) => {
      await tx.query(`update task set title = 'không có' where id = $1`, [taskIds[0]]);
      throw new Error('Không.');
    })
    .catch(() => undefined);
  await hub.database.transaction((tx) =>
    tx.query(`update task set title = 'bảy ' || id where id = any($1)`, [taskIds.slice(0, 7)]),
  );
  const pages = [await next(), await next(), await next()];
  expect(pages.map(({ edges, pageInfo }) => [edges.length, pageInfo.hasNextPage])).toEqual([
    [3, true],
    [3, true],
    [1, false],
  ]);
  expect(titlesIn(pages)).toEqual(taskIds.slice(0, 7).map((id) => `bảy ${id}`));
});

test.each([0, 200])(
  'each of 200 concurrent writes is told exactly once, in the order of commits; %d of them while the listening connection is ended again and again',
  async (ended) => {
    const prefix = `ghi ${ended} `;
    const { next } = await follow({ first: 50 });
    const { pageInfo } = await next();
    const pages: Page[] = [];
    let isWriting = true;
    let ends = 0;
    const ending = (async () => {
      while (ended > 0 && isWriting) {
        ends += (await hub.database.rows(`select pg_terminate_backend(pid) from (${LISTENERS}) l`, [])).length;
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    })();
    const writers = Array.from({ length: 8 }, async (_, w) => {
      for (let i = 0; i < 25; i++) await write(taskIds[w * 4 + (i % 4)] as number, `${prefix}${w} ${i}`);
    });
    while (titlesIn(pages).length < 200) pages.push(await next());
    await Promise.all(writers);
    isWriting = false;
    await ending;
    if (ended > 0) expect(ends).toBeGreaterThan(0);
    expect(titlesIn(pages)).toEqual(await committed(`${prefix}%`));
    expect(new Set(titlesIn(pages)).size).toBe(200);
    // from where it stood the same is told once more, in one go
    const again = await follow({ after: pageInfo.endCursor, first: 1000 });
    expect((await again.next()).edges).toEqual(pages.flatMap(({ edges }) => edges));
  },
);

test.each<[string, object, (id: string) => object]>([
  ['a node', { first: 5 }, (id) => ({ nodeId: id })],
  ['kinds', { first: 5 }, () => ({ kinds: ['TASK'] })],
])('only of %s is told what was asked for', async (_what, variables, filter) => {
  const [one, other] = taskIds as [number, number];
  const { next } = await follow({ ...variables, filter: filter(encoded(one)) });
  await next();
  await hub.database.rows(`update plan set title = title || '.' where id = (select min(id) from plan)`, []);
  if ('nodeId' in filter('')) await write(other, 'khác');
  await write(one, `đây ${_what}`);
  expect(titlesIn([await next()])).toEqual([`đây ${_what}`]);
});

test('what is hidden is announced to who may see it alone; not even that something was', async () => {
  const unit = (
    await hub.database.rows<{ id: number }>('select id from unit where parent_id is null order by id limit 1', [])
  )[0];
  const own = await createKey(hub.database.source, 'đơn vị', 'REPORTER', { unitId: unit?.id ?? null });
  await hub.importText(planText({ number: '8/KH-MAT', taskCount: 2 }));
  const { data } = await hub.ask<{ plan: { id: string; tasks: { nodes: { id: string }[] } } }, object>(
    '{ plan(number: "8/KH-MAT") { id tasks { nodes { id } } } }',
  );
  const [task] = data?.plan.tasks.nodes ?? [];
  const setVisibility = (visibility: string, visibleTo?: string[]) =>
    hub.ask(
      'mutation ($input: SetVisibilityInput!) { setVisibility(input: $input) { __typename } }',
      { input: { id: data?.plan.id, visibility, visibleTo } },
      hub.adminKey,
    );
  await setVisibility('RESTRICTED', [Buffer.from(`Unit:${unit?.id}`).toString('base64url')]);
  const all = {
    anonymous: await follow({}),
    unit: await follow({}, { authorization: `Bearer ${own}` }),
    admin: await follow({}, { Authorization: `Bearer ${hub.adminKey}` }),
  };
  const first = await all.anonymous.next();
  await all.unit.next();
  await all.admin.next();
  const rowId = Number(
    Buffer.from(task?.id ?? '', 'base64url')
      .toString()
      .split(':')[1],
  );
  await write(rowId, 'điều chưa công bố');
  expect(titlesIn([await all.unit.next()])).toEqual(['điều chưa công bố']);
  expect(titlesIn([await all.admin.next()])).toEqual(['điều chưa công bố']);
  // what is shown comes next: nothing came before it
  await write(taskIds[0] as number, 'điều công bố');
  expect(titlesIn([await all.anonymous.next()])).toEqual(['điều công bố']);
  // nor does the place say that something was: it is that of the last change that is shown
  const query = '{ changes(first: 10000) { pageInfo { endCursor } } }';
  await setVisibility('DRAFT');
  await write(rowId, 'lần nữa');
  const shown = await hub.ask<{ changes: { pageInfo: { endCursor: string } } }, object>(query);
  expect((await (await follow({})).next()).pageInfo.endCursor).toBe(shown.data?.changes.pageInfo.endCursor);
  expect(first.edges).toEqual([]);
});

test.each([
  ['a cursor that is none', { after: 'x' }, 'BAD_USER_INPUT'],
  ['a page without room', { first: 0 }, 'BAD_USER_INPUT'],
  ['an id that is none', { filter: { nodeId: 'x' } }, 'BAD_USER_INPUT'],
  [
    'an instant after another',
    { filter: { since: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' } },
    'BAD_USER_INPUT',
  ],
])('%s is refused at once', async (_what, variables, code) => {
  const { socket } = await follow(variables);
  const said = await socket.next();
  expect(said.text).toContain(`"code":"${code}"`);
  expect(await socket.next()).toMatchObject({ type: 'complete' });
});

test('two fields are refused, and so is one that costs more than its asker may have', async () => {
  const socket = await openSocket(server.url);
  open.push(socket);
  const [two] = await socket.run({ query: 'subscription { a: changes { totalCount } b: changes { totalCount } }' });
  expect([two?.type, JSON.stringify(two?.payload)]).toEqual(['error', expect.stringContaining('only one')]);
  const limits = {
    budgets: { anonymous: 100, key: 100 },
    anonymousMs: 1000,
    shape: { tokens: 1000, depth: 20, aliases: 10, directives: 10, rootFields: 10, listValues: 100 },
  };
  const strict = await openOutsideHub(hub, {}, { limits });
  const asking = await openSocket(strict.url);
  const [dear] = await asking.run({ query: FOLLOW, variables: { first: 1000 } });
  expect([dear?.type, dear?.payload]).toEqual([
    'error',
    [expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOO_COSTLY' }) })],
  ]);
  await strict.close();
});

test('a key that is revoked is told nothing more', async () => {
  const key = await createKey(hub.database.source, 'sẽ thu hồi', 'READER');
  const { socket, next } = await follow({}, { authorization: `Bearer ${key}` });
  await next();
  await write(taskIds[0] as number, 'còn thấy');
  expect(titlesIn([await next()])).toEqual(['còn thấy']);
  await hub.database.rows(`update api_key set revoked_at = now() where name = 'sẽ thu hồi'`, []);
  await write(taskIds[0] as number, 'hết thấy');
  expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect((await socket.run({ query: '{ viewer { role } }' }))[0]).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('as a stream of events it is told the same', async () => {
  const source = await askEvents(server.url, { query: FOLLOW });
  expect([source.status, source.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  await source.next();
  await write(taskIds[1] as number, 'qua luồng');
  const told = await source.next();
  expect(told?.event).toBe('next');
  expect(titlesIn([(JSON.parse(told?.data ?? '') as { data: { changes: Page } }).data.changes])).toEqual(['qua luồng']);
  source.close();
});

test('who completes is told nothing more, and nothing is read for it', async () => {
  const { socket, next } = await follow({});
  await next();
  socket.say({ id: '1', type: 'complete' });
  await socket.run({ query: '{ viewer { role } }' });
  const { text } = await server.get('/metrics');
  expect(text).toMatch(/^plangraph_live_subscriptions 0$/m);
  await write(taskIds[0] as number, 'không ai nghe');
  await socket.run({ query: '{ viewer { role } }' });
  expect(socket.waiting()).toEqual([]);
});

test('one connection listens, however many follow', async () => {
  for (let i = 0; i < 5; i++) await (await follow({})).next();
  await until(async () => (await hub.database.rows(LISTENERS, [])).length === 1);
});
