import { PLAN_HEAD } from '../../support/plan-head';
import { readText } from '../../support/read-text';

const PLAN = `${PLAN_HEAD}
III. PHÂN CÔNG NHIỆM VỤ
`;
const NOTICE = `ĐẢNG BỘ TỈNH LẠC GIANG
ĐẢNG ỦY PHƯỜNG BẾN SÔNG
*
Số 31-TB/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Sông, ngày 12 tháng 01 năm 2026

THÔNG BÁO
Kết luận của Thường trực Đảng ủy về trật tự bến bãi

Thường trực Đảng ủy đánh giá công tác trật tự bến bãi thời gian qua có chuyển biến.
`;
const unitsOf = (text: string) =>
  readText(text).tasks.map(({ assignments }) =>
    assignments.map(({ role, unit }) => `${role.charAt(0)}:${unit}`).join(' '),
  );

it.each<[string, string, string[]]>([
  [
    'orders of a notice, one to a paragraph',
    'Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ủy ban Kiểm tra Đảng ủy theo dõi tiến độ xử lý các bến không phép trên toàn địa bàn.\nĐề nghị Khối Dân vận, Ủy ban MTTQ phường phối hợp chặt chẽ với Chi bộ các khu phố vận động chủ bến ký cam kết tự giác chấp hành.',
    ['L:Văn phòng Đảng ủy C:Ủy ban Kiểm tra Đảng ủy', 'L:Khối Dân vận L:Ủy ban MTTQ phường C:Chi bộ các khu phố'],
  ],
  ['the sentence that ends a letter', 'Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.', []],
  [
    'its recipients, without a colon behind "Lưu"',
    'Giao Công an phường rà soát toàn bộ các bến bãi trên địa bàn, lập danh sách các bến hoạt động không phép và báo cáo.\n\nNơi nhận:\n- Như trên;\n- Thường trực Đảng ủy phường;\n- Lưu VPĐU.',
    ['L:Công an phường'],
  ],
])('reads %s', (_, body, units) => expect(unitsOf(`${NOTICE}\n${body}\n`)).toEqual(units));

it.each<[string, string, string[]]>([
  [
    'units that act in paragraphs without numbers',
    '1. Về bến thủy\nGiao Sở Xây dựng chủ trì rà soát các bến.\nCác chủ đầu tư phân công người phụ trách, chịu trách nhiệm về an toàn.',
    ['L:Sở Xây dựng', 'L:Các chủ đầu tư'],
  ],
  [
    'another unit in a sentence of its own',
    '1. Sở Xây dựng rà soát các bến trước ngày 15/6/2026. Văn phòng UBND tỉnh theo dõi, tổng hợp báo cáo.',
    ['L:Sở Xây dựng', 'L:Văn phòng UBND tỉnh'],
  ],
  [
    "a sentence about the body's own head",
    '1. Sở Xây dựng rà soát các bến. Giao Giám đốc Sở Xây dựng quyết định mức thu phí.',
    ['L:Sở Xây dựng'],
  ],
  [
    'a sentence about a class',
    '1. Sở Xây dựng rà soát các bến. Các đơn vị cung cấp số liệu đúng hạn.',
    ['L:Sở Xây dựng'],
  ],
  [
    'a unit with a code in brackets above its items',
    '1. Phòng Kỹ thuật (P4) chủ trì:\n- Rà soát phương thức vận hành của lưới điện.\n2. Phòng An toàn (P7) kiểm tra hành lang tuyến.',
    ['L:Phòng Kỹ thuật', 'L:Phòng An toàn'],
  ],
  [
    'partners with codes in brackets',
    '1. Phòng Vật tư (P2) chủ trì, phối hợp với Phòng Kế toán (P5), các Đội QLBT lập dự toán.',
    ['L:Phòng Vật tư C:Phòng Kế toán C:các Đội QLBT'],
  ],
  [
    'people of a school under headings',
    '1. Hiệu trưởng\n- Phê duyệt kế hoạch của các tổ.\n2. Giáo viên bộ môn\n- Giao nhiệm vụ học tập theo kế hoạch bài dạy.\n3. Học sinh và cha mẹ học sinh\n- Thực hiện nghiêm túc nhiệm vụ học tập.',
    ['L:Hiệu trưởng', 'L:Giáo viên bộ môn', 'L:Học sinh L:cha mẹ học sinh'],
  ],
  [
    'an item that ends in a stop beside unit headings',
    '1. Sở Y tế\nRà soát mạng lưới cơ sở tuyến dưới.\n2. Các trường học, Trạm Y tế xã niêm yết công khai thủ tục.\nTrên đây là Kế hoạch của tỉnh.',
    ['L:Sở Y tế', 'L:Các trường học L:Trạm Y tế xã'],
  ],
  [
    'a class of no known kind before its colon, beside a task',
    '1. Sở Y tế: Rà soát mạng lưới cơ sở tuyến dưới.\n2. Hộ nuôi cá lồng, người chèo đò: Chấp hành lịch đóng bến.\n3. Tổ chức tư vấn: Mở điểm tư vấn tại các bến thủy.',
    ['L:Sở Y tế', 'L:Hộ nuôi cá lồng, người chèo đò'],
  ],
  [
    'labels beside a task',
    '1. Sở Y tế: Rà soát mạng lưới cơ sở tuyến dưới.\n2. Lập danh sách bến thủy.\na) Cơ quan chủ trì: Sở Xây dựng.\nb) Cơ quan phối hợp: Sở Y tế.',
    ['L:Sở Y tế', 'L:Sở Xây dựng C:Sở Y tế'],
  ],
  [
    'an officer named as "Ông"',
    '1. Ông Trưởng phòng Tổ chức - Hành chính chịu trách nhiệm bố trí nhân lực.',
    ['L:Trưởng phòng Tổ chức - Hành chính'],
  ],
  [
    'heads of several classes',
    '1. Trưởng các khoa, viện, Giám đốc các trung tâm xây dựng kế hoạch của đơn vị.',
    ['L:Trưởng các khoa, viện L:Giám đốc các trung tâm'],
  ],
  [
    'departments that share their head word',
    '1. Các sở: Y tế, Văn hóa, Thể thao và Du lịch: lồng ghép mục tiêu vào chương trình của ngành.',
    ['L:Sở Y tế L:Sở Văn hóa, Thể thao và Du lịch'],
  ],
  [
    'a class that is told apart before its order',
    '1. Thủ trưởng các sở, ban, ngành có nội dung trong Chương trình công tác chủ động xây dựng kế hoạch.',
    ['L:Thủ trưởng các sở, ban, ngành có nội dung trong Chương trình công tác'],
  ],
])('reads %s under a heading of duties', (_, body, units) => expect(unitsOf(`${PLAN}${body}\n`)).toEqual(units));

it.each<[string, string, string | null]>([
  [
    'the sentence behind the label',
    '1. Trồng mới 300 cây xanh trên các tuyến phố.\nĐơn vị chủ trì: Phòng Kinh tế. Báo cáo hàng quý.',
    'Báo cáo hàng quý',
  ],
  [
    'the numbered line above',
    '1. Lập quy hoạch bến bãi, hoàn thành trước ngày 30/9/2026\nĐơn vị chủ trì: Phòng Kinh tế.',
    'hoàn thành trước ngày 30/9/2026',
  ],
])('reads the deadline of a labelled task in %s', (_, body, deadline) =>
  expect(readText(`${PLAN}${body}\n`).tasks.map(({ deadlines }) => deadlines[0]?.text ?? null)).toEqual([deadline]),
);

it.each<[string, string, string]>([
  [
    'a helper with work of its own',
    '1. Phòng Y tế\n- Phối hợp với Phòng Kế toán lập dự toán, báo cáo Giám đốc Sở.',
    'TASK_UNIT_UNSURE',
  ],
  ['a time that is no day', '1. Sở Y tế làm việc với nhà đầu tư, báo cáo trong tuần.', 'DEADLINE_UNSURE'],
  [
    'someone who is invited',
    '1. Mời Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh nhân đôi số đại diện tham gia.',
    'TASK_MAYBE_MISSED',
  ],
])('asks about %s', (_, body, code) =>
  expect(readText(`${PLAN}${body}\n`).diagnostics.map((one) => one.code)).toContain(code),
);

it('reads whom an introduction hands the orders to that stand below it', () =>
  expect(
    unitsOf(
      'BỘ Y TẾ\nSố: 20/BYT-DP\nV/v phòng bệnh mùa mưa\nHà Nội, ngày 10 tháng 3 năm 2026\n\nKính gửi: Các tỉnh\n\nThực hiện Chỉ thị số 5/CT-TTg ngày 15/02/2026, Bộ Y tế đề nghị Ủy ban nhân dân các tỉnh, thành phố chỉ đạo thực hiện một số nội dung sau:\n1. Kiểm kê nguồn nước, điều chỉnh kế hoạch sản xuất.\n2. Sở Y tế báo cáo tình hình hằng tuần.\n',
    ),
  ).toEqual(['L:Ủy ban nhân dân các tỉnh, thành phố', 'L:Sở Y tế']));
