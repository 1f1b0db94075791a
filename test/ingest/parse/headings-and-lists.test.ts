import { PLAN_HEAD } from '../../support/plan-head';
import { readText } from '../../support/read-text';

const HEAD = `${PLAN_HEAD}
III. TỔ CHỨC THỰC HIỆN
`;

const tasksOf = (body: string) => readText(`${HEAD}${body}\n`).tasks;
const unitsOf = (body: string) =>
  tasksOf(body).map(({ assignments }) => assignments.map(({ unit, role }) => `${role} ${unit}`));
const BOTH = ['LEAD các sở, ban, ngành', 'LEAD Ủy ban nhân dân các xã, phường'];

it.each<[string, string, string[][]]>([
  [
    'that breaks off behind a unit',
    '1. Trách nhiệm của các sở, ban, ngành;\nỦy ban nhân dân các xã, phường\na) Rà soát các bến thủy trên địa bàn.\nb) Lập danh mục bến cần nâng cấp.',
    [BOTH, BOTH],
  ],
  ['without "của"', '1. Trách nhiệm Sở Xây dựng\na) Rà soát các bến thủy.', [['LEAD Sở Xây dựng']]],
  [
    'of a body that is named for its work',
    '1. Trách nhiệm của Tổ công tác triển khai Đề án 12:\na) Rà soát các bến thủy trên địa bàn.',
    [['LEAD Tổ công tác triển khai Đề án 12']],
  ],
  ['of matters', '1. Trách nhiệm trong việc quản lý bến\na) Rà soát các bến thủy.', []],
])('reads the units of a heading %s', (_, body, units) => expect(unitsOf(body)).toEqual(units));

it('gives a list that is numbered on with its introduction to the unit that this names', () =>
  expect(
    unitsOf(
      '1. Giao phòng Quản lý bến triển khai các công việc liên quan:\n2. Tổ chức kiểm tra tay nghề thuyền viên.\n3. Chuẩn bị các điều kiện cần thiết khác.',
    ),
  ).toEqual([['LEAD phòng Quản lý bến'], ['LEAD phòng Quản lý bến']]));

it('gives a list numbered in brackets to the unit that is asked', () =>
  expect(
    unitsOf(
      '1. Kiến nghị\nĐề nghị Bộ Xây dựng:\n(1). Xem xét sửa đổi quy chuẩn về bến thủy.\n(2) Sớm ban hành định mức nạo vét.',
    ),
  ).toEqual([['LEAD Bộ Xây dựng'], ['LEAD Bộ Xây dựng']]));

it('leaves a list numbered in brackets to the bullet that it divides', () =>
  expect(
    unitsOf(
      '1. Sở Xây dựng\n- Rà soát các bến thủy trên địa bàn, gồm:\n(1) Bến khách ngang sông.\n(2) Bến hàng hóa tổng hợp.\n- Công bố các bến đủ điều kiện.',
    ),
  ).toEqual([['LEAD Sở Xây dựng'], ['LEAD Sở Xây dựng']]));

it.each<[string, string, number]>([
  ['a duty of its own', 'Đồng thời, chủ trì phối hợp với Công an tỉnh kiểm tra các bến chưa có phép.', 2],
  ['a circumstance and a duty', 'Đối với các bến xuống cấp, hướng dẫn chủ bến lập phương án sửa chữa.', 2],
  ['a circumstance and a rule', 'Đối với các bến xuống cấp thì việc sửa chữa theo quy chuẩn chung của ngành.', 1],
  ['a remark', 'Phát triển các bến thủy là nhiệm vụ quan trọng của cả hệ thống chính trị.', 1],
])('begins a task with a paragraph below a heading of a unit where it holds %s: %j', (_, paragraph, count) =>
  expect(
    tasksOf(
      `1. Sở Xây dựng\nTheo chức năng tổ chức tuyên truyền, phổ biến quy chuẩn về bến thủy.\n${paragraph}\n2. Sở Y tế\nRà soát các trạm cấp cứu đường thủy trên địa bàn tỉnh.`,
    ),
  ).toHaveLength(count + 1),
);

it.each<[string, string[][]]>([
  [
    'Các sở, ban, ngành căn cứ chức năng, nhiệm vụ được giao phối hợp xây dựng phương án bến thủy.',
    [['COORDINATE Các sở, ban, ngành']],
  ],
  ['Các sở, ngành có trách nhiệm phối hợp, tham gia ý kiến về phương án.', [['COORDINATE Các sở, ngành']]],
  [
    'Các sở, ngành phối hợp với Sở Xây dựng lập phương án bến thủy.',
    [['LEAD Các sở, ngành', 'COORDINATE Sở Xây dựng']],
  ],
  ['Sở Y tế phối hợp xây dựng phương án cấp cứu đường thủy.', [['LEAD Sở Y tế']]],
])('knows whether a class of units that is told %j only helps', (duty, units) =>
  expect(unitsOf(`1. ${duty}`)).toEqual(units),
);

it.each([
  'Thủ trưởng các sở, ngành; Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm tổ chức triển khai thực hiện nghiêm túc các nội dung nêu trên.',
  'Giám đốc các Sở chịu trách nhiệm thực hiện các nhiệm vụ trên.',
])('reads no task in the general clause %j', (clause) => expect(tasksOf(`4. ${clause}`)).toEqual([]));
