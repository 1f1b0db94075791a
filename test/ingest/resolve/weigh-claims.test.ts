import type { Claim } from '../../../src/ingest/resolve/document-claim';
import { type FixedDocument, type UnitTree, weighClaims, weighNames } from '../../../src/ingest/resolve/weigh-claims';
import { statusOf } from '../../../src/ingest/resolve/weighed-document';

/** Units 1 and 2 are two provinces' committees; 11 is a department of 1, 21 of 2. */
const UNITS: UnitTree = { ownerOf: (id) => id, homeOf: (id) => (id > 10 ? Math.floor(id / 10) : id), nameOf: String };

const claim = (values: Partial<Claim>): Claim => ({
  type: 'Quyết định',
  number: '71/QĐ-UBND',
  name: null,
  about: null,
  issuedOn: null,
  issuerId: 1,
  isCentral: false,
  homeId: 1,
  doubt: null,
  ...values,
});

const held = (values: Partial<FixedDocument>): FixedDocument => ({
  id: 7,
  number: '71/QĐ-UBND',
  name: null,
  issuedOn: null,
  issuerId: 1,
  ...values,
});

const CENTRAL = { number: '9/QĐ-TTg', isCentral: true, issuerId: 5 };
const UNSIGNED = { number: '5/GĐN-AB', issuerId: null };

test.each<[string, Partial<Claim>[], number, number]>([
  ['one number of one body and day', [{ issuedOn: '2026-01-05' }, { issuedOn: '2026-01-05' }], 1, 0],
  ['a day and none', [{ issuedOn: '2026-01-05' }, {}], 1, 0],
  ['two years', [{ issuedOn: '2025-08-05' }, { issuedOn: '2026-01-06' }], 2, 0],
  ['two years and none', [{ issuedOn: '2025-08-05' }, { issuedOn: '2026-01-06' }, {}], 2, 1],
  ['two days of one year', [{ issuedOn: '2026-01-05' }, { issuedOn: '2026-02-05' }], 1, 0],
  ['one day of two years', [{ issuedOn: '2025-01-05' }, { issuedOn: '2026-01-05' }], 1, 0],
  [
    'one day of two years, for a number as low as New Year',
    [
      { number: '01/QĐ-UBND', issuedOn: '2025-01-05' },
      { number: '01/QĐ-UBND', issuedOn: '2026-01-05' },
    ],
    2,
    0,
  ],
  [
    'two halves of the year in which provinces were merged',
    [{ issuedOn: '2025-02-03' }, { issuedOn: '2025-07-01' }],
    2,
    0,
  ],
  ['two provinces', [{ issuedOn: '2026-01-05' }, { issuedOn: '2026-01-05', issuerId: 2 }], 2, 0],
  [
    'a central body, whoever is said to have issued it',
    [CENTRAL, { ...CENTRAL, issuerId: 6 }, { ...CENTRAL, issuerId: null }],
    1,
    0,
  ],
  [
    'a body of nobody knows whom, and one at home',
    [{ issuedOn: '2026-01-05', issuerId: 11 }, { issuerId: null }],
    1,
    0,
  ],
  ['a body of nobody knows whom, and a stranger', [{ issuedOn: '2026-01-05', issuerId: 21 }, { issuerId: null }], 2, 0],
  ['two strangers of nobody knows whom', [UNSIGNED, { ...UNSIGNED, homeId: 2 }], 2, 0],
  [
    'one day of nobody knows whom',
    [
      { ...UNSIGNED, issuedOn: '2026-04-01' },
      { ...UNSIGNED, issuedOn: '2026-04-01', homeId: 2 },
    ],
    1,
    0,
  ],
])('%s: %j are %i documents, %i claims left open', (_what, claims, documents, open) => {
  const all = claims.map(claim);
  for (const order of [all, all.toReversed()]) {
    const { clusters, ambiguous } = weighClaims([], order, UNITS);
    expect(clusters.filter(({ claims }) => claims.length)).toHaveLength(documents);
    expect(ambiguous.size).toBe(open);
  }
});

test.each<[string, Partial<FixedDocument>, Partial<Claim>, string]>([
  ['of its day', { issuedOn: '2026-03-06' }, { issuedOn: '2026-03-06' }, 'RESOLVED'],
  ['without a day', { issuedOn: '2026-03-06' }, {}, 'RESOLVED'],
  ['of a misprinted year', { issuedOn: '2026-03-06' }, { issuedOn: '2025-03-06' }, 'SUSPECT'],
  ['of a misprinted day', { issuedOn: '2026-03-06' }, { issuedOn: '2026-06-03' }, 'SUSPECT'],
  ['of a document whose head has no day', {}, { issuedOn: '2026-03-06' }, 'RESOLVED'],
])('a claim %s means the held document', (_what, fixed, said, status) => {
  const one = claim(said);
  const { clusters } = weighClaims([held(fixed)], [one], UNITS);
  const cluster = clusters.find(({ claims }) => claims.includes(one));
  expect(cluster?.fixed?.id).toBe(7);
  expect(statusOf(one, cluster as NonNullable<typeof cluster>, fixed.issuedOn ?? null).status).toBe(status);
});

const law = (name: string, issuedOn: string | null = null): Claim =>
  claim({ type: 'Luật', number: null, name, issuedOn });

test.each<[string, Claim, boolean]>([
  ['by its year', law('Luật Lưu trữ năm 2024'), true],
  ['by its day', law('Luật Lưu trữ', '2024-06-21'), true],
  ['of another year', law('Luật Lưu trữ năm 2011'), false],
  ['by its name alone', law('Luật Lưu trữ'), false],
])('a law that is cited %s is the numbered one: %#', (_what, one, is) => {
  const numbered = held({ number: '33/2024/QH15', name: 'Luật Lưu trữ', issuerId: 5 });
  const { clusters } = weighNames([numbered], [one]);
  expect(clusters.find(({ claims }) => claims.includes(one))?.fixed?.id === 7).toBe(is);
});
