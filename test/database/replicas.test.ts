import { makeKeyPair, readPublicKey } from '../../src/auth/gateway-keys';
import { openDatabase } from '../../src/database/database';
import { migrate } from '../../src/database/migrate';
import { openReplicas } from '../../src/database/replicas';
import { MODULES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { printSupergraph } from '../../src/federation/supergraph';
import { startGateway } from '../../src/gateway/gateway';
import { instantAfterAll } from '../support/instant';
import { operationCases } from '../support/operation-cases';
import { planText } from '../support/plan-text';
import {
  askAt,
  asked,
  loadSample,
  openReplicatedHub,
  operationIn,
  type ReplicatedHub,
  seen,
} from '../support/replicated';
import { openPrimary, type Primary, type Standby } from '../support/standby';
import { createTestDatabase } from '../support/template-database';
import { ANYWHERE } from '../support/test-server';

let primary: Primary;
let standby: Standby;
let other: Standby;
/** Two processes, as far as the database sees. */
let here: ReplicatedHub;
let there: ReplicatedHub;
const keys: Record<string, string> = {};
let taskId: string;
/** After it what was read was changed. */
let past: string;

const TASK = 'query ($id: ID!) { node(id: $id) { ... on Task { title version } } }';
const UPDATE = `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) {
  __typename ... on UpdateTaskSuccess { task { title version } } ... on ConflictFailure { currentVersion } } }`;

interface Task {
  title: string;
  version: number;
}

const read = async (hub: ReplicatedHub, key?: string): Promise<Task> =>
  (await hub.ask<{ node: Task }>(TASK, { variables: { id: taskId }, ...(key ? { key } : {}) })).data.node;

interface Updated {
  __typename: string;
  task?: Task;
  currentVersion?: number;
}

const update = async (hub: ReplicatedHub, key: string | undefined, title: string, expectedVersion: number) =>
  (
    await hub.ask<{ updateTask: Updated }>(UPDATE, {
      variables: { input: { id: taskId, title, expectedVersion } },
      ...(key ? { key } : {}),
    })
  ).data.updateTask;

const caughtUp = () => Promise.all([standby.hasCaughtUp(), other.hasCaughtUp()]);

beforeAll(async () => {
  primary = await openPrimary();
  const database = await openDatabase(primary.url);
  await migrate(database);
  const others = ['7/KH-SDL', '8/KH-SDL'].map((number) => planText({ number, taskCount: 30 }));
  await loadSample(database, others);
  past = (await instantAfterAll()).toISOString();
  await database.rows(`update task set title = title || ' (sửa)' where position % 2 = 0`, []);
  await database.rows('delete from citation where id % 5 = 0', []);
  await database.close();
  standby = await primary.addStandby();
  other = await primary.addStandby();
  await caughtUp();
  here = await openReplicatedHub(primary.url, [standby.url]);
  there = await openReplicatedHub(primary.url, [standby.url]);
  for (const role of ['EDITOR', 'READER'] as const) keys[role] = await here.key(role, role);
  keys.ANOTHER = await here.key('another', 'EDITOR');
  await caughtUp();
  const { data } = await here.ask<{ tasks: { nodes: { id: string }[] } }>('{ tasks(first: 1) { nodes { id } } }');
  taskId = data.tasks.nodes[0]?.id ?? '';
});

afterAll(async () => {
  await here?.close();
  await there?.close();
  await primary?.close();
});

test('who reads without a key, or with one that cannot write, is answered by the replica alone', async () => {
  for (const key of [undefined, keys.READER]) {
    const { result, of } = await asked(() => read(here, key));
    expect(result.title).not.toBe('');
    expect(of(standby.url).length).toBeGreaterThan(0);
    // who has the key is looked up where keys are made
    expect(of(primary.url).filter((text) => !text.includes('api_key'))).toEqual([]);
  }
});

test('every operation is answered by the replica as by the primary, the past and the changes too', async () => {
  const alone = await openReplicatedHub(primary.url, []);
  const { reading } = await operationCases({ ask: (query: string) => here.ask(query) } as never, past);
  for (const [file, cases] of Object.entries(reading))
    for (const variables of cases) {
      const query = operationIn(`${file}.graphql`);
      const { result, of } = await asked(() => here.ask(query, { variables }));
      expect(result).toEqual(await alone.ask(query, { variables }));
      // which commits an instant includes is for the primary to say
      const isOfRows = (text: string) => !text.includes('recording_at(');
      expect({ file, variables, asked: of(primary.url).filter(isOfRows) }).toEqual({ file, variables, asked: [] });
    }
  await alone.close();
});

describe('while what is written does not arrive at the replica', () => {
  let before: Task;
  beforeAll(async () => {
    before = await read(here);
    await standby.pauseReplay();
  });
  afterAll(async () => {
    await standby.resumeReplay();
    await caughtUp();
  });

  test('who has written reads it at once, in whichever process; nobody else does', async () => {
    const written = await update(here, keys.EDITOR, 'Sửa lần một', before.version);
    expect(written).toMatchObject({ __typename: 'UpdateTaskSuccess', task: { title: 'Sửa lần một' } });
    for (const hub of [here, there]) {
      expect(await read(hub, keys.EDITOR)).toEqual(written.task);
      expect(await read(hub)).toEqual(before);
      expect(await read(hub, keys.READER)).toEqual(before);
    }
  });

  test('who was told of a conflict reads what it was about, not what it had', async () => {
    const conflict = await update(there, keys.ANOTHER, 'Sửa lần hai', before.version);
    expect(conflict).toMatchObject({ __typename: 'ConflictFailure', currentVersion: before.version + 1 });
    expect(await read(here, keys.ANOTHER)).toMatchObject({ version: conflict.currentVersion });
  });

  test('a mutation without a key is refused, and its caller reads on from the replica', async () => {
    expect(
      await here.ask(UPDATE, { variables: { input: { id: taskId, title: 'x', expectedVersion: 1 } } }),
    ).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await read(here)).toEqual(before);
  });

  test('an instant after the write is answered with it, and always so', async () => {
    const at = (await instantAfterAll()).toISOString();
    const query =
      'query ($id: ID!, $at: DateTime!) { node(id: $id, recordedAt: $at) { ... on Task { title version } } }';
    const first = await here.ask(query, { variables: { id: taskId, at } });
    expect(first).toMatchObject({ data: { node: { title: 'Sửa lần một' } } });
    await standby.resumeReplay();
    await caughtUp();
    const { result, of } = await asked(() => here.ask(query, { variables: { id: taskId, at } }));
    expect(result).toEqual(first);
    // which commits the instant includes is for the primary to say, the rows come from the replica
    expect(of(primary.url)).toEqual(['select recording_at($1::timestamptz) as position']);
    expect(of(standby.url).length).toBeGreaterThan(0);
  });

  test('when it has arrived, everybody reads it, from the replica', async () => {
    for (const hub of [here, there])
      for (const key of [undefined, keys.READER, keys.EDITOR]) {
        const { result, of } = await asked(() => read(hub, key));
        expect(result).toMatchObject({ title: 'Sửa lần một' });
        expect(of(standby.url).join()).toContain('from task');
        expect(of(primary.url).join()).not.toContain('from task');
      }
  });
});

test('what one operation asks of several processes is answered by one replica', async () => {
  const hubs = [
    await openReplicatedHub(primary.url, [standby.url, other.url]),
    await openReplicatedHub(primary.url, [standby.url, other.url]),
  ];
  const used = new Set<number>();
  for (let i = 0; i < 12; i++) {
    const counts = [];
    for (const hub of hubs) {
      const { of } = await asked(() =>
        hub.ask('{ units(first: 3) { nodes { parent { name } } } }', { operationId: `operation ${i}` }),
      );
      counts.push([of(standby.url).length > 0, of(other.url).length > 0]);
    }
    expect(counts[0]).toEqual(counts[1]);
    expect(counts[0]?.filter(Boolean)).toHaveLength(1);
    used.add(counts[0]?.indexOf(true) ?? -1);
  }
  expect(used).toEqual(new Set([0, 1]));
  // and without a name they take turns
  const turns = await asked(async () => {
    for (let i = 0; i < 4; i++) await hubs[0]?.ask('{ units(first: 1) { totalCount } }');
  });
  expect([turns.of(standby.url).length, turns.of(other.url).length].map((count) => count > 0)).toEqual([true, true]);
  for (const hub of hubs) await hub.close();
});

describe('through a gateway to subgraphs with connections of their own', () => {
  const subgraphs: ReplicatedHub[] = [];
  let ask: ReplicatedHub['ask'];
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { privateKey, publicKey } = await makeKeyPair();
    for (const module of MODULES) {
      const trustedGateway = { publicKey: await readPublicKey(publicKey), audience: module.name };
      const schema = subgraph(module);
      subgraphs.push(await openReplicatedHub(primary.url, [standby.url, other.url], { schema, trustedGateway }));
    }
    const addresses = MODULES.map(({ name }, i) => [name, `${subgraphs[i]?.url}/graphql`]);
    const gateway = await startGateway({
      ...ANYWHERE,
      supergraph: printSupergraph(Object.fromEntries(addresses)),
      own: new Set(MODULES.map(({ name }) => name)),
      keys: here.database,
      privateKey,
      subgraphTimeoutMs: 30_000,
      log: () => undefined,
    });
    ask = askAt(gateway.url);
    close = gateway.close;
  });
  afterAll(async () => {
    await close?.();
    for (const hub of subgraphs) await hub.close();
  });

  const SPANNING = `query ($id: ID!) { node(id: $id) { ... on Task { title version assignments { unit { name issuedDocuments(first: 1) {
    nodes { number plan { title } } } } } history(first: 1) { totalCount } } } }`;

  test('all that one operation needs of the subgraphs comes from one replica', async () => {
    const used = new Set<number>();
    for (let i = 0; i < 12; i++) {
      const { result, of } = await asked(() => ask(SPANNING, { variables: { id: taskId } }));
      expect(result.errors).toBeUndefined();
      expect(of(primary.url)).toEqual([]);
      const places = [of(standby.url).length, of(other.url).length];
      expect(places.filter((count) => count > 0)).toHaveLength(1);
      used.add(places.findIndex((count) => count > 0));
    }
    expect(used).toEqual(new Set([0, 1]));
  });

  test('who writes through it reads what was written, in the answer and after it', async () => {
    await Promise.all([standby.pauseReplay(), other.pauseReplay()]);
    const variables = { id: taskId };
    const options = keys.EDITOR ? { variables, key: keys.EDITOR } : { variables };
    const before = await ask<{ node: Task & { history: object } }>(SPANNING, options);
    const answer = await ask<{ updateTask: { task: Task & { history: { totalCount: number } } } }>(
      `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) {
         ... on UpdateTaskSuccess { task { title version history(first: 1) { totalCount } } } } }`,
      {
        ...options,
        variables: { input: { id: taskId, title: 'Qua cổng', expectedVersion: before.data.node.version } },
      },
    );
    const { task } = answer.data.updateTask;
    expect(task.title).toBe('Qua cổng');
    // the change stands in the history, which another subgraph has read for the same answer
    expect(task.history).not.toEqual(before.data.node.history);
    expect((await ask(SPANNING, options)).data).toMatchObject({ node: task });
    expect((await ask(SPANNING, { variables })).data).toMatchObject({ node: { version: before.data.node.version } });
    await Promise.all([standby.resumeReplay(), other.resumeReplay()]);
    await caughtUp();
  });
});

test('a query that stands in the way of what arrives is asked once more, of the primary', async () => {
  const reader = here.database.forRequest({ keyId: null, operationId: null, sees: 'everything' });
  const sql =
    'select count(*)::int as count, (select true from pg_sleep(case when pg_is_in_recovery() then 60 else 0 end)) from unit';
  const { result, of } = await asked(async () => {
    const reading = reader.rows<{ count: number }>(sql, []);
    await standby.runs(sql);
    await here.database.transaction((tx) => tx.query('lock table unit in access exclusive mode'));
    return reading;
  });
  expect(result[0]?.count).toBeGreaterThan(0);
  expect(of(standby.url)).toContain(sql);
  expect(of(primary.url)).toContain(sql);
  expect((await here.database.replicaStates())[0]?.reason).toBeNull();
});

test('a replica that stops is left out without an error, told once, and read from again when it is back', async () => {
  here.told.length = 0;
  const answers = [];
  let isStopping = true;
  const stopping = standby.stop().finally(() => {
    isStopping = false;
  });
  while (isStopping) answers.push(await here.ask(TASK, { variables: { id: taskId } }));
  await stopping;
  for (let i = 0; i < 20; i++) answers.push(await here.ask(TASK, { variables: { id: taskId } }));
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  await seen(here, ({ reason }) => reason !== null);
  expect(here.told).toEqual([expect.stringMatching(/^The replica postgres:\/\/plangraph:\*\*\*@\S+ is left out: /)]);

  await standby.start();
  await seen(here, ({ reason }) => reason === null);
  expect(here.told.slice(1)).toEqual([expect.stringContaining('is read from again')]);
  await caughtUp();
  const { of } = await asked(() => read(here));
  expect(of(standby.url).length).toBeGreaterThan(0);
});

// whose processes a server's are is read from /proc
const testOnLinux = process.platform === 'linux' ? test : test.skip;

testOnLinux('a replica that hangs is given up: who waits for it is answered by the primary', async () => {
  await read(here);
  await standby.signal('SIGSTOP');
  try {
    const answers = await Promise.all(Array.from({ length: 6 }, () => here.ask(TASK, { variables: { id: taskId } })));
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  } finally {
    await standby.signal('SIGCONT');
  }
  await seen(here, ({ reason }) => reason === null);
});

test('a replica that is too far behind is left out until it has come nearer', async () => {
  const strict = await openReplicatedHub(primary.url, [standby.url], { maxLagMs: 500 });
  await standby.pauseReplay();
  const { version } = await read(strict);
  await update(strict, keys.EDITOR, 'Sửa lần ba', version);
  expect((await read(strict)).version).toBe(version);
  await seen(strict, ({ reason }) => /behind/.test(reason ?? ''));
  expect(await read(strict)).toMatchObject({ title: 'Sửa lần ba' });
  await standby.resumeReplay();
  await seen(strict, ({ reason }) => reason === null);
  await strict.close();
});

test.each([
  ['it is no standby: it takes changes of its own', async () => [primary.url, primary.url]],
  ['it follows another server than the one of DATABASE_URL', async () => [await createTestDatabase(), standby.url]],
] as const)('a server is left out where %s', async (reason, urls) => {
  const [url, replica] = (await urls()) as [string, string];
  const database = await openDatabase(url, 2, { urls: [replica], maxLagMs: 1000, tell: () => undefined });
  expect(await database.replicaStates()).toMatchObject([{ reason }]);
  await database.close();
});

test('a primary that is silent keeps nobody from looking at the replicas, nor from closing', async () => {
  const silent = { rows: () => new Promise<never>(() => undefined) };
  const replicas = openReplicas(silent, { urls: [standby.url], poolSize: 1, maxLagMs: 1000, tell: () => undefined });
  replicas.pick(null, 0);
  expect(await replicas.states()).toMatchObject([{ reason: null }]);
  await replicas.close();
});

test('while the primary is away, what is asked without a key is answered all the same', async () => {
  const before = await read(here);
  await primary.stop();
  for (let i = 0; i < 5; i++) expect(await read(here)).toEqual(before);
  const { errors } = await here.ask(TASK, { variables: { id: taskId }, ...(keys.EDITOR ? { key: keys.EDITOR } : {}) });
  expect(errors).toMatchObject([{ extensions: { code: 'DOWNSTREAM_UNAVAILABLE' } }]);
  expect((await here.database.replicaStates())[0]?.reason).toBeNull();
  expect(await read(here)).toEqual(before);
});
