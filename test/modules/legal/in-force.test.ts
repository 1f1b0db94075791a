import { encodeId } from '../../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { type Planter, planter } from '../../support/planted-rows';

let graph: GraphOnRows;
let plant: Planter;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
});

afterAll(() => graph.close());

async function inForce(document: number, asOf?: string): Promise<boolean | null> {
  const { data, errors } = await graph.ask(
    'query ($id: ID!, $asOf: Date) { node(id: $id) { ... on LegalDocument { inForce(asOf: $asOf) } } }',
    { id: encodeId('LegalDocument', document), asOf: asOf ?? null },
  );
  expect(errors).toEqual([]);
  return (data as { node: { inForce: boolean | null } }).node.inForce;
}

/** A document that another cites, in force from 2020 unless said otherwise. */
async function ended(
  citation: { kind: string; status?: string; status_reason?: string; locator?: string },
  by: { effective_on?: string; issued_on?: string },
  effectiveOn: string | null = '2020-03-05',
): Promise<number> {
  const document = await plant.document({ effective_on: effectiveOn });
  await plant.citation(await plant.document(by), document, citation);
  return document;
}

test.each([
  ['nothing is known of it', null, undefined, null],
  ['it took effect long ago', '2020-03-05', undefined, true],
  ['it takes effect today', '2026-11-22', undefined, true],
  ['it takes effect tomorrow', '2026-11-23', undefined, false],
  ['it took effect on the day asked about', '2020-03-05', '2020-03-05', true],
  ['it took effect the day after', '2020-03-05', '2020-03-04', false],
])('where %s, as of a day', async (_what, effectiveOn, asOf, answer) => {
  expect(await inForce(await plant.document({ effective_on: effectiveOn }), asOf)).toBe(answer);
});

describe('a document that another ends', () => {
  test.each([
    ['REPLACES', '2025-06-30', true],
    ['REPLACES', '2025-07-01', false],
    ['REPEALS', '2025-06-30', true],
    ['REPEALS', '2025-07-01', false],
    ['REPEALS', undefined, false],
    ['SUSPENDS', '2025-06-30', true],
    ['SUSPENDS', '2025-07-01', false],
  ])('%s from 1 July 2025, is as of %s', async (kind, asOf, answer) => {
    expect(await inForce(await ended({ kind }, { effective_on: '2025-07-01', issued_on: '2025-05-20' }), asOf)).toBe(
      answer,
    );
  });

  test('ends with the day of issue where no day of effect is known', async () => {
    const document = await ended({ kind: 'REPLACES' }, { issued_on: '2025-05-20' });
    expect([await inForce(document, '2025-05-19'), await inForce(document, '2025-05-20')]).toEqual([true, false]);
  });

  test('ends with the earliest of several', async () => {
    const document = await ended({ kind: 'REPLACES' }, { effective_on: '2025-07-01' });
    await plant.citation(await plant.document({ effective_on: '2024-01-01' }), document, { kind: 'REPEALS' });
    expect(await inForce(document, '2024-06-01')).toBe(false);
  });

  test('is not known to be in force where the day of its end is not known', async () => {
    expect(await inForce(await ended({ kind: 'REPLACES' }, {}))).toBeNull();
  });

  test('was not in force before it began, though the day of its end is not known', async () => {
    expect(await inForce(await ended({ kind: 'REPLACES' }, {}), '2019-01-01')).toBe(false);
  });

  test('is out of force after its end, though the day of its beginning is not known', async () => {
    const document = await ended({ kind: 'REPEALS' }, { effective_on: '2025-07-01' }, null);
    expect([await inForce(document, '2025-06-30'), await inForce(document, '2025-07-01')]).toEqual([null, false]);
  });
});

test('what was issued with a document ends with it, and not the other way round', async () => {
  const decision = await plant.document({ effective_on: '2020-03-05' });
  const plan = await plant.document({
    effective_on: '2020-03-05',
    issued_with_id: decision,
    issued_with_position: 0,
  });
  const regulation = await plant.document({
    effective_on: '2020-03-05',
    issued_with_id: decision,
    issued_with_position: 1,
  });
  await plant.citation(await plant.document({ effective_on: '2025-07-01' }), regulation, { kind: 'REPEALS' });
  expect([await inForce(decision), await inForce(plan), await inForce(regulation)]).toEqual([true, true, false]);
  await plant.citation(await plant.document({ effective_on: '2026-01-01' }), decision, { kind: 'REPLACES' });
  expect([await inForce(decision, '2025-12-31'), await inForce(plan, '2025-12-31')]).toEqual([true, true]);
  expect([await inForce(decision), await inForce(plan), await inForce(regulation)]).toEqual([false, false, false]);
});

test.each([
  ['only cites it', { kind: 'CITES' }],
  ['amends it', { kind: 'AMENDS' }],
  ['repeals one article of it', { kind: 'REPEALS', locator: 'khoản 2 Điều 5' }],
  ['may repeal it, or another', { kind: 'REPEALS', status: 'AMBIGUOUS', status_reason: 'hai văn bản' }],
])('a document stays in force where another %s', async (_what, citation) => {
  expect(await inForce(await ended(citation, { effective_on: '2025-07-01' }))).toBe(true);
});
