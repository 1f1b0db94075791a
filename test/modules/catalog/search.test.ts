import { subgraph } from '../../../src/federation/subgraph';
import { encodeId } from '../../../src/graph/global-id';
import { catalogModule } from '../../../src/modules/catalog/catalog.module';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { planter } from '../../support/planted-rows';

let graph: GraphOnRows;
const ids: Record<string, string> = {};

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  const named = async (name: string, type: string, row: Promise<number>) => {
    const id = await row;
    ids[name] = encodeId(type, id);
    return id;
  };
  const committee = await named(
    'committee',
    'Unit',
    plant.unit('Ủy ban nhân dân tỉnh Lạc Giang', { aliases: ['Chính quyền tỉnh Lạc Giang'] }),
  );
  const health = await named(
    'health',
    'Unit',
    plant.unit('Sở Y tế tỉnh Lạc Giang', { parent: committee, aliases: ['SYT'], code: 'H99.12' }),
  );
  await named('office', 'Unit', plant.unit('Văn phòng', { parent: health }));
  const government = await plant.unit('Chính phủ');
  await named(
    'decree',
    'LegalDocument',
    plant.document({
      number: '130/2025/NĐ-CP',
      title: 'Về công tác lưu trữ',
      issuer_id: government,
      issued_on: '2025-03-05',
    }),
  );
  await named('decree1300', 'LegalDocument', plant.document({ number: '1300/2025/NĐ-CP', title: 'Về thống kê' }));
  await named(
    'decision',
    'LegalDocument',
    plant.document({ number: '1846/QĐ-TTg', type: 'Quyết định', title: 'Phê duyệt Đề án Chuyển đổi số' }),
  );
  await named(
    'directive',
    'LegalDocument',
    plant.document({ number: '05/CT-UBND', type: 'Chỉ thị', title: 'Tăng cường kỷ cương', issuer_id: committee }),
  );
  await named(
    'code',
    'LegalDocument',
    plant.document({ number: null, name: 'Bộ luật Lao động 2019', type: 'Bộ luật' }),
  );
  const plan = await named(
    'plan',
    'Plan',
    plant.plan({ number: '12/KH-SYT', title: 'Phòng chống dịch năm 2026', issuer_id: health, fields: ['Dự phòng'] }),
  );
  await named(
    'review',
    'Task',
    plant.task(plan, {
      title: 'Rà soát thủ tục hành chính',
      text: 'Rà soát thủ tục hành chính. UBND cấp xã gửi báo cáo.',
    }),
  );
  await named(
    'training',
    'Task',
    plant.task(plan, {
      title: 'Tập huấn',
      text: 'Tập huấn cho cán bộ y tế cơ sở về kỹ năng số.',
      expected_result: 'Bảng tổng hợp',
    }),
  );
  await named(
    'rollOut',
    'Task',
    plant.task(plan, { title: 'Triển khai kế hoạch của Ủy ban nhân dân tỉnh', text: 'Như trên.' }),
  );
  await named(
    'vaccines',
    'Indicator',
    plant.indicator(plan, { name: 'Tỷ lệ trẻ em tiêm chủng đầy đủ', measure_unit: '%' }),
  );
});

afterAll(() => graph.close());

const SEARCH = `query ($text: String!, $kinds: [NodeKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { __typename }
    edges { cursor rank quote node { ... on Plan { id } ... on Task { id } ... on Unit { id } ... on Indicator { id } ... on LegalDocument { id } } }
  }
}`;

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  nodes: { __typename: string }[];
  edges: { cursor: string; rank: number; quote: string; node: { id: string } }[];
}

async function search(
  text: string,
  rest: Record<string, unknown> = {},
): Promise<Page & { found: (string | undefined)[] }> {
  const { data, errors } = await graph.ask(SEARCH, { text, ...rest });
  expect(errors).toEqual([]);
  const page = (data as { search: Page }).search;
  const nameOf = (id: string) => Object.keys(ids).find((name) => ids[name] === id);
  return { ...page, found: page.edges.map(({ node }) => nameOf(node.id)) };
}

describe('finds first', () => {
  test.each([
    ['130/2025/NĐ-CP', 'decree'],
    ['130 / 2025 / nd - cp', 'decree'],
    ['nghị định 130', 'decree'],
    ['nghi dinh so 130', 'decree'],
    ['NĐ 130', 'decree'],
    ['Nghị định số 130/2025/NĐ-CP ngày 05 tháng 3 năm 2025 của Chính phủ về công tác lưu trữ', 'decree'],
    ['QĐ-TTg', 'decision'],
    ['quyết định của thủ tướng', 'decision'],
    ['đề án CĐS', 'decision'],
    ['5/ct-ubnd', 'directive'],
    ['chỉ thị 05', 'directive'],
    ['kĩ cương', 'directive'],
    ['luật lao động', 'code'],
    ['KH phòng chống dịch', 'plan'],
    ['chống dịch', 'plan'],
    ['du phong', 'plan'],
    ['H99.12', 'health'],
    ['syt', 'health'],
    ['SỞ Y TẾ', 'health'],
    ['Chính quyền tỉnh', 'committee'],
    ['UBND tỉnh Lạc Giang', 'committee'],
    ['van pho', 'office'],
    ['TTHC', 'review'],
    ['ra soa', 'review'],
    ['bảng tổng hợp', 'training'],
    ['kĩ năng số', 'training'],
    ['tiêm chủng', 'vaccines'],
  ])('for %j', async (text, name) => expect((await search(text)).found[0]).toBe(name));
});

describe('finds', () => {
  test.each([
    ['UBND', ['committee', 'directive', 'review', 'rollOut']],
    ['ủy ban nhân dân', ['committee', 'directive', 'review', 'rollOut']],
    ['KH', ['plan', 'rollOut']],
    ['kế hoạch', ['plan', 'rollOut']],
    ['nghị định', ['decree', 'decree1300']],
    ['NĐ', ['decree', 'decree1300']],
    ['130', ['decree', 'decree1300']],
    ['12/KH-SYT', ['plan']],
  ])('for %j all of %j', async (text, names) =>
    expect((await search(text)).found).toEqual(expect.arrayContaining(names)),
  );

  test.each(['không gì cả', '131', 'x', 'công tác tiêm chủng'])('nothing for %j', async (text) => {
    const { totalCount, edges, nodes, pageInfo } = await search(text);
    expect({ totalCount, edges, nodes, pageInfo }).toEqual({
      totalCount: 0,
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('only the kinds that are asked for', async () => {
    const { nodes, totalCount } = await search('lạc giang', { kinds: ['PLAN', 'UNIT'] });
    expect(new Set(nodes.map(({ __typename }) => __typename))).toEqual(new Set(['Plan', 'Unit']));
    expect(totalCount).toBe(nodes.length);
    expect((await search('lạc giang', { kinds: null })).totalCount).toBeGreaterThan(totalCount);
  });
});

describe('puts a typing error right where nothing fits', () => {
  test.each([
    ['a letter too few', 'tiêm chủg', 'vaccines'],
    ['a letter too many', 'phòngg chống dịch', 'plan'],
    ['another letter', 'tăm huấn', 'training'],
    ['a word that there is for another', 'cơ sở ý số về bộ kỹ lăng', 'training'],
    ['two changed over', 'thủ tục hnàh chính', 'review'],
    ['the first letter', 'zà soát', 'review'],
  ])('%s: %j', async (_what, text, name) => {
    const { found, edges, totalCount } = await search(text);
    expect(found).toContain(name);
    expect(totalCount).toBe(found.length);
    expect(edges.every(({ rank }) => rank > 0 && rank < 0.26)).toBe(true);
  });

  test('but no figure', async () =>
    expect((await search('nghị định 13')).found).toEqual(expect.arrayContaining(['decree'])));
  test.each(['nghị định 931', '1847/QĐ-TTg'])('not %j, which is another number', async (text) =>
    expect((await search(text)).totalCount).toBe(0),
  );
});

describe('quotes with the words marked', () => {
  test.each([
    ['nghi dinh 130', 'decree', '«Nghị định 130»/2025/«NĐ»-CP'],
    ['UBND tỉnh', 'committee', '«Ủy ban nhân dân tỉnh» Lạc Giang'],
    ['báo cáo', 'review', 'Rà soát thủ tục hành chính. UBND cấp xã gửi «báo cáo».'],
    ['tre em tiem', 'vaccines', 'Tỷ lệ «trẻ em tiêm» chủng đầy đủ'],
    ['KH', 'rollOut', 'Triển khai «kế hoạch» của Ủy ban nhân dân tỉnh'],
    ['tiêm chủg', 'vaccines', 'Tỷ lệ trẻ em «tiêm chủng» đầy đủ'],
    ['ra soa', 'review', '«Rà soát» thủ tục hành chính'],
    ['luu tru', 'decree', 'Về công tác «lưu trữ»'],
  ])('%j in %s', async (text, name, quote) => {
    const { edges } = await search(text);
    expect(edges.find(({ node }) => node.id === ids[name])?.quote).toBe(quote);
  });
});

test('ranks fall along the list, from 0 to 1', async () => {
  const { edges } = await search('tỉnh');
  const ranks = edges.map(({ rank }) => rank);
  expect(ranks.length).toBeGreaterThan(3);
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  expect(ranks.every((rank) => rank > 0 && rank <= 1)).toBe(true);
});

test.each(['số', 'tỉnh', 'tiêm chủg'])('pages of %j give each once, in the order of the whole', async (text) => {
  const whole = (await search(text)).edges.map(({ node }) => node.id);
  for (const first of [1, 2, 3]) {
    const walked: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo }: Page = await search(text, { first, after });
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      walked.push(...edges.map(({ node }) => node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(walked).toEqual(whole);
  }
});

test('nobody is counted who did not ask, and a page of none is a page', async () => {
  const { statements, errors } = await graph.ask(
    '{ search(text: "tỉnh", first: 0) { nodes { __typename } pageInfo { hasNextPage } } }',
  );
  expect(errors).toEqual([]);
  expect(statements).toHaveLength(1);
});

describe('refuses as BAD_USER_INPUT, with the argument named,', () => {
  const cursorOf = async (text: string) => (await search(text, { first: 1 })).pageInfo.endCursor;
  test.each([
    ['an empty search', { text: '' }, 'text', 'text: "" has no word in it; give a few words of what is sought.'],
    [
      'a search without a word',
      { text: ' – … ' },
      'text',
      'text: " – … " has no word in it; give a few words of what is sought.',
    ],
    [
      '100 kB',
      { text: 'a'.repeat(100_000) },
      'text',
      'text: it has 100000 characters; 1000 are the most. Give a few words of what is sought.',
    ],
    [
      'no kind at all',
      { text: 'a', kinds: [] },
      'kinds',
      'kinds: it is empty, so that nothing could be found; leave it out for all kinds.',
    ],
    [
      'a negative page',
      { text: 'a', first: -1 },
      'first',
      'first: -1 is not a page size; give 0 to 1000 and page on with cursors.',
    ],
    [
      'a page too large',
      { text: 'a', first: 1001 },
      'first',
      'first: 1001 is not a page size; give 0 to 1000 and page on with cursors.',
    ],
    [
      'what is no cursor',
      { text: 'a', after: 'x' },
      'after',
      'after: "x" is not a cursor; give a cursor that this list returned.',
    ],
  ])('%s', async (_what, variables, argument, message) => {
    const { errors, statements } = await graph.ask(SEARCH, variables);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT', argument } }]);
    expect(statements).toEqual([]);
  });

  test('a cursor of another search', async () => {
    const after = await cursorOf('tỉnh');
    for (const variables of [{ text: 'số' }, { text: 'tỉnh', kinds: ['UNIT'] }])
      expect((await graph.ask(SEARCH, { ...variables, after })).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', argument: 'after' } },
      ]);
    // as it is compared it is the same search
    expect((await graph.ask(SEARCH, { text: ' TINH', after })).errors).toEqual([]);
  });

  test.each([
    [1, 2 ** 31, 1],
    [1, 'x', 1],
    [1.5, 1, 1],
    [1, 1, 2 ** 60],
    [1, 1, null],
  ])('a cursor that somebody made: %j', async (...place) => {
    const made = JSON.parse(Buffer.from((await cursorOf('tỉnh')) ?? '', 'base64url').toString());
    const after = Buffer.from(JSON.stringify([made[0], made[1], ...place])).toString('base64url');
    expect((await graph.ask(SEARCH, { text: 'tỉnh', after })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'after' } },
    ]);
  });
});

test.each([
  ["'; drop table task; --"],
  ["a':*|'b"],
  ["\\' & ! | ( ) <-> :* a\u0000b"],
  ['%_*?[a-z]+(x+x+)+y'],
  [Array.from({ length: 250 }, (_, i) => `t${i % 10}`).join(' ')],
  ['ab '.repeat(333)],
  ['kh '.repeat(333)],
  ['漢字 Ελλάδα 🙂 u\u0301\u0301\u0301'],
])('what looks like something else is a search: %j', async (text) => {
  expect((await search(text)).totalCount).toBeGreaterThanOrEqual(0);
});

test('where the catalog is served alone it gives what it found by id, with rank and quote', async () => {
  const query = `{ search(text: "tiem chung") { edges { rank quote node { __typename ... on Indicator { id } } } nodes { __typename } } }`;
  const alone = await graph.ask(query, {}, subgraph(catalogModule));
  expect(alone).toMatchObject({ errors: [], data: { search: { edges: [{ node: { id: ids.vaccines } }] } } });
  expect(alone.data).toEqual((await graph.ask(query)).data);
});
