import { toExtractJson } from '../../src/ingest/extract-json';
import type { Evidence, ReadDocument } from '../../src/ingest/parsed-document';
import { readDocument } from '../../src/ingest/read-document';
import { readText } from '../support/read-text';

const MAX = 1024 * 1024;

/** A plan of an invented department, with the faults that real plans have. */
const PLAN = `ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
SỞ Y TẾ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/KH-SYT

Sông Lam, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

CHĂM SÓC SỨC KHỎE NGƯỜI CAO TUỔI TỈNH SÔNG LAM NĂM 2026

Căn cứ Luật Người cao tuổi số 39/2009/QH12;
Căn cứ Quyết định số 15/QĐ-UBND ngày 10 tháng 01 năm 2026của Ủy ban nhân dân tỉnh về chủ đề năm 2026 “Kỷ cương, trách nhiệm”;
Căn cứ Kết luận số 03-KL/ĐUS ngày 12/01/2026 của Đảng ủy Sở.

Sở Y tế ban hành Kế hoạch chăm sóc sức khỏe người cao tuổi tỉnh Sông Lam năm 2026 như sau:

MỤC ĐÍCH, YÊU CẦU

Phần 1
NHIỆM VỤ

I. Chủ đề năm: “Gần dân - Tận tâm”.

II. Chỉ tiêu: 02 chỉ tiêu (đính kèm phụ lục 02); 05 nhiệm vụ (đính kèm phụ lục 09).

III. Phân công thực hiện

1. Thủ trưởng các phòng, đơn vị tiếp tục rà soát hồ sơ theo Nghị định số 20/2021/NĐ-BLĐTBXH ngày 15 tháng 3 năm 2021 của Chính phủ.

2. Giao phòng Nghiệp vụ Y: chủ trì, phối hợp với Sở Nội vụ và các địa phương khám sức khỏe định kỳ; hoàn thành trước ngày 30 tháng 9 năm 2026.

Báo cáo kết quả về Văn phòng Sở

3. Trung tâm Kiểm soát bệnh tật tỉnh

- Phối hợp với Sở Tài chính lập dự toán.

- Tổ chức tập huấn trong quý II năm 2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Thị Hồng Vân

PHỤ LỤC 02
CÁC CHỈ TIÊU

TT | Chỉ tiêu | Đơn vị tính | Năm 2026
I | Nhóm khám bệnh | |
1 | Tỷ lệ người cao tuổi được khám | % | ≥ 92,5
2 | Số lượt khám | Lượt | 12.000

[...]
`;

function places(document: ReadDocument): Evidence[] {
  const { metadata, diagnostics, tasks, ...lists } = document;
  const listed = [lists.themes, lists.sections, lists.citations, lists.indicators, lists.declaredItems, tasks].flat();
  return [
    ...Object.values(metadata.places),
    ...listed.map(({ place }) => place),
    ...tasks.flatMap((task) => [...task.assignments, ...task.deadlines].map(({ place }) => place)),
    ...diagnostics.flatMap(({ place }) => (place === null ? [] : [place])),
  ];
}

describe('readDocument', () => {
  const document = readText(PLAN);

  it('reads the head', () =>
    expect(document.metadata).toMatchObject({
      number: '31/KH-SYT',
      type: 'Kế hoạch',
      title: 'Chăm sóc sức khỏe người cao tuổi tỉnh Sông Lam năm 2026',
      issuer: 'Sở Y tế tỉnh Sông Lam',
      parentAuthority: 'Ủy ban nhân dân tỉnh Sông Lam',
      place: 'Sông Lam',
      signer: 'Trần Thị Hồng Vân',
      issuedOn: '2026-02-05',
      effectiveOn: null,
      year: 2026,
    }));

  it('reads the citations, the legal bases among them', () =>
    expect(
      document.citations.map(({ kind, type, number, status, meantNumber }) => [
        kind,
        type,
        number,
        status,
        meantNumber,
      ]),
    ).toEqual([
      ['BASIS', 'Luật', '39/2009/QH12', 'WELL_FORMED', null],
      ['BASIS', 'Quyết định', '15/QĐ-UBND', 'WELL_FORMED', null],
      ['BASIS', 'Kết luận', '03-KL/ĐUS', 'WELL_FORMED', null],
      ['CITES', 'Nghị định', '20/2021/NĐ-BLĐTBXH', 'SUSPECT', '20/2021/NĐ-CP'],
    ]));

  it('reads the tasks with their units and deadlines', () =>
    expect(
      document.tasks.map(({ ordinal, assignments, deadlines }) => [
        ordinal,
        assignments.map(({ role, unit }) => `${role} ${unit}`),
        deadlines.map(({ on }) => on),
      ]),
    ).toEqual([
      ['III.1', ['LEAD Thủ trưởng các phòng, đơn vị'], []],
      ['III.2', ['LEAD phòng Nghiệp vụ Y', 'COORDINATE Sở Nội vụ', 'COORDINATE các địa phương'], ['2026-09-30']],
      ['III.3.1', ['COORDINATE Trung tâm Kiểm soát bệnh tật tỉnh'], []],
      ['III.3.2', ['LEAD Trung tâm Kiểm soát bệnh tật tỉnh'], ['2026-06-30']],
    ]));

  it('takes a paragraph without a number into the task above it', () =>
    expect(document.tasks[1]?.text).toContain('Báo cáo kết quả về Văn phòng Sở'));

  it('links a task to what it cites', () => expect(document.tasks[0]?.citations).toEqual([3]));

  it('reads both themes and whose they are', () =>
    expect(document.themes.map(({ level, text }) => [level, text])).toEqual([
      ['Tỉnh', 'Kỷ cương, trách nhiệm'],
      ['Sở', 'Gần dân - Tận tâm'],
    ]));

  it('reads the indicators of the annex', () =>
    expect(
      document.indicators.map(({ name, operator, value, measureUnit, period }) => [
        name,
        operator,
        value,
        measureUnit,
        period,
      ]),
    ).toEqual([
      ['Tỷ lệ người cao tuổi được khám', 'GTE', 92.5, '%', '2026'],
      ['Số lượt khám', 'EQ', 12000, 'Lượt', '2026'],
    ]));

  it('counts what the annexes hold against what is declared', () =>
    expect(
      document.declaredItems.map(({ label, kind, count, presentCount }) => [label, kind, count, presentCount]),
    ).toEqual([
      ['phụ lục 02', 'indicator', 2, 2],
      ['phụ lục 09', 'task', 5, 0],
    ]));

  it('says what it could not read', () =>
    expect(document.diagnostics.map(({ code }) => code).sort()).toEqual([
      'ANNEX_ABSENT',
      'CITATION_SUSPECT',
      'TEXT_TRUNCATED',
    ]));

  it.each([
    ['as it is', PLAN],
    ['in NFD', PLAN.normalize('NFD')],
    ['with CRLF', PLAN.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${PLAN}`],
    ['with no-break spaces', PLAN.replaceAll(' năm ', '\u00a0năm\u00a0')],
  ])('reads the text %s alike, every place a quote of the original', (_, text) => {
    const variant = readText(text);
    expect(variant.tasks.map(({ ordinal }) => ordinal)).toEqual(document.tasks.map(({ ordinal }) => ordinal));
    expect(variant.citations.map(({ number }) => number)).toEqual(document.citations.map(({ number }) => number));
    for (const { start, end, quote } of places(variant)) expect(variant.sourceText.slice(start, end)).toBe(quote);
    expect(places(variant).every(({ quote }) => quote !== '')).toBe(true);
  });

  it('prints the object of the contract', () =>
    expect(Object.keys(toExtractJson(document))).toEqual([
      'sourceText',
      'metadata',
      'citations',
      'tasks',
      'indicators',
      'declaredItems',
      'diagnostics',
      'attached',
    ]));
});

it.each([
  ['a poem', 'Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét nhau'],
  ['a number without a type', 'Số: 31/KH-SYT'],
])('refuses %s as no document', async (_, text) =>
  expect(await readDocument(Buffer.from(text), 'a.txt', MAX)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'NOT_A_DOCUMENT' },
  }),
);

it.each([1, 50, 400, 900, 1500, 2100])(
  'reads a plan that breaks off after %i characters without failing',
  async (length) => {
    const result = await readDocument(Buffer.from(PLAN.slice(0, length)), 'a.txt', MAX);
    expect(['read', 'refused']).toContain(result.kind);
  },
);
