import { PLAN_HEAD } from '../../support/plan-head';
import { readText } from '../../support/read-text';

const HEAD = `${PLAN_HEAD}
III. TỔ CHỨC THỰC HIỆN
`;
const read = (body: string) => readText(`${HEAD}${body}\n`);
const leadsOf = (body: string) =>
  read(body).tasks.map(({ assignments }) => assignments.filter(({ role }) => role === 'LEAD').map(({ unit }) => unit));

it.each<[string, string, string[][]]>([
  [
    'a number with a dash, as the Party writes it',
    '1- Ban Tuyên giáo Tỉnh ủy chủ trì hướng dẫn.\n2- Đảng ủy Hội đồng nhân dân tỉnh lãnh đạo việc ban hành.',
    [['Ban Tuyên giáo Tỉnh ủy'], ['Đảng ủy Hội đồng nhân dân tỉnh']],
  ],
  [
    'councils that are named by their places',
    '1. Ủy ban nhân dân các xã: Tân Hòa, Bình Sơn, Vĩnh Lộc hoàn thành thủ tục.',
    [['Ủy ban nhân dân các xã: Tân Hòa, Bình Sơn, Vĩnh Lộc']],
  ],
  [
    'councils that were named before',
    '1. Chủ tịch Ủy ban nhân dân các xã, phường nêu trên khẩn trương rà soát.',
    [['Chủ tịch Ủy ban nhân dân các xã, phường nêu trên']],
  ],
  ['owners', '1. Các chủ rừng xây dựng phương án, bố trí kinh phí.', [['Các chủ rừng']]],
  [
    'two that lead together',
    '1. Sở Y tế\nĐồng chủ trì với Sở Tài chính, phối hợp với các cơ quan liên quan lập dự toán.',
    [['Sở Y tế', 'Sở Tài chính']],
  ],
  [
    'a heading of a kind that is not known, beside those of units',
    '1. Sở Y tế\n- Rà soát quy hoạch mạng lưới cơ sở.\n2. Các Khu chế xuất tập trung và câu lạc bộ\n- Đẩy mạnh công tác thông tin thị trường.',
    [['Sở Y tế'], ['Các Khu chế xuất tập trung và câu lạc bộ']],
  ],
  [
    'a heading of matters beside those of units',
    '1. Sở Y tế\n- Rà soát quy hoạch mạng lưới cơ sở.\n2. Các nhiệm vụ khác\n- Đẩy mạnh công tác thông tin thị trường.',
    [['Sở Y tế']],
  ],
])('reads %s', (_, body, leads) => expect(leadsOf(body)).toEqual(leads));

it('notes a unit that stands where an addressee does and does what is not known', () =>
  expect(
    read('1. Sở Y tế nhân đôi số giường bệnh tại các cơ sở tuyến dưới.').diagnostics.map(({ code }) => code),
  ).toContain('TASK_MAYBE_MISSED'));
