import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { planter } from '../../support/planted-rows';

let graph: GraphOnRows;

const NUMBERS = [
  '12/KH-SNV',
  '13/KH-SNV',
  '844/QĐ-TTg',
  '30/2020/NĐ-CP',
  '57-NQ/TW',
  '59/2020/QH14',
  '66.17/2026/NQ–CP',
];

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  const types: Record<string, string> = {
    QĐ: 'Quyết định',
    NĐ: 'Nghị định',
    NQ: 'Nghị quyết',
    QH: 'Luật',
    KH: 'Kế hoạch',
  };
  for (const number of NUMBERS)
    await plant.document({ number, type: types[Object.keys(types).find((type) => number.includes(type)) ?? ''] });
  const front = await plant.unit('Cơ quan Mặt trận Tổ quốc Việt Nam tỉnh Lạc Giang', {
    aliases: [
      'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạc Giang',
      'Cơ quan tham mưu, giúp việc Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạc Giang',
      'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạc Giang',
    ],
  });
  await plant.unit('Tổ giúp việc Lạc Giang, tỉnh', { parent: front, aliases: ['Tổ giúp việc tỉnh Lạc Giang mới'] });
  for (const name of ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế', 'Bộ Tài chính', 'Bộ Y tế']) await plant.unit(name);
  const plan = await plant.plan({ number: '7/KH-X', title: 'Chuyển đổi số' });
  for (const title of [
    'Rà soát thủ tục hành chính',
    'Khoảng sáng, khoảng tối',
    'Số nhà trong phường',
    'Rà soát Luật Đất đai',
    'Lập kế hoạch phòng, chống bão',
    'Sửa Quyết định số 1844/QĐ-UBND, bỏ quyết định số 9/QĐ-X',
  ])
    await plant.task(plan, { title, text: `${title}.` });
  await plant.task(plan, { title: 'Chuyển giao', text: 'Chuyển giao. Điều 7 và Điều 8.' });
});

afterAll(() => graph.close());

async function search(text: string): Promise<{ totalCount: number; quotes: string[]; ranks: number[] }> {
  const { data, errors } = await graph.ask(
    'query ($text: String!) { search(text: $text) { totalCount edges { rank quote } } }',
    { text },
  );
  expect(errors).toEqual([]);
  const { totalCount, edges } = (data as { search: { totalCount: number; edges: { rank: number; quote: string }[] } })
    .search;
  return { totalCount, quotes: edges.map(({ quote }) => quote), ranks: edges.map(({ rank }) => rank) };
}

describe('the first letter of the last word', () => {
  test.each([
    ['chuyen doi s', '«Chuyển đổi số»'],
    ['khoang s', '«Khoảng sáng, khoảng» tối'],
    ['so n', '«Số nhà» trong phường'],
    ['thu tuc h', 'Rà soát «thủ tục hành» chính'],
    ['bo y t', '«Bộ Y tế»'],
    ['luật đ', 'Rà soát «Luật Đất» đai'],
    ['ke hoach p', 'Lập «kế hoạch phòng», chống bão'],
    ['KH p', 'Lập «kế hoạch phòng», chống bão'],
    ['điều 8', 'Chuyển giao. «Điều» 7 và «Điều 8».'],
    ['quyết định 84', '«Quyết định 844/QĐ»-TTg'],
  ])('begins it: %j', async (text, quote) => expect((await search(text)).quotes).toContain(quote));

  test('typed on, the same is found', async () => {
    for (const text of ['chuyển đổi số', 'thủ tục hành chính', 'kế hoạch phòng', 'sở tài chính', 'lạc giang'])
      for (let length = text.indexOf(' ') + 2; length <= text.length; length++) {
        const typed = text.slice(0, length);
        expect({ typed, found: (await search(typed)).totalCount > 0 }).toEqual({ typed, found: true });
      }
  });

  test('is left out where nothing begins so', async () => {
    const { totalCount, ranks } = await search('thu tuc x');
    expect(totalCount).toBe((await search('thu tuc')).totalCount);
    expect(ranks).toHaveLength(totalCount);
    expect(ranks.every((rank) => rank > 0 && rank < 0.26)).toBe(true);
    expect((await search('thu tcu x')).quotes).toContain('Rà soát «thủ tục» hành chính');
  });

  test.each(['điều 9', 'w', 'chuyển w đổi'])('but not in %j', async (text) =>
    expect((await search(text)).totalCount).toBe(0),
  );
});

describe('a number is found with its separators and without', () => {
  const asTyped = [
    ['12/KH-SNV', '12/KHSNV', '12KH-SNV', '12kh-snv', '12KHSNV', '12khs', '１２/KHSNV', '12/KH–SNV'],
    [],
    ['844/QĐ-TTg', '844QĐ-TTg', '844/QDTTg', '844qdttg', '844QĐ', 'QĐ844', 'Quyết định số 844/QĐTTg'],
    ['30/2020/NĐ-CP', '30/2020/NĐCP', '302020NĐCP', 'nd30', '30NĐ-CP', 'Nghị định 30/2020/NDCP'],
    ['57-NQ/TW', '57NQ/TW', '57NQTW', 'nq57'],
    ['59/2020/QH14', '59/2020QH14', '592020qh'],
    ['66.17/2026/NQ–CP', '66.17/2026/NQCP', '66.17.2026.nqcp'],
  ];
  test.each(asTyped.flatMap((texts, i) => texts.map((text) => [text, NUMBERS[i] as string])))(
    '%j finds %s',
    async (text, number) => {
      const { quotes } = await search(text);
      // Matches: the marks of "«12»/KH". Must not match: "/".
      expect(quotes[0]?.replace(/[«»]/g, '')).toContain(number);
      expect(quotes[0]).toContain('«');
    },
  );

  test.each([
    ['844/QDTTg', ['Quyết định «844/QĐ-TTg»']],
    ['1844QĐUBND', ['Sửa Quyết định số «1844/QĐ-UBND», bỏ quyết định số 9/QĐ-X']],
    ['12/KHSTC', []],
    ['2/KHSNV', []],
    ['84/QĐTTg', []],
    ['nd31', []],
  ])('%j finds only %j', async (text, quotes) => expect((await search(text)).quotes).toEqual(quotes));
});

test.each([
  ['Sở NV', ['«Sở Nội vụ»']],
  ['sở tc', ['«Sở Tài chính»']],
  ['Bộ TC', ['«Bộ Tài chính»']],
  ['Sở YT', ['«Sở Y tế»']],
  ['BYT', ['«Bộ Y tế»']],
  ['Ｓở Ｙ tế', ['«Sở Y tế»']],
])('%j stands for %j', async (text, quotes) => expect((await search(text)).quotes).toEqual(quotes));

test.each([
  ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạc Giang', '«Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạc Giang»'],
  ['việc tỉnh Lạc Giang', 'Tổ giúp «việc tỉnh Lạc Giang» mới'],
])('what is quoted for %j is the name that says it', async (text, quote) =>
  expect((await search(text)).quotes).toContain(quote),
);
