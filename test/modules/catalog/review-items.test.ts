import { encodeId } from '../../../src/graph/global-id';
import { corrector } from '../../support/corrections';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const PLAN = `${planText({ number: '3/KH-SDL', taskCount: 4 }).replace(
  'hoàn thiện hồ sơ; hoàn thành trước ngày 20 tháng 02 năm 2026',
  'hoàn thiện hồ sơ theo Nghị định số 143/2016/NĐ-BLĐTBXH của Chính phủ; hoàn thành trước ngày 20 tháng 02 năm 2026',
)}
PHỤ LỤC 02

DANH MỤC NHIỆM VỤ

STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
1 | Biên soạn cẩm nang du lịch | | Sở Y tế | Quý II/2026
2 | In cẩm nang du lịch | Văn phòng | | Quý III/2026
`;

/** A document that assigns nothing. */
const DECISION = `ỦY BAN NHÂN DÂN
TỈNH BẮC SƠN HÀ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 77/QĐ-UBND

QUYẾT ĐỊNH

Về việc công bố danh mục

Căn cứ Nghị định số 24/2014/NĐ-BTC của Chính phủ về tài sản;

Điều 1. Công bố danh mục kèm theo.

Điều 2. Quyết định có hiệu lực từ ngày ký./.
`;

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(PLAN);
  await hub.importText(DECISION);
});

afterAll(() => hub.close());

test('a doubt is shown with the sentence and its place', async () => {
  const { nodes } = await to.review({ code: { eq: 'CITATION_SUSPECT' } });
  const quote = 'Nghị định số 143/2016/NĐ-BLĐTBXH của Chính phủ';
  const start = PLAN.indexOf(quote);
  expect(nodes[0]).toMatchObject({
    severity: 'WARNING',
    message: expect.stringContaining('143/2016/NĐ-BLĐTBXH'),
    status: 'OPEN',
    subject: 'CITATION',
    sentence: expect.stringMatching(
      /^phối hợp với .*hoàn thiện hồ sơ theo Nghị định số 143\/2016\/NĐ-BLĐTBXH của Chính phủ;$/,
    ),
    line: PLAN.slice(0, start).split('\n').length,
    heading: expect.stringMatching(/^I\. NHIỆM VỤ › 2\./),
    document: { number: '3/KH-SDL' },
    plan: { number: '3/KH-SDL' },
    task: { ordinal: 'I.2' },
  });
});

test('documents that are no plans have their doubts too, under no heading', async () => {
  const { nodes } = await to.review({ severity: { in: ['WARNING', 'ERROR'] } });
  const ofDecision = nodes.filter((item) => item.plan === null);
  expect(ofDecision.map(({ code }) => code).sort()).toEqual(['CITATION_SUSPECT', 'METADATA_MISSING']);
  for (const item of ofDecision) expect(item).toMatchObject({ document: { number: '77/QĐ-UBND' }, heading: null });
});

test('pages give every doubt once, in document order, and totalCount counts them', async () => {
  const all = await to.review();
  expect(all.totalCount).toBe(all.nodes.length);
  const seen: unknown[] = [];
  let after: string | null = null;
  do {
    const page: { reviewItems: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await to.ask(
        'query ($after: String) { reviewItems(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
    seen.push(...page.reviewItems.nodes.map(({ id }) => id));
    after = page.reviewItems.pageInfo.hasNextPage ? page.reviewItems.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(all.nodes.map(({ id }) => id));
});

test.each([
  ['{ reviewItems(first: -1) { totalCount nodes { id } } }', 'first'],
  ['{ reviewItems(after: "x") { nodes { id } } }', 'after'],
  ['{ reviewItems(filter: { code: { eq: null } }) { totalCount } }', 'filter.code'],
  [`{ reviewItems(filter: { plan: { eq: "${encodeId('Task', 1)}" } }) { totalCount } }`, 'filter.plan'],
])('%s is BAD_USER_INPUT', async (query, argument) => {
  const { errors } = await hub.ask<object, object>(query);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

test.each([
  ['all that are open', {}],
  ['those of a plan', { plan: { in: [] as string[] } }],
  ['those of a gravity', { severity: { eq: 'WARNING' } }],
  ['those of codes', { code: { in: ['CITATION_SUSPECT', 'TASK_WITHOUT_LEAD'] } }],
  ['none', { status: { in: [] } }],
])('of %s, as many are counted of each code as the list has, most first', async (_what, filter) => {
  if ('plan' in filter) filter.plan?.in.push((await to.plan('3/KH-SDL')).id);
  const query =
    'query ($filter: ReviewItemFilter) { reviewCodes(filter: $filter) { code count } reviewItems(filter: $filter, first: 1000) { nodes { code } } }';
  const { reviewCodes, reviewItems } = await to.ask<{
    reviewCodes: { code: string; count: number }[];
    reviewItems: { nodes: { code: string }[] };
  }>(query, { filter });
  const codes = [...new Set(reviewItems.nodes.map(({ code }) => code))];
  const listed = codes
    .map((code) => ({ code, count: reviewItems.nodes.filter((item) => item.code === code).length }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  expect(reviewCodes).toEqual(listed);
});

test('what a person decides is off the list, and an import does not bring it back', async () => {
  const codes = async () => (await to.review()).nodes.map(({ code }) => code).sort();
  expect(await codes()).toContain('TASK_WITHOUT_LEAD');
  const task = (await to.tasks('3/KH-SDL')).find(({ title }) => title.startsWith('Biên soạn'));
  if (!task) throw new Error('It was not read.');
  const assignments = [{ role: 'LEAD', unitName: 'Phòng Nghiệp vụ 3' }];
  await to.correct('set-assignments', { id: task.id, expectedVersion: task.version, assignments });
  expect(await codes()).not.toContain('TASK_WITHOUT_LEAD');
  for (const { id } of (await to.review()).nodes)
    expect(await to.correct('dismiss-review-item', { id })).toEqual({
      __typename: 'DismissReviewItemSuccess',
      dismissedId: id,
    });
  expect(await to.review()).toMatchObject({ totalCount: 0, nodes: [] });
  await hub.importText(PLAN);
  await hub.importText(DECISION);
  expect(await codes()).toEqual([]);
  expect((await to.review({ status: { eq: 'DECIDED' } })).totalCount).toBeGreaterThan(2);
  const absent = encodeId('ReviewItem', 999_999);
  expect(await to.correct('dismiss-review-item', { id: absent })).toEqual({
    __typename: 'NotFoundFailure',
    message: `id: "${absent}" is not on the review list any more.`,
  });
});
