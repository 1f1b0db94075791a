import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReverseDocument, WholePlanDocument, type WholePlanQuery } from '../generated/graphql';
import { openTestHub, type TestHub } from '../support/test-hub';

/** The founding document, read whole: it lies beside the project, not in it. */
const SEED = join(__dirname, '../../../shared/corpus/docs/seed.txt');
const isThere = existsSync(SEED);
const seedTest = isThere ? test : test.skip;

let hub: TestHub;
let plan: NonNullable<WholePlanQuery['plan']>;

beforeAll(async () => {
  if (!isThere) return;
  hub = await openTestHub({ hasSample: false });
  await hub.importText(readFileSync(SEED, 'utf8'), 'seed.txt');
  const { data, errors } = await hub.ask(WholePlanDocument, { number: '5472/KH-SLĐTBXH' });
  if (!data?.plan) throw new Error(JSON.stringify(errors));
  plan = data.plan;
});

afterAll(() => hub?.close());

seedTest('the head: title, issuer, signer, both days, fields', () => {
  expect(plan).toMatchObject({
    documentType: 'Kế hoạch',
    title: expect.stringMatching(/^Chỉ đạo, điều hành trên lĩnh vực Lao động, .* phát triển Ngành năm 2022$/),
    issuer: {
      name: 'Sở Lao động - Thương binh và Xã hội Thành phố Hồ Chí Minh',
      parent: { name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh' },
    },
    signer: 'Lê Minh Tấn',
    issuedOn: '2022-02-16',
    effectiveOn: '2022-02-16',
    fields: ['Lao động - Tiền lương', 'Công nghệ thông tin'],
    year: 2022,
  });
});

seedTest("two themes: the city's and the department's, as written", () => {
  expect(plan.themes.map(({ level, text }) => [level, text.split(/[,-]/)[0]?.trim()])).toEqual([
    ['Thành phố', 'Thích ứng an toàn'],
    ['Sở', 'Kcương'],
  ]);
});

seedTest('six legal bases in document order', () => {
  expect(plan.legalBases.map(({ document }) => [document?.number, document?.issuedOn])).toEqual([
    ['01/CT-UBND', '2022-01-11'],
    ['133/QĐ-UBND', '2022-01-11'],
    ['84/KH-UBND', '2022-01-11'],
    ['2393/QĐ-UBND', '2020-07-03'],
    ['572/QĐ-UBND', '2021-02-23'],
    ['06-KL/ĐUS', '2021-12-27'],
  ]);
});

seedTest('five tasks with their lead and coordinating units', () => {
  const units = (task: (typeof plan.tasks.nodes)[number], role: string) =>
    task.assignments.filter((a) => a.role === role).map((a) => a.unit.name);
  expect(plan.tasks.nodes.map((task) => [task.ordinal, units(task, 'LEAD'), units(task, 'COORDINATE')])).toEqual([
    ['III.1', ['Thủ trưởng các phòng, ban, đơn vị'], ['các địa phương nơi đơn vị trú đóng']],
    ['III.2', ['phòng Giáo dục nghề nghiệp'], []],
    ['III.3', ['phòng Việc làm - An toàn lao động'], []],
    ['III.4', ['phòng Lao động - Tiền lương và Bảo hiểm xã hội'], []],
    [
      'III.5',
      ['Văn phòng Ban Chỉ đạo Chương trình Giảm nghèo bền vững'],
      ['phòng chuyên môn', 'quận - huyện', 'thành phố Thủ Đức', 'các Sở, ban, ngành, đoàn thể'],
    ],
  ]);
});

seedTest('twelve citations, six of them BASIS, one SUSPECT with the reason and the document that is meant', () => {
  expect(plan.citations).toHaveLength(12);
  expect(plan.citations.filter((c) => c.kind === 'BASIS')).toHaveLength(6);
  const suspects = plan.citations.filter((c) => c.status === 'SUSPECT');
  expect(suspects).toHaveLength(1);
  expect(suspects[0]).toMatchObject({
    statusReason: expect.stringContaining('143/2016/NĐ-BLĐTBXH'),
    document: { number: '143/2016/NĐ-CP', issuer: { name: 'Chính phủ' } },
    evidence: { quote: expect.stringContaining('143/2016/NĐ-BLĐTBXH') },
    source: { ordinal: 'III.2' },
  });
  expect(plan.citations.filter((c) => c.status !== 'SUSPECT').every((c) => c.status === 'RESOLVED')).toBe(true);
  expect(plan.citations.at(-1)).toMatchObject({ document: { name: 'Bộ luật Lao động 2019', number: null } });
  const issuers = plan.citations.slice(6).map((c) => c.document?.issuer?.name);
  expect(issuers).toEqual([
    'Ủy ban nhân dân Thành phố Hồ Chí Minh',
    'Thủ tướng Chính phủ',
    'Thủ tướng Chính phủ',
    'Chính phủ',
    'Chính phủ',
    undefined,
  ]);
});

seedTest('three declared items of which none is present', () => {
  expect(
    plan.declaredItems.map(({ label, kind, declaredCount, presentCount }) => [
      label,
      kind,
      declaredCount,
      presentCount,
    ]),
  ).toEqual([
    ['phụ lục 01', 'document', 18, 0],
    ['phụ lục 02', 'task', 21, 0],
    ['phụ lục 03', 'indicator', 22, 0],
  ]);
});

seedTest('every evidence stands in the source text', () => {
  let seen = 0;
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { quote, start, end } = value as { quote?: string; start?: number; end?: number };
    if (typeof quote === 'string') {
      expect(plan.sourceText.slice(start, end)).toBe(quote);
      seen += 1;
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(plan);
  expect(seen).toBeGreaterThan(60);
});

seedTest('the same graph from the other end: document → citing task → lead unit → its other tasks', async () => {
  const { data } = await hub.ask(ReverseDocument, { number: '23/2021/QĐ-TTg' });
  const [edge] = data?.legalDocument?.citedBy.edges ?? [];
  expect(data?.legalDocument?.citedBy.totalCount).toBe(1);
  expect(edge?.node.source).toMatchObject({
    __typename: 'Task',
    ordinal: 'III.2',
    plan: { number: '5472/KH-SLĐTBXH' },
    assignments: [
      {
        unit: {
          name: 'phòng Giáo dục nghề nghiệp',
          tasks: { totalCount: 1, nodes: [{ ordinal: 'III.2' }] },
        },
      },
    ],
  });
});
