import { otherModulesIn } from '../../src/federation/own-database';
import { encodeId } from '../../src/graph/global-id';
import { openTestSubgraph, type TestSubgraph } from '../support/test-subgraph';

/** A module whose rows are in a database of their own: what it answers alone, and what it refuses with the way out. */
const NAMES = ['plans', 'units', 'indicators', 'legal'] as const;

describe('a statement needs another module where it names', () => {
  test.each([
    ['select id from published.unit where id = $1', 'plans', ['units']],
    ['select id from published.unit where id = $1', 'units', []],
    ['select 1 from plan n left join published.issued_document i on true', 'plans', ['legal']],
    ['select 1 from published.indicator_progress i', 'indicators', []],
    ['select 1 from published.indicator_progress i', 'plans', ['indicators']],
    ['select 1 from published.review_item', 'legal', ['catalog']],
    ['update assignment set unit_id = $1', 'units', ['plans']],
    ['UPDATE "legal_document" SET "number" = $1', 'units', ['legal']],
    ['insert into unit_alias (name) values ($1)', 'plans', ['units']],
    ['delete from unit_merge', 'plans', ['units']],
    ['select 1 from history h join recording g on g.id = h.recording_id', 'legal', []],
    ['select u.id from task_share_done d', 'plans', []],
    ['select unit from citation', 'legal', []],
  ])('%s: for %s it is %j', (text, module, others) => {
    expect(otherModulesIn(text, module)).toEqual(others);
  });

  test('a view that nobody is said to publish is a mistake of ours', () => {
    expect(() => otherModulesIn('select 1 from published.nothing', 'plans')).toThrow('published.nothing');
  });
});

describe('served', () => {
  const own = new Map<string, TestSubgraph>();
  const shared = new Map<string, TestSubgraph>();
  const of = (name: string): TestSubgraph => own.get(name) as TestSubgraph;

  beforeAll(async () => {
    for (const name of NAMES) {
      own.set(name, await openTestSubgraph(name, 'own'));
      const databaseUrl = shared.get('plans')?.databaseUrl;
      shared.set(name, await openTestSubgraph(name, 'shared', databaseUrl === undefined ? {} : { databaseUrl }));
    }
  });

  afterAll(async () => {
    for (const subgraph of [...own.values(), ...shared.values()]) await subgraph.close();
  });

  test('every database of its own has the sample with the same ids, so that a reference means the same in all', async () => {
    const rowsOf = (name: string) =>
      of(name).database.rows(
        `select 'Unit' as type, id, name from unit union all select 'LegalDocument', id, coalesce(number, name) from legal_document
         union all select 'Plan', id, number from plan union all select 'Task', id, title from task
         union all select 'Indicator', id, name from indicator order by 1, 2`,
        [],
      );
    const [first, ...others] = await Promise.all(NAMES.map(rowsOf));
    expect(first?.length).toBeGreaterThan(100);
    for (const other of others) expect(other).toEqual(first);
  });

  const NUMBER = '12/KH-SNV';
  test.each([
    [
      'plans',
      `{ plan(number: "${NUMBER}") { title tasks(first: 2) { totalCount nodes { title status timeliness deadline { on } } } } }`,
    ],
    ['plans', '{ plan(number: "không có") { id } }'],
    [
      'plans',
      `{ plan(number: "${NUMBER}") { issuer { id } document { id } tasks(first: 3) { nodes { assignments { role unit { id } } } } } }`,
    ],
    [
      'plans',
      '{ tasks(filter: { plan: { title: { contains: "nội vụ" } }, dueOn: { lte: "2026-12-31" } }, orderBy: [{ field: PLAN_TITLE }], first: 2) { totalCount nodes { id } } }',
    ],
    ['plans', '{ taskReport { total { taskCount openOverdue { count percent } } } }'],
    ['plans', '{ taskReport(groupBy: [PLAN, DUE_QUARTER, YEAR]) { groups { key { dimension value } taskCount } } }'],
    [
      'units',
      '{ units(filter: { isKnown: { eq: false } }, first: 5) { totalCount nodes { id name aliases parent { name } } } }',
    ],
    ['units', '{ unit(name: "so tai chinh") { name successors: aliases } }'],
    [
      'indicators',
      '{ indicators(first: 3) { totalCount nodes { name plan { id } owner { id } progress { percent method } observations(first: 2) { nodes { period value } } } } }',
    ],
    [
      'legal',
      '{ legalDocument(number: "2846/QĐ-UBND") { title issuer { id } inForce citedBy(first: 5) { totalCount nodes { kind source { ... on Plan { id } ... on Task { id } } } } sourceText } }',
    ],
    [
      'legal',
      '{ legalDocuments(filter: { inForce: { eq: true }, citedBy: { some: { kind: { eq: BASIS } } } }) { totalCount } }',
    ],
  ])('%s answers as with a shared database: %s', async (name, query) => {
    const known = await shared.get(name)?.ask(query);
    expect(known?.status).toBe(200);
    expect(await of(name).ask(query)).toEqual(known);
  });

  test.each([
    ['plans', 'legal units', `{ plan(number: "${NUMBER}", issuer: "Sở Nội vụ") { id } }`, ['plan']],
    ['plans', 'indicators', `{ plan(number: "${NUMBER}") { progress { percent } } }`, ['plan', 'progress']],
    ['plans', 'legal', `{ plan(number: "${NUMBER}") { sourceText } }`, ['plan', 'sourceText']],
    [
      'plans',
      'units',
      '{ tasks(filter: { assignments: { some: { unit: { name: { contains: "a" } } } } }) { totalCount } }',
      ['tasks', 'totalCount'],
    ],
    ['plans', 'units', '{ plans(orderBy: [{ field: ISSUER_NAME }], first: 1) { nodes { id } } }', ['plans', 'nodes']],
    [
      'plans',
      'indicators',
      '{ tasks(filter: { indicators: { some: { value: { gt: 1 } } } }) { totalCount } }',
      ['tasks', 'totalCount'],
    ],
    ['plans', 'units', '{ taskReport(groupBy: [LEAD_UNIT]) { total { taskCount } } }', ['taskReport']],
    ['indicators', 'plans', '{ indicatorReport { total { indicatorCount } } }', ['indicatorReport']],
    [
      'indicators',
      'plans',
      '{ indicators(first: 1) { nodes { standing { state } } } }',
      ['indicators', 'nodes', 0, 'standing'],
    ],
    [
      'indicators',
      'plans',
      '{ indicators(filter: { plan: { year: { eq: 2026 } } }) { totalCount } }',
      ['indicators', 'totalCount'],
    ],
    [
      'legal',
      'units',
      '{ legalDocument(number: "2846/QĐ-UBND", issuer: "Ủy ban nhân dân tỉnh") { id } }',
      ['legalDocument'],
    ],
    [
      'legal',
      'plans',
      '{ legalDocument(number: "2846/QĐ-UBND") { impact { totalCount } } }',
      ['legalDocument', 'impact'],
    ],
    [
      'legal',
      'units',
      '{ legalDocuments(filter: { issuer: { code: { eq: "1" } } }) { totalCount } }',
      ['legalDocuments', 'totalCount'],
    ],
    [
      'legal',
      'plans',
      '{ legalDocuments(filter: { plan: { year: { eq: 2026 } } }) { totalCount } }',
      ['legalDocuments', 'totalCount'],
    ],
    [
      'units',
      'plans',
      '{ units(filter: { tasks: { some: { status: { eq: COMPLETED } } } }) { totalCount } }',
      ['units', 'totalCount'],
    ],
  ])('%s, without %s, refuses %s', async (name, other, query, path) => {
    const { errors } = await of(name).ask(query);
    expect(errors?.map((error) => [error.path, error.extensions])).toEqual([
      [path, { code: 'BAD_USER_INPUT', modules: other.split(' ') }],
    ]);
    expect(errors?.[0]?.message).toContain(
      `the subgraph "${name}" does not hold: rows of "${other.replace(' ', '" and "')}"`,
    );
  });

  test('as it was recorded the same is refused, and the rest answered', async () => {
    const { recordedAt } = { recordedAt: new Date(Date.now() - 1).toISOString() };
    const answered = await of('legal').ask(`{ legalDocuments(recordedAt: "${recordedAt}") { totalCount } }`);
    expect(answered.errors).toBeUndefined();
    const { errors } = await of('legal').ask(
      `{ legalDocuments(recordedAt: "${recordedAt}", filter: { issuer: { name: { contains: "a" } } }) { totalCount } }`,
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', modules: ['units'] });
  });

  test('a reference to a row of another module is given and not looked up: its owner says whether it is there', async () => {
    const r = [1, 999_999].map((id) => ({ __typename: 'Unit', id: encodeId('Unit', id) }));
    const { data, errors } = await of('plans').ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { id tasks { totalCount } } } }',
      { r },
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      { id: encodeId('Unit', 1), tasks: { totalCount: expect.any(Number) } },
      { id: encodeId('Unit', 999_999), tasks: { totalCount: 0 } },
    ]);
  });

  const EDIT = 'id: $id, expectedVersion: $version';
  test.each([
    ['plans', 'Task', 'task', `reportProgress(input: { taskId: $id, percent: 30, reportedOn: "2026-11-20" })`, null],
    ['plans', 'Task', 'task', `updateTask(input: { ${EDIT}, title: "Tên khác" })`, null],
    [
      'plans',
      'Task',
      'task',
      `setAssignments(input: { ${EDIT}, assignments: [{ role: LEAD, unitName: "Phòng Thử" }] })`,
      'legal',
    ],
    ['units', 'Unit', 'unit', 'addUnitAlias(input: { unitId: $id, name: "Tên thứ hai của đơn vị" })', null],
    [
      'indicators',
      'Indicator',
      'indicator',
      'recordObservation(input: { indicatorId: $id, period: "Quý I", observedOn: "2026-11-20", value: 3 })',
      null,
    ],
    ['legal', 'Citation', 'citation', `resolveCitation(input: { ${EDIT}, kind: BASIS })`, null],
    ['legal', 'Citation', 'citation', `resolveCitation(input: { ${EDIT}, reject: true })`, 'plans'],
  ])(
    '%s: a change of its own rows is made, one that needs others is not: %s %s %s',
    async (name, type, table, call, other) => {
      const { database, adminKey, ask } = of(name);
      const [row] = await database.rows<{ id: number; version: number }>(
        `select id, version from ${table} order by id limit 1`,
        [],
      );
      const history = async () =>
        (await database.rows<{ n: number }>('select count(*)::int as n from history', []))[0]?.n ?? 0;
      const before = await history();
      const variables = { id: encodeId(type, row?.id ?? 0), version: row?.version };
      const declared = `$id: ID!${call.includes('$version') ? ', $version: Int!' : ''}`;
      const { data, errors } = await ask(
        `mutation (${declared}) { ${call} { __typename ... on Failure { message } } }`,
        variables,
        adminKey,
      );
      if (other === null) {
        expect([errors, JSON.stringify(data)]).toEqual([undefined, expect.stringContaining('Success')]);
        expect(await history()).toBeGreaterThan(before);
      } else {
        expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', modules: [other] }]);
        expect(await history()).toBe(before);
      }
    },
  );

  test('units that are one in other modules too cannot be merged here', async () => {
    const { database, adminKey, ask } = of('units');
    const [kept, merged] = await database.rows<{ id: number }>(
      'select id from unit where not is_collective and parent_id is not null order by id limit 2',
      [],
    );
    const { errors } = await ask(
      'mutation ($keep: ID!, $merge: [ID!]!) { mergeUnits(input: { keepId: $keep, mergeIds: $merge }) { __typename ... on Failure { message } } }',
      { keep: encodeId('Unit', kept?.id ?? 0), merge: [encodeId('Unit', merged?.id ?? 0)] },
      adminKey,
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    const [still] = await database.rows<{ n: number }>('select count(*)::int as n from unit where id = $1', [
      merged?.id,
    ]);
    expect(still?.n).toBe(1);
  });
});

test('rows copied from a database that modules share are answered as there, though all that they lead to is elsewhere', async () => {
  const shared = await openTestSubgraph('legal', 'shared');
  const own = await openTestSubgraph('legal', 'own', { hasSample: false });
  for (const table of ['source_text', 'legal_document', 'citation']) {
    const [{ rows }] = await shared.database.source.query<[{ rows: unknown }]>(
      `select jsonb_agg(to_jsonb(t)) as rows from ${table} t`,
    );
    await own.database.source.query(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  const query = `{ legalDocuments(first: 50) { totalCount nodes {
    id number issuer { id } inForce citedBy(first: 50) { nodes { kind evidence { quote } source { ... on Plan { id } ... on Task { id } } } } } } }`;
  const answer = await own.ask<{ legalDocuments: { totalCount: number } }>(query);
  expect(answer.data?.legalDocuments.totalCount).toBeGreaterThan(10);
  expect(answer).toEqual(await shared.ask(query));
  await Promise.all([shared.close(), own.close()]);
});
