import { exampleOperations } from '../../src/server/playground';
import { WholePlanDocument } from '../generated/graphql';
import { askEvents } from '../support/live/event-source';
import { openTestHub, type TestHub } from '../support/test-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterAll(() => hub.close());

test('the plan of the sample is read whole', async () => {
  const { data } = await hub.ask(WholePlanDocument, { number: '12/KH-SNV' });
  const plan = data?.plan;
  expect(plan).toMatchObject({
    documentType: 'Kế hoạch',
    issuer: { name: 'Sở Nội vụ tỉnh Lạc Giang', parent: { name: 'Ủy ban nhân dân tỉnh Lạc Giang' } },
    issuedOn: '2026-01-09',
    year: 2026,
    declaredItems: [
      { kind: 'document', declaredCount: 10, presentCount: 10 },
      { kind: 'task', declaredCount: 24, presentCount: 24 },
      { kind: 'indicator', declaredCount: 14, presentCount: 14 },
    ],
  });
  const tasks = plan?.tasks.nodes ?? [];
  expect(tasks).toHaveLength(58);
  expect(tasks.every((task) => task.assignments.filter((a) => a.role === 'LEAD').length === 1)).toBe(true);
  expect(tasks.every((task) => task.deadlines.length > 0)).toBe(true);
  expect(plan?.indicators.totalCount).toBe(14);
  expect(plan?.legalBases).toHaveLength(7);
  expect(plan?.citations).toHaveLength(24);
});

test('what the sample cites and holds is one document each', async () => {
  const { data } = await hub.ask<{ plans: { nodes: { number: string }[] }; legalDocument: object }, object>(
    `{ plans { nodes { number } }
       legalDocument(number: "17/CT-UBND") { plan { number } sourceText citedBy { totalCount } } }`,
  );
  expect(data?.plans.nodes.map((plan) => plan.number).toSorted()).toEqual(['12/KH-SNV', '17/CT-UBND', '2846/QĐ-UBND']);
  expect(data?.legalDocument).toMatchObject({
    plan: { number: '17/CT-UBND' },
    sourceText: expect.stringContaining('CHỈ THỊ'),
  });
});

test('a decision that the sample replaces is not in force, and a task still rests on it', async () => {
  const { data } = await hub.ask<
    { legalDocument: { inForce: boolean; citedBy: { nodes: { source: object }[] } } },
    object
  >(
    `{ legalDocument(number: "1975/QĐ-UBND") { inForce citedBy { nodes { kind source { ... on Task { ordinal } } } } } }`,
  );
  expect(data?.legalDocument.inForce).toBe(false);
  expect(data?.legalDocument.citedBy.nodes).toContainEqual({ kind: expect.any(String), source: { ordinal: 'III.10' } });
});

test('figures are there: observations of every indicator, reports on tasks, progress of the plan', async () => {
  const { data } = await hub.ask<
    {
      plan: {
        progress: { percent: number; method: string };
        indicators: { nodes: { observations: { totalCount: number } }[] };
      };
    },
    object
  >(
    '{ plan(number: "12/KH-SNV") { progress { percent method } indicators { nodes { observations { totalCount } } } } }',
  );
  expect(data?.plan.progress.method).toBe('ROLLED_UP');
  expect(data?.plan.progress.percent).toBeGreaterThan(0);
  expect(data?.plan.indicators.nodes.every((indicator) => indicator.observations.totalCount >= 3)).toBe(true);
});

describe('a short query that goes round in a circle is TOO_COSTLY, and the hub goes on', () => {
  const round = (first: number, depth: number): string =>
    depth === 0 ? 'id' : `plan { tasks(first: ${first}) { nodes { ${round(first, depth - 1)} } } }`;

  const plan = (body: string) => `plan(number: "12/KH-SNV") { tasks(first: 58) { nodes { ${body} } } }`;

  test.each([
    ['pages', `{ ${plan(round(1000, 5))} }`],
    [
      'pages that variables and fragments say',
      `query ($n: Int = 1000) { ${plan('plan { ...F }')} } fragment F on Plan { tasks(first: $n) { nodes { plan { tasks(last: $n) { edges { node { id } } } } } } }`,
    ],
  ])('by its %s, before it runs', async (_what, query) => {
    const { errors } = await hub.ask(query);
    expect(errors?.map((e) => e.extensions.code)).toEqual(['TOO_COSTLY']);
    expect(errors?.[0]?.message).toContain('rows; an answer may hold 100,000');
    expect((await hub.ask('{ plans { totalCount } }')).data).toEqual({ plans: { totalCount: 3 } });
  });

  test('a query that only counts is not', async () => {
    const { data, errors } = await hub.ask<object, object>(
      `{ ${plan('plan { tasks(first: 10000) { totalCount } }')} }`,
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain('"totalCount":58');
  });
});

describe('the examples of the playground', () => {
  const examples = exampleOperations();

  test('are six at least, each for somebody, explained in English and in Vietnamese', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    for (const { query } of examples) {
      const [forWhom, ...comment] = query.split('\n').filter((line) => line.startsWith('# '));
      expect(forWhom).toMatch(/^# For: [a-z]+$/);
      expect(comment.length).toBeGreaterThanOrEqual(2);
      expect(comment[0]).toMatch(/^# [A-Z][a-zA-Z ,:;]+/);
      expect(comment.slice(1).join(' ')).toMatch(/[ăâđêôơưáàảãạếềệ]/u);
    }
  });

  const isFollowed = ({ query }: { query: string }) => /^subscription /m.test(query);
  const answered = examples.filter((one) => !isFollowed(one));

  test.each(examples.filter(isFollowed))('$fileName says at once where it stands', async ({ query }) => {
    const source = await askEvents(hub.url, { query });
    expect((await source.next())?.data).toMatch(/"endCursor":"\w+"/);
    source.close();
  });

  test.each(answered)('$fileName answers on the sample', async ({ query }) => {
    const { data, errors } = await hub.ask<object, object>(query, undefined, hub.adminKey);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toBe('{}');
    for (const value of Object.values(data ?? {})) expect(value).not.toBeNull();
  });

  /** What an example finds in the sample. */
  const answerOf = async <Data>(name: string): Promise<Data> => {
    const example = examples.find(({ fileName }) => fileName.includes(name));
    const { data } = await hub.ask<Data, object>(example?.query ?? '');
    return data as Data;
  };

  test('the report has tasks behind its figures, and tasks rest on what lapsed', async () => {
    interface Row {
      taskCount: number;
      openOverdue: { count: number };
      tasks: { nodes: object[] };
    }
    const { taskReport } = await answerOf<{ taskReport: { total: Row; groups: object[] } }>('official-report');
    const { taskCount, openOverdue, tasks } = taskReport.total;
    expect(taskCount).toBeGreaterThan(0);
    expect(taskReport.groups.length).toBeGreaterThan(1);
    expect(tasks.nodes).toHaveLength(Math.min(5, openOverdue.count));
    const { onLapsedDocuments } = await answerOf<{ onLapsedDocuments: { totalCount: number } }>('what-breaks');
    expect(onLapsedDocuments.totalCount).toBeGreaterThan(0);
  });
});
