import { annexNumber, findDeclarations } from '../../../src/ingest/parse/declared-items';
import { toPassage } from '../../../src/ingest/segment/passage';
import { PLAN_HEAD } from '../../support/plan-head';
import { readText } from '../../support/read-text';

const find = (text: string) =>
  findDeclarations(toPassage(text, 0, text.length)).map(({ count, kind, label }) => [count, kind, label]);

it.each<[string, unknown[][]]>([
  ['Kế hoạch gồm 22 chỉ tiêu (phụ lục 03)', [[22, 'indicator', 'phụ lục 03']]],
  ['Danh mục 15 nhiệm vụ kèm theo Kế hoạch này', [[15, 'task', 'Danh mục']]],
  ['gồm 07 nhóm nhiệm vụ, 32 nhiệm vụ cụ thể (Phụ lục II)', [[32, 'task', 'Phụ lục II']]],
  ['Kế hoạch có 05 phụ lục kèm theo', [[5, 'document', 'phụ lục']]],
  ['(chi tiết tại Phụ lục 1: 12 văn bản)', [[12, 'document', 'Phụ lục 1']]],
  ['mười hai (12) chỉ tiêu tại Phụ lục I', [[12, 'indicator', 'Phụ lục I']]],
  ['18 nội dung (đính kèm phụ lục 01)', [[18, 'task', 'phụ lục 01']]],
  ['27 nhiệm vụ (chi tiết tại Phụ lục II kèm theo)', [[27, 'task', 'Phụ lục II']]],
  ['Ban hành 45 nhiệm vụ tại Phụ lục số 02 kèm theo Kế hoạch này', [[45, 'task', 'Phụ lục số 02']]],
  ['Phụ lục III gồm 9 đề án', [[9, 'document', 'Phụ lục III']]],
  ['Phụ lục 2: Danh mục 24 dự án', [[24, 'document', 'Phụ lục 2']]],
  ['giao 16 chỉ tiêu chủ yếu (có phụ lục kèm theo)', [[16, 'indicator', 'phụ lục']]],
  ['các nhiệm vụ cụ thể được nêu tại Phụ lục (31 nhiệm vụ)', [[31, 'task', 'Phụ lục']]],
  ['thực hiện 08 nhóm nhiệm vụ và 56 nhiệm vụ cụ thể tại Phụ lục kèm theo', [[56, 'task', 'Phụ lục']]],
  ['21 chương trình, kế hoạch trình Ủy ban nhân dân thành phố (phụ lục 02)', [[21, 'document', 'phụ lục 02']]],
  ['Danh mục gồm hai mươi lăm nhiệm vụ (Phụ lục đính kèm)', [[25, 'task', 'Phụ lục']]],
  ['kèm theo Danh mục 10 văn bản quy phạm pháp luật', [[10, 'document', 'Danh mục']]],
  ['19 chỉ tiêu chi tiết theo Biểu số 01', [[19, 'indicator', 'Biểu số 01']]],
  [
    'có 14 nhiệm vụ trọng tâm (Phụ lục I) và 6 chỉ tiêu (Phụ lục II)',
    [
      [14, 'task', 'Phụ lục I'],
      [6, 'indicator', 'Phụ lục II'],
    ],
  ],
  ['(Có Phụ lục gồm 33 nhiệm vụ kèm theo)', [[33, 'task', 'Phụ lục']]],
  ['Danh mục các nhiệm vụ (gồm 40 nhiệm vụ) ban hành kèm theo Quyết định này', [[40, 'task', 'Danh mục']]],
  ['với 3 mục tiêu, 17 chỉ tiêu cụ thể tại Phụ lục 1', [[17, 'indicator', 'Phụ lục 1']]],
  ['11 đầu việc (xem biểu 2)', [[11, 'task', 'biểu 2']]],
])('reads what %j declares', (text, expected) => expect(find(text)).toEqual(expected));

it.each([
  'thực hiện 22 chỉ tiêu chủ yếu của năm',
  'theo Phụ lục I Nghị định số 30/2020/NĐ-CP',
  '12 nhiệm vụ theo Phụ lục I Nghị định số 30/2020/NĐ-CP',
  'giao 5 nhiệm vụ cho Sở Nội vụ',
  'điểm 2 Phụ lục III',
  'phụ lục 03 trang 15',
  '12 nhiệm vụ đã hoàn thành',
  'Phụ lục 1 ban hành kèm theo',
  'năm 2026 nhiệm vụ trọng tâm (Phụ lục I)',
  'Điều 12 nhiệm vụ của Sở (Phụ lục I)',
  '100% chỉ tiêu (phụ lục 1)',
  '05 phụ lục kèm theo Nghị định số 12/2024/NĐ-CP',
  '07 nhóm nhiệm vụ (Phụ lục II)',
])('reads no declaration in %j', (text) => expect(find(text)).toEqual([]));

it.each([
  ['phụ lục 03', '3'],
  ['Phụ lục III', '3'],
  ['Biểu số 12', '12'],
  ['Phụ lục', null],
])('numbers %j as %j', (label, number) => expect(annexNumber(label)).toBe(number));

it.each([
  ['Giao 2 nhiệm vụ (Phụ lục 1).', 2],
  ['Giao 2 nhiệm vụ (Phụ lục I).', 2],
  ['Giao 3 nhiệm vụ tại Phụ lục kèm theo.', 2],
  ['Kế hoạch có 04 phụ lục kèm theo.', 1],
  ['Giao 5 chỉ tiêu (Phụ lục 7).', 0],
])('counts what the file holds of %j', (sentence, present) => {
  const document = readText(`${PLAN_HEAD}
I. NHIỆM VỤ
1. ${sentence}

PHỤ LỤC I
DANH MỤC NHIỆM VỤ

TT | Nội dung công việc | Cơ quan chủ trì | Thời gian hoàn thành
A | Về thể chế | |
1 | Xây dựng quy chế khai thác bến thủy | Sở Xây dựng | Quý II/2026
2 | Công bố danh mục bến thủy | Sở Xây dựng | Quý III/2026
`);
  expect(document.declaredItems.map(({ presentCount }) => presentCount)).toEqual([present]);
});
