import { parse } from 'graphql';
import { createKey } from '../../src/auth/api-keys';
import { ANONYMOUS } from '../../src/auth/viewer';
import { compile } from '../../src/compiler/compiled-operation';
import { graphFacts } from '../../src/compiler/graph-facts';
import { type Database, openDatabase } from '../../src/database/database';
import { wholeGraph } from '../../src/federation/whole-graph';
import { graphState } from '../../src/server/graph-state';
import type { RunningServer } from '../../src/server/http-server';
import { PRIVATE_FIELDS } from '../../src/server/private-fields';
import { contextFor } from '../../src/server/request-context';
import { plantChangedRows } from '../support/operation/changed-rows';
import { type RandomOperation, randomOperation } from '../support/operation/random-operation';
import { readPool } from '../support/operation/value-pool';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { createSampleDatabase } from '../support/template-database';
import { importerInto } from '../support/test-documents';
import { serveSchema } from '../support/test-server';

const SEED = Number(process.env.PLANGRAPH_SEED ?? 20_261_123);
const OPERATIONS = proofSize(60, 600);
const CHANGES = proofSize(60, 400);
const EDITS = proofSize(30, 2000);
const CACHE_BYTES = 400_000;

const facts = graphFacts();
const { schema } = facts;
const chance = chanceOf(SEED);

interface Hub {
  url: string;
  database: Database;
  server: RunningServer;
}

/** Two hubs that keep answers and one that does not, each with connections of its own to one database. */
let one: Hub;
let two: Hub;
let plain: Hub;
let key: string;

async function openHub(url: string, responseCacheBytes: number): Promise<Hub> {
  const database = await openDatabase(url, 4);
  const server = await serveSchema(
    wholeGraph(),
    { db: database, importDocument: importerInto(database) },
    { responseCacheBytes },
  );
  return { url: server.url, database, server };
}

beforeAll(async () => {
  const url = await createSampleDatabase();
  one = await openHub(url, CACHE_BYTES);
  two = await openHub(url, CACHE_BYTES);
  plain = await openHub(url, 0);
  key = await createKey(one.database.source, 'who writes', 'ADMIN');
}, 60_000);

afterAll(async () => {
  for (const hub of [one, two, plain]) {
    await hub?.server.close();
    await hub?.database.close();
  }
});

async function asked(hub: Hub, query: string, variables: object = {}, as: string | null = null): Promise<string> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as === null ? {} : { authorization: `Bearer ${as}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

async function figure(hub: Hub, name: string): Promise<number> {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  );
}

const CACHED = 'plangraph_operations_total{executed="cached"}';

/** Of every module, and of rows that are seen only through others. */
const STATEMENTS = [
  (id: number) =>
    `update task set title = title || ' ${id}' where id = (select id from task order by hashint4(id + ${id}) limit 1)`,
  (id: number) => `update task set expected_result = 'kết quả ${id}' where id % 3 = ${id % 3}`,
  (id: number) =>
    `update unit set name = name || '${id}' where id = (select unit_id from assignment order by hashint4(id + ${id}) limit 1)`,
  (id: number) =>
    `update unit_alias set name = name || '${id}', name_key = name_key || '${id}' where id = (select id from unit_alias order by hashint4(id + ${id}) limit 1)`,
  (id: number) =>
    `update plan set title = title || '${id}' where id = (select id from plan order by hashint4(id + ${id}) limit 1)`,
  (id: number) =>
    `update legal_document set title = '${id}' where id = (select document_id from citation where document_id is not null order by hashint4(id + ${id}) limit 1)`,
  (id: number) =>
    `update indicator set value = value + ${id}, upper_value = upper_value + ${id} where id % 2 = ${id % 2}`,
  (id: number) =>
    `update observation set value = value + ${id} where id = (select id from observation order by hashint4(id + ${id}) limit 1)`,
  (id: number) =>
    `update deadline set text = text || '${id}' where id = (select id from deadline order by hashint4(id + ${id}) limit 1)`,
  (id: number) => `delete from assignment where id = (select id from assignment order by hashint4(id + ${id}) limit 1)`,
  (id: number) => `delete from citation where id = (select id from citation order by hashint4(id + ${id}) limit 1)`,
  (id: number) =>
    `update diagnostic set dismissed_at = case when dismissed_at is null then now() end where id % 2 = ${id % 2}`,
  (id: number) => `update section set title = title || '${id}' where id % 4 = ${id % 4}`,
  (id: number) => `update theme set text = text || '${id}' where id % 2 = ${id % 2}`,
  (id: number) => `update declared_item set present_count = present_count + 1 where id % 2 = ${id % 2}`,
  (id: number) => `update progress_report set percent = 50 + ${id % 50} where id % 2 = ${id % 2}`,
  // seen by nobody: the answers that are kept stay
  () => `delete from idempotency_key`,
];

test(
  'what is kept is answered to the byte as it would be anew, whatever was changed between',
  async () => {
    const instants = await plantChangedRows(one.database, chance);
    const ask = async (query: string, variables: Record<string, unknown>) =>
      (JSON.parse(await asked(plain, query, variables)) as { data: Record<string, unknown> }).data;
    const pool = await readPool(one.database, ask, { schema, chance, today: '2026-11-22', instants });
    const operations = Array.from(
      { length: OPERATIONS },
      (_, i): RandomOperation => randomOperation(schema, pool, chanceOf(SEED + i)),
    );
    // known from the second time on, kept from the third
    for (const { query, variables } of operations) for (const hub of [one, two]) await asked(hub, query, variables);

    const differing: unknown[] = [];
    for (let i = 0; i < CHANGES; i++) {
      await plain.database.rows(chance.oneOf(STATEMENTS)(i), []);
      for (let j = 0; j < 2; j++) {
        const { query, variables } = chance.oneOf(operations);
        const hub = chance.oneOf([one, two]);
        // each who sees something else is kept answers of his own
        for (const as of [null, key, null, key, null, key]) {
          const anew = await asked(plain, query, variables, as);
          const answer = await asked(hub, query, variables, as);
          if (comparable(answer) !== comparable(anew)) differing.push({ i, query, variables, answer, anew });
        }
        expect(await figure(hub, 'plangraph_response_cache_bytes')).toBeLessThanOrEqual(CACHE_BYTES);
      }
    }
    const cached = (await figure(one, CACHED)) + (await figure(two, CACHED));
    const outdated =
      (await figure(one, 'plangraph_response_cache_misses_total{cause="outdated"}')) +
      (await figure(two, 'plangraph_response_cache_misses_total{cause="outdated"}'));
    recordProof('answers that are kept, while rows change', {
      seed: SEED,
      operations: OPERATIONS,
      changes: CHANGES,
      cached,
      outdated,
    });
    expect(differing.slice(0, 3)).toEqual([]);
    expect(cached).toBeGreaterThan(CHANGES * 2);
    expect(outdated).toBeGreaterThan(CHANGES / 10);
  },
  proofSize(120_000, 1_800_000),
);

/** Errors are told in words that name no state, but for the number of a surprise. */
const comparable = (answer: string): string => answer.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

const READ = 'query ($id: ID!) { node(id: $id) { ... on Task { title version history(first: 1) { totalCount } } } }';
const LIST = '{ tasks(first: 3) { nodes { id title version } } }';
const UPDATE = `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) {
  __typename ... on UpdateTaskSuccess { task { version } } ... on ConflictFailure { currentVersion } } }`;

test(
  'nobody, with a key or without, reads an answer older than what it was told was written',
  async () => {
    const { data } = JSON.parse(await asked(plain, LIST)) as {
      data: { tasks: { nodes: { id: string; version: number }[] } };
    };
    const newest = new Map(data.tasks.nodes.map(({ id, version }) => [id, version]));
    const figures = { edits: 0, conflicts: 0, reads: 0 };
    const faults: string[] = [];
    let isOver = false;

    async function writer() {
      while (figures.edits < EDITS) {
        const id = chance.oneOf([...newest.keys()]);
        const expectedVersion = newest.get(id) ?? 0;
        const input = { id, title: `Lần ${figures.edits}`, expectedVersion };
        const answer = JSON.parse(await asked(chance.oneOf([one, two, plain]), UPDATE, { input }, key));
        const { task, currentVersion } = answer.data.updateTask;
        figures[task ? 'edits' : 'conflicts'] += 1;
        newest.set(id, Math.max(newest.get(id) ?? 0, task?.version ?? currentVersion));
      }
    }

    async function reader(as: string | null) {
      while (!isOver) {
        const hub = chance.oneOf([one, two]);
        const told = new Map(newest);
        const isList = chance.below(2) === 0;
        const id = chance.oneOf([...told.keys()]);
        const answer = JSON.parse(await asked(hub, isList ? LIST : READ, isList ? {} : { id }, as));
        const seen = isList ? answer.data.tasks.nodes : [{ id, ...answer.data.node }];
        figures.reads += 1;
        for (const { id, version } of seen)
          if (version < (told.get(id) ?? 0)) faults.push(`${id}: version ${version} after ${told.get(id)}`);
      }
    }

    const before = (await figure(one, CACHED)) + (await figure(two, CACHED));
    const readers = [reader(null), reader(null), reader(key)];
    await Promise.all([writer(), writer()]);
    isOver = true;
    await Promise.all(readers);
    const cached = (await figure(one, CACHED)) + (await figure(two, CACHED)) - before;
    recordProof('answers that are kept, while others write', { ...figures, cached });
    expect(faults.slice(0, 5)).toEqual([]);
    expect(cached).toBeGreaterThan(0);
  },
  proofSize(60_000, 900_000),
);

test('an answer that hangs on who asks is kept for nobody', async () => {
  const query = '{ viewer { name role } units(first: 1) { nodes { id } } }';
  const before = await figure(one, CACHED);
  for (let i = 0; i < 3; i++) {
    expect(JSON.parse(await asked(one, query, {}, key))).toMatchObject({ data: { viewer: { role: 'ADMIN' } } });
    expect(JSON.parse(await asked(one, query))).toMatchObject({ data: { viewer: { name: null, role: 'READER' } } });
  }
  expect(await figure(one, CACHED)).toBe(before);
});

test('a key that is not valid is refused, whatever is kept', async () => {
  for (let i = 0; i < 3; i++) await asked(one, LIST);
  expect(JSON.parse(await asked(one, LIST, {}, 'pgk_no'))).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('what is asked as it was recorded at an instant is not kept', async () => {
  const query = 'query ($at: DateTime) { units(first: 1, recordedAt: $at) { nodes { id } } }';
  const before = await figure(one, CACHED);
  for (let i = 0; i < 3; i++) await asked(one, query, { at: '2026-01-01T00:00:00Z' });
  expect(await figure(one, CACHED)).toBe(before);
});

test('no field but those that are said to be private looks at who asks', async () => {
  const instants = [new Date(0).toISOString()];
  const ask = async (query: string, variables: Record<string, unknown>) =>
    (JSON.parse(await asked(plain, query, variables)) as { data: Record<string, unknown> }).data;
  const pool = await readPool(one.database, ask, { schema, chance, today: '2026-11-22', instants });
  const looked: string[] = [];
  let executed = 0;
  for (let i = 0; i < OPERATIONS * 3; i++) {
    const { query, variables } = randomOperation(schema, pool, chanceOf(SEED + 1000 + i));
    // Matches: "viewer { name }", "a1: visibleTo { id }". Must not match: "tasks { id }".
    if (/\b(?:viewer|apiKeys|visibility|visibleTo|recordedAt|reviewItems)\b/.test(query)) continue;
    const surroundings = {
      db: plain.database,
      importDocument: null as never,
      writers: null as never,
      maxPageSize: 10_000,
    };
    const context = contextFor(surroundings, ANONYMOUS, new Date());
    Object.defineProperty(context, 'viewer', { get: () => looked.push(query) && ANONYMOUS });
    await compile(facts, parse(query))
      ?.execute(variables, context)
      .catch(() => undefined);
    executed += 1;
  }
  expect(executed).toBeGreaterThan(OPERATIONS);
  expect(looked).toEqual([]);
  expect([...PRIVATE_FIELDS]).toEqual([
    'Query.viewer',
    'Query.apiKeys',
    'LegalDocument.visibility',
    'LegalDocument.visibleTo',
    'Query.reviewItems',
  ]);
});

test('what somebody reported is told to editors, and is not kept for others', async () => {
  const unit = JSON.parse(await asked(one, '{ units(first: 1) { nodes { id } } }')).data.units.nodes[0].id;
  const input = { nodeId: unit, message: 'Tên đơn vị ghi sai' };
  const report = 'mutation ($input: ReportErrorInput!) { reportError(input: $input) { __typename } }';
  expect(await asked(one, report, { input })).toContain('ReportErrorSuccess');
  const list = '{ reviewItems(filter: { code: { eq: "REPORTED_ERROR" } }) { nodes { message } } }';
  for (let i = 0; i < 3; i++) {
    expect(await asked(one, list, {}, key)).toContain(input.message);
    expect(await asked(one, list)).not.toContain(input.message);
  }
});

test('every table whose rows the graph shows is recorded: its changes move the state', async () => {
  const others = await plain.database.rows<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
        and not exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'history_insert') order by 1`,
    [],
  );
  expect(others.map(({ name }) => name)).toEqual([
    // follow tables that are recorded, in the same transaction
    'derived.hidden',
    'derived.hidden_from_all',
    'derived.task_standing',
    'derived.unit_task',
    // who asks: looked up each time
    'public.api_key',
    'public.api_key_old_secret',
    // what the order of commits itself is
    'public.history',
    // shown to nobody
    'public.idempotency_key',
    'public.migration',
    'public.read_after',
    'public.recording',
    // shown in a private field alone
    'public.reporter_contact',
    // as derived.unit_task
    'search.entry',
    'search.word',
  ]);
});

test('the state moves with each commit that changes a row, and with no other', async () => {
  const state = () => graphState(plain.database);
  const before = await state();
  await plain.database.rows('update unit set name = name where false', []);
  await plain.database.rows('delete from idempotency_key', []);
  expect(await state()).toBe(before);
  await plain.database.rows(`update unit set name = name || ' nữa' where id = (select min(id) from unit)`, []);
  expect(await state()).not.toBe(before);
});
