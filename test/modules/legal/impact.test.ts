import { decodeId, encodeId } from '../../../src/graph/global-id';
import { MOST_DOCUMENTS, MOST_RESTING } from '../../../src/modules/legal/impact.queries';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { EVIDENCE, type Planter, planter } from '../../support/planted-rows';
import { proofSize, recordProof } from '../../support/proof';
import { chanceOf } from '../../support/seeded-chance';

const SEED = 20261125;
const PATIENCE = proofSize(120_000, 3_600_000);
const RESTING = ['BASIS', 'IMPLEMENTS', 'ISSUED_WITH', 'GUIDES', 'DETAILS', 'CITES'];
const KINDS = [...RESTING, 'REPLACES', 'AMENDS'];
const IMPACT = `query ($id: ID!, $kinds: [CitationKind!], $nodeKinds: [NodeKind!], $first: Int, $after: String) {
  impact(documentId: $id, kinds: $kinds, nodeKinds: $nodeKinds, first: $first, after: $after) {
    totalCount truncated pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { depth node { __typename ... on Plan { id } ... on Task { id } ... on Unit { id } ... on LegalDocument { id } }
      path { id document { id } source { __typename ... on Plan { id document { id } } ... on Task { id plan { document { id } } } ... on LegalDocument { id } } } }
  }
}`;

interface Edge {
  depth: number;
  node: { __typename: string; id: string };
  path: { id: string; document: { id: string }; source: { __typename: string; id: string } }[];
}
interface Impact {
  totalCount: number;
  truncated: boolean;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  edges: Edge[];
}

let graph: GraphOnRows;
let plant: Planter;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
});

afterAll(() => graph.close());

async function impactOf(variables: Record<string, unknown>): Promise<Impact> {
  const { data, errors } = await graph.ask(IMPACT, variables);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.impact as Impact;
}

interface Mention {
  id: number;
  citing: number;
  cited: number;
  kind: string;
  task: number | null;
}
interface Drawn {
  documents: number[];
  /** The plan that a document is. */
  planOf: ReadonlyMap<number, number>;
  mentions: Mention[];
  /** The units that lead a task. */
  leads: ReadonlyMap<number, readonly number[]>;
}

/** A small graph in which rings and several ways to one document are common. */
async function drawn(seed: number): Promise<Drawn> {
  const chance = chanceOf(seed);
  const planOf = new Map<number, number>();
  const tasksOf = new Map<number, number[]>();
  const leads = new Map<number, number[]>();
  const units = [await plant.unit(`Sở ${seed} A`), await plant.unit(`Sở ${seed} B`)];
  const documents: number[] = [];
  for (let i = 3 + chance.below(6); i > 0; i--) {
    if (chance.below(2) === 0) {
      documents.push(await plant.document());
      continue;
    }
    const plan = await plant.plan();
    const [row] = await graph.database.rows<{ id: number }>('select document_id as id from plan where id = $1', [plan]);
    const document = row?.id ?? 0;
    planOf.set(document, plan);
    documents.push(document);
    for (let k = chance.below(3); k > 0; k--) {
      const task = await plant.task(plan);
      tasksOf.set(document, [...(tasksOf.get(document) ?? []), task]);
      const lead = chance.oneOf(units);
      leads.set(task, [lead]);
      await plant.assignment(task, lead, 'LEAD');
      if (chance.below(2) === 0)
        await plant.assignment(task, units[0] === lead ? (units[1] ?? 0) : (units[0] ?? 0), 'COORDINATE');
    }
  }
  const mentions: Mention[] = [];
  for (let i = chance.below(3 * documents.length); i > 0; i--) {
    const [citing, cited, kind] = [chance.oneOf(documents), chance.oneOf(documents), chance.oneOf(KINDS)];
    const plan = planOf.get(citing) ?? null;
    const task =
      plan !== null && chance.below(2) === 0 ? (chance.shuffled(tasksOf.get(citing) ?? [])[0] ?? null) : null;
    const id = await plant.citation(citing, cited, { kind, plan_id: plan, task_id: task });
    mentions.push({ id, citing, cited, kind, task });
  }
  return { documents, planOf, mentions, leads };
}

/** How far everything that rests on a document is from it: a plain closure. */
function closure({ planOf, mentions, leads }: Drawn, root: number, kinds: readonly string[]): Map<string, number> {
  const used = mentions.filter(({ kind }) => kinds.includes(kind));
  const distances = new Map([[root, 0]]);
  for (const [cited, distance] of distances)
    for (const { citing } of used.filter((mention) => mention.cited === cited))
      if (!distances.has(citing)) distances.set(citing, distance + 1);
  const found = new Map<string, number>();
  const meet = (type: string, id: number, depth: number) => {
    const key = encodeId(type, id);
    found.set(key, Math.min(found.get(key) ?? depth, depth));
  };
  for (const [document, distance] of distances) {
    const plan = planOf.get(document);
    if (document !== root) meet(plan === undefined ? 'LegalDocument' : 'Plan', plan ?? document, distance);
    for (const { task } of used.filter((mention) => mention.cited === document && mention.task !== null)) {
      meet('Task', task ?? 0, distance + 1);
      for (const unit of leads.get(task ?? 0) ?? []) meet('Unit', unit, distance + 1);
    }
  }
  return found;
}

/** Every citation of the way is there, is of what the one before stands in, and the last stands in the node. */
function expectWay({ depth, node, path }: Edge, { mentions, planOf, leads }: Drawn, root: number): void {
  expect(path).toHaveLength(depth);
  let at = root;
  const steps = path.map(({ id }) => mentions.find((mention) => mention.id === decodeId(id)?.id) as Mention);
  for (const { cited, citing } of steps) {
    expect(cited).toBe(at);
    at = citing;
  }
  const last = steps.at(-1) as Mention;
  const { id } = decodeId(node.id) as { id: number };
  if (node.__typename === 'Task') expect(last.task).toBe(id);
  else if (node.__typename === 'Unit') expect(leads.get(last.task ?? 0)).toContain(id);
  else if (node.__typename === 'Plan') expect(planOf.get(last.citing)).toBe(id);
  else expect(last.citing).toBe(id);
}

test(
  'random graphs with rings give what a plain closure gives, by a shortest way that is there',
  async () => {
    const cases = proofSize(40, 1000);
    let rings = 0;
    for (let number = 0; number < cases; number++) {
      const seed = SEED + number;
      const made = await drawn(seed);
      const chance = chanceOf(seed);
      const root = chance.oneOf(made.documents);
      const kinds = chance.below(3) === 0 ? chance.shuffled(KINDS).slice(0, 3) : null;
      const expected = closure(made, root, kinds ?? RESTING);
      const answer = await impactOf({ id: encodeId('LegalDocument', root), kinds, first: 1000 });
      const said = { number, root, kinds, mentions: made.mentions };
      expect({ ...said, found: Object.fromEntries(answer.edges.map(({ node, depth }) => [node.id, depth])) }).toEqual({
        ...said,
        found: Object.fromEntries(expected),
      });
      expect([answer.totalCount, answer.truncated]).toEqual([expected.size, false]);
      for (const edge of answer.edges) expectWay(edge, made, root);
      if (made.mentions.some(({ citing, kind }) => citing === root && RESTING.includes(kind)) && expected.size > 0)
        rings += 1;
    }
    recordProof('impact', { seed: SEED, cases, withRings: rings, differing: 0 });
    expect(rings).toBeGreaterThan(cases / 10);
  },
  PATIENCE,
);

test('pages give the whole list once, nearest first', async () => {
  const made = await drawn(7);
  const root = await plant.document();
  for (const document of made.documents) await plant.citation(document, root, { kind: 'BASIS' });
  const whole = await impactOf({ id: encodeId('LegalDocument', root), first: 1000 });
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Impact = await impactOf({ id: encodeId('LegalDocument', root), first: 2, after });
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    ids.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(ids).toEqual(whole.edges.map(({ node }) => node.id));
  const depths = whole.edges.map(({ depth }) => depth);
  expect(depths).toEqual(depths.toSorted((a, b) => a - b));
});

test('only things of some kinds are listed and counted where these are asked for, and a cursor is of what was asked', async () => {
  const made = await drawn(9);
  const root = await plant.document();
  for (const document of made.documents) await plant.citation(document, root, { kind: 'BASIS' });
  const id = encodeId('LegalDocument', root);
  const whole = await impactOf({ id, first: 1000 });
  const types = { PLAN: 'Plan', TASK: 'Task', UNIT: 'Unit', LEGAL_DOCUMENT: 'LegalDocument', INDICATOR: 'Indicator' };
  for (const nodeKinds of [['PLAN'], ['TASK', 'UNIT'], ['LEGAL_DOCUMENT'], ['INDICATOR'], Object.keys(types), []]) {
    const asked = nodeKinds.map((kind) => types[kind as keyof typeof types]);
    const wanted = whole.edges.filter(({ node }) => asked.includes(node.__typename));
    const narrowed = await impactOf({ id, nodeKinds, first: 1000 });
    expect([nodeKinds, narrowed.edges]).toEqual([nodeKinds, wanted]);
    expect(narrowed.totalCount).toBe(wanted.length);
  }
  const { pageInfo } = await impactOf({ id, nodeKinds: ['PLAN'], first: 1 });
  const { errors } = await graph.ask(IMPACT, { id, nodeKinds: ['TASK'], first: 1, after: pageInfo.endCursor });
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'after' }]);
});

test('what is left out does not use up the bound of what is listed', async () => {
  const root = await plant.document();
  const plan = await plant.plan();
  const [row] = await graph.database.rows<{ id: number }>('select document_id as id from plan where id = $1', [plan]);
  await graph.database.source.query(
    `with made as (
       insert into task (plan_id, position, title, text, evidence)
       select $1, n, 'x', 'x', $4 from generate_series(1, $3::int) n returning id)
     insert into citation (kind, status, citing_document_id, plan_id, task_id, document_id, position, evidence)
     select 'BASIS', 'RESOLVED', $2, $1, id, $5, 0, $4 from made`,
    [plan, row?.id, MOST_RESTING, EVIDENCE, root],
  );
  const id = encodeId('LegalDocument', root);
  const unit = await plant.unit('Sở Xa Nhất');
  await graph.database.source.query(
    `insert into assignment (task_id, unit_id, role, position, evidence) select max(id), $2, 'LEAD', 0, $3 from task where plan_id = $1`,
    [plan, unit, EVIDENCE],
  );
  expect(await impactOf({ id, first: 1 })).toMatchObject({ totalCount: MOST_RESTING, truncated: true });
  expect(await impactOf({ id, nodeKinds: ['UNIT'], first: 1 })).toMatchObject({
    totalCount: 1,
    truncated: false,
    edges: [{ node: { id: encodeId('Unit', unit) } }],
  });
});

test('a cursor of what rests on another document is refused', async () => {
  const [one, other] = [await plant.document(), await plant.document()];
  for (const cited of [one, other])
    for (let i = 0; i < 2; i++) await plant.citation(await plant.document(), cited, { kind: 'BASIS' });
  const { pageInfo } = await impactOf({ id: encodeId('LegalDocument', one), first: 1 });
  const { errors } = await graph.ask(IMPACT, {
    id: encodeId('LegalDocument', other),
    first: 1,
    after: pageInfo.endCursor,
  });
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'after' }]);
});

test('what is beyond the bound is said to be missing', async () => {
  const root = await plant.document();
  await graph.database.source.query(
    `with made as (
       insert into legal_document (number, number_key, type)
       select n || '/2026/QĐ-TH', n || '/2026/qd-th', 'Quyết định' from generate_series(1, $2::int) n returning id)
     insert into citation (kind, status, citing_document_id, document_id, position, evidence)
     select 'BASIS', 'RESOLVED', id, $1, 0, $3 from made`,
    [root, MOST_DOCUMENTS + 5, EVIDENCE],
  );
  const { totalCount, truncated } = await impactOf({ id: encodeId('LegalDocument', root), first: 1 });
  expect([totalCount, truncated]).toEqual([MOST_DOCUMENTS + 1, true]);
});

test('a document that was replaced is no longer in force from the day on which the other takes effect', async () => {
  const [old, successor] = [
    await plant.document({ effective_on: '2020-01-01' }),
    await plant.document({ effective_on: '2026-03-01' }),
  ];
  await plant.citation(successor, old, { kind: 'REPLACES' });
  const plan = await plant.plan({ title: 'Kế hoạch còn viện dẫn văn bản cũ' });
  const [row] = await graph.database.rows<{ id: number }>('select document_id as id from plan where id = $1', [plan]);
  const task = await plant.task(plan);
  await plant.citation(row?.id ?? 0, old, { kind: 'IMPLEMENTS', plan_id: plan, task_id: task });
  for (const [asOf, inForce] of [
    ['2026-02-28', true],
    ['2026-03-01', false],
    [null, false],
    ['2019-12-31', false],
  ]) {
    const { data } = await graph.ask(
      `query ($id: ID!, $asOf: Date, $inForce: Boolean!, $task: ID!) {
         impact(documentId: $id, asOf: $asOf) { inForce }
         tasks(filter: { id: { eq: $task }, citations: { some: { document: { inForce: { eq: $inForce, asOf: $asOf } } } } }) { totalCount } }`,
      { id: encodeId('LegalDocument', old), asOf, inForce, task: encodeId('Task', task) },
    );
    expect([asOf, data]).toEqual([asOf, { impact: { inForce }, tasks: { totalCount: 1 } }]);
  }
});

test.each([
  [
    { id: encodeId('Plan', 1) },
    'documentId',
    `documentId: "${encodeId('Plan', 1)}" is the id of a Plan; give the "id" of a LegalDocument as a query returned it.`,
  ],
  [
    { id: encodeId('LegalDocument', 1), first: -1 },
    'first',
    'first: -1 is not a page size; give 0 to 1000 and page on with cursors.',
  ],
  [
    { id: encodeId('LegalDocument', 1), after: 'x' },
    'after',
    'after: "x" is not a cursor; give a cursor that this list returned.',
  ],
])('%j is BAD_USER_INPUT', async (variables, argument, message) => {
  const { errors } = await graph.ask(IMPACT, variables);
  expect(errors).toEqual([{ message, path: 'impact', extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

test('a document that is not there is NOT_FOUND', async () => {
  const id = encodeId('LegalDocument', 2_000_000_000);
  const { errors } = await graph.ask(IMPACT, { id });
  expect(errors).toEqual([
    {
      message: `documentId: there is no LegalDocument with the id "${id}".`,
      path: 'impact',
      extensions: { code: 'NOT_FOUND', argument: 'documentId' },
    },
  ]);
});
