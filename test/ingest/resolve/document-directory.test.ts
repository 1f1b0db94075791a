import { openTestHub, type TestHub } from '../../support/test-hub';

/** A plan in short form whose tasks say what is given. */
const plan = (number: string, bases: string[], sentences: string[], place = 'TỈNH LẠC GIANG') => `ỦY BAN NHÂN DÂN
${place}
SỞ XÂY DỰNG
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: ${number}

Ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Công tác năm 2026

${bases.map((basis) => `Căn cứ ${basis};`).join('\n\n')}

I. NHIỆM VỤ

${sentences.map((sentence, i) => `${i + 1}. Giao phòng Kế hoạch: ${sentence}.`).join('\n\n')}

GIÁM ĐỐC

Trần Văn Mẫu
`;

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterEach(() => hub.close());

const documents = () =>
  hub.database.rows<{ name: string }>(
    `select concat_ws(' | ', d.number, d.name, d.title, d.issued_on, u.name) as name
       from legal_document d left join unit u on u.id = d.issuer_id where d.source_text_id is null order by d.number_key, d.id`,
    [],
  );

async function take(text: string) {
  const outcome = await hub.importText(text);
  if (outcome.kind !== 'imported') throw new Error(outcome.message);
  return outcome;
}

const statuses = () => hub.database.rows<{ status: string }>('select status from citation order by position', []);

test('a document cited in short and in full is one, with all that is said of it', async () => {
  await take(
    plan(
      '1/KH-SXD',
      [
        'Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư',
        'Luật Lưu trữ số 33/2024/QH15',
      ],
      ['rà soát theo Nghị định số 30/2020/NĐ-CP và Luật Lưu trữ', 'thực hiện Nghị định 30/2020/NĐ-CP'],
    ),
  );
  expect((await documents()).map((d) => d.name)).toEqual([
    '30/2020/NĐ-CP | Về công tác văn thư | 2020-03-05 | Chính phủ',
    '33/2024/QH15 | Luật Lưu trữ | Quốc hội',
  ]);
  expect((await statuses()).every((c) => c.status === 'RESOLVED')).toBe(true);
});

test("the same number of two provinces is two documents; a mention without an issuer means its own province's", async () => {
  const own = 'thực hiện Chỉ thị số 01/CT-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh';
  await take(plan('1/KH-SXD', [], [own]));
  await take(plan('1/KH-SXD', [], [own], 'TỈNH BẾN ĐÁ'));
  expect((await documents()).map((d) => d.name)).toEqual([
    '01/CT-UBND | 2026-01-05 | Ủy ban nhân dân tỉnh Lạc Giang',
    '01/CT-UBND | 2026-01-05 | Ủy ban nhân dân tỉnh Bến Đá',
  ]);
  await take(plan('2/KH-SXD', [], ['thực hiện Chỉ thị số 01/CT-UBND']));
  await take(plan('3/KH-SXD', [], ['thực hiện Chỉ thị số 01/CT-UBND'], 'TỈNH SÔNG MÂY'));
  const issuers = await hub.database.rows<{ name: string }>(
    `select u.name from citation c join plan p on p.id = c.plan_id join legal_document d on d.id = c.document_id
       join unit u on u.id = d.issuer_id where p.number in ('2/KH-SXD', '3/KH-SXD') order by p.number`,
    [],
  );
  expect(issuers.map((row) => row.name)).toEqual(['Ủy ban nhân dân tỉnh Lạc Giang', 'Ủy ban nhân dân tỉnh Sông Mây']);
});

test('a number without an issuer is never a document of a stranger', async () => {
  await take(plan('1/KH-SXD', [], ['thực hiện Kế hoạch số 7/KH-STC ngày 05/01/2026 của Sở Tài chính']));
  await take(plan('2/KH-SXD', [], ['thực hiện Kế hoạch số 7/KH-STC']));
  await take(plan('3/KH-SXD', [], ['thực hiện Kế hoạch số 7/KH-STC'], 'TỈNH BẾN ĐÁ'));
  expect((await documents()).map((d) => d.name)).toEqual([
    '7/KH-STC | 2026-01-05 | Sở Tài chính tỉnh Lạc Giang',
    '7/KH-STC | Sở Tài chính tỉnh Bến Đá',
  ]);
});

test('a number of one year that fits two days is AMBIGUOUS without a day, and settled by one', async () => {
  const cite = (day: string) => `thực hiện Quyết định số 9/QĐ-TTg${day} của Thủ tướng Chính phủ`;
  await take(plan('1/KH-SXD', [], [cite(' ngày 05/01/2025')]));
  await take(plan('2/KH-SXD', [], [cite(' ngày 06/01/2026')]));
  await take(plan('3/KH-SXD', [], [cite('')]));
  await take(plan('4/KH-SXD', [], [cite(' ngày 06/01/2026')]));
  const { data } = await hub.ask<Record<string, { citations: object[] }>, object>(
    `{ open: plan(number: "3/KH-SXD") { citations { status statusReason document { id } } }
       settled: plan(number: "4/KH-SXD") { citations { status document { issuedOn } } } }`,
  );
  expect(data?.open?.citations).toEqual([
    { status: 'AMBIGUOUS', statusReason: expect.stringContaining('9/QĐ-TTg fits 2 documents'), document: null },
  ]);
  expect(data?.settled?.citations).toEqual([{ status: 'RESOLVED', document: { issuedOn: '2026-01-06' } }]);
});

test("a decree is the Government's, whoever else the text seems to name", async () => {
  await take(
    plan(
      '1/KH-SXD',
      [],
      ['thực hiện Nghị định số 7/2026/NĐ-CP của Chính phủ sửa đổi', 'rà soát theo Nghị định số 7/2026/NĐ-CP'],
    ),
  );
  expect((await documents()).map((d) => d.name)).toEqual(['7/2026/NĐ-CP | Chính phủ']);
});

test("a chairman's directive and the committee's are one document", async () => {
  await take(
    plan(
      '1/KH-SXD',
      ['Chỉ thị số 17/CT-UBND ngày 26 tháng 12 năm 2025 của Chủ tịch Ủy ban nhân dân tỉnh'],
      ['thực hiện Chỉ thị số 17/CT-UBND ngày 26/12/2025 của Ủy ban nhân dân tỉnh'],
    ),
  );
  expect(await documents()).toHaveLength(1);
});

test('a document that was cited first and imported later is the same node', async () => {
  await take(plan('1/KH-SXD', [], ['phối hợp theo Kế hoạch số 2/KH-SXD ngày 12 tháng 01 năm 2026 của Sở Xây dựng']));
  await take(plan('2/KH-SXD', [], ['rà soát quy hoạch']));
  const { data } = await hub.ask<object, object>(
    '{ plan(number: "2/KH-SXD") { document { citedBy { nodes { source { ... on Task { plan { number } } } } } } } }',
  );
  expect(data).toEqual({
    plan: { document: { citedBy: { nodes: [{ source: { plan: { number: '1/KH-SXD' } } }] } } },
  });
});
