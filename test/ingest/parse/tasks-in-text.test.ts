import { PLAN_HEAD } from '../../support/plan-head';
import { readText } from '../../support/read-text';

const tasksOf = (body: string) =>
  readText(`${PLAN_HEAD}\n${body}\n`).tasks.map(({ assignments }) => [
    assignments.filter(({ role }) => role === 'LEAD').map(({ unit }) => unit),
    assignments.filter(({ role }) => role === 'COORDINATE').map(({ unit }) => unit),
  ]);
const inDuties = (body: string) => tasksOf(`III. TỔ CHỨC THỰC HIỆN\n${body}`);

it.each<[string, string, string[], string[]]>([
  ['an order with a colon', '1. Giao phòng Việc làm: nâng cao chất lượng tư vấn.', ['phòng Việc làm'], []],
  [
    'one unit with a dash and "và"',
    '1. Giao phòng Lao động - Tiền lương và Bảo hiểm xã hội: theo dõi quỹ lương.',
    ['phòng Lao động - Tiền lương và Bảo hiểm xã hội'],
    [],
  ],
  [
    'no verb of order',
    'Thủ trưởng các phòng, ban, đơn vị tiếp tục tăng cường kiểm tra.',
    ['Thủ trưởng các phòng, ban, đơn vị'],
    [],
  ],
  [
    'a leader with partners',
    '2. Sở Y tế chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan xây dựng phương án.',
    ['Sở Y tế'],
    ['Sở Tài chính', 'các đơn vị liên quan'],
  ],
  [
    'a request',
    '3. Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy lãnh đạo công tác tuyên truyền.',
    ['Ban Tuyên giáo và Dân vận Tỉnh ủy'],
    [],
  ],
  ['an office that is told', '4. Giao Giám đốc Sở Nội vụ xem xét, quyết định biên chế.', ['Giám đốc Sở Nội vụ'], []],
  ['another body that hands on', '5. Ủy ban nhân dân tỉnh giao Sở Xây dựng rà soát các bến thủy.', ['Sở Xây dựng'], []],
  [
    'a circumstance',
    '6. Đối với các bến chưa có phép, yêu cầu Công an tỉnh khẩn trương kiểm tra.',
    ['Công an tỉnh'],
    [],
  ],
  [
    'a circumstance that speaks of others',
    '7. Trên cơ sở đề xuất của các sở, ban, ngành, Sở Tài chính tổng hợp, trình Ủy ban nhân dân tỉnh.',
    ['Sở Tài chính'],
    [],
  ],
  [
    'the unit in the midst',
    '8. Hoàn thiện quy chế khai thác bến thủy; giao Sở Xây dựng chủ trì thực hiện.',
    ['Sở Xây dựng'],
    [],
  ],
  [
    'a class told apart',
    '9. Các tổ chức được cấp phép khai thác có trách nhiệm khôi phục bờ sông.',
    ['Các tổ chức được cấp phép khai thác'],
    [],
  ],
  [
    'an office held by a person',
    '10. Ông Trần Văn Mẫu - Phó Giám đốc Sở Y tế: Phụ trách việc kiểm tra.',
    ['Phó Giám đốc Sở Y tế'],
    [],
  ],
  ['a part in a team', '11. Bà Lê Thị Thử - Phó Trưởng đoàn: Chủ trì, phụ trách việc kiểm tra.', ['Lê Thị Thử'], []],
  [
    'a Party body',
    '12. Tổ đảng ở Thường trực Hội đồng nhân dân tỉnh chủ trì thẩm tra nghị quyết.',
    ['Tổ đảng ở Thường trực Hội đồng nhân dân tỉnh'],
    [],
  ],
  [
    'a name that holds "giao thông"',
    '13. Ban Quản lý dự án giao thông tỉnh đẩy nhanh tiến độ tuyến đường.',
    ['Ban Quản lý dự án giao thông tỉnh'],
    [],
  ],
])('reads the units of a task with %s', (_, text, leads, partners) =>
  expect(inDuties(text)).toEqual([[leads, partners]]),
);

it.each<[string, string]>([
  ['a unit alone', '1. Sở Xây dựng'],
  ['responsibilities of', '1. Trách nhiệm của Sở Xây dựng'],
  ['duties with a remark', '1. Sở Xây dựng (cơ quan thường trực)'],
  ['an order', '1. Giao Sở Xây dựng:'],
  ['numbered without a stop', '1.1 Sở Xây dựng'],
])('gives the bullets below to the unit of a heading: %s', (_, heading) =>
  expect(
    inDuties(
      `${heading}\n- Rà soát các bến thủy nội địa.\n- Phối hợp với Công an tỉnh kiểm tra tàu thuyền.\n+ Đề nghị Sở Y tế hướng dẫn phòng dịch.`,
    ).slice(0, 2),
  ).toEqual([
    [['Sở Xây dựng'], []],
    [[], ['Sở Xây dựng']],
  ]),
);

it('gives a list after an introduction to the unit it names', () =>
  expect(
    tasksOf(
      'II. NHIỆM VỤ\nĐể bảo đảm an toàn, Sở Xây dựng thực hiện các nhiệm vụ sau:\na) Rà soát các bến thủy.\nđ) Công bố danh mục bến thủy.',
    ),
  ).toEqual([
    [['Sở Xây dựng'], []],
    [['Sở Xây dựng'], []],
  ]));

it('parts two units that act in one sentence', () =>
  expect(inDuties('1. Ban Quản lý số 1 đẩy nhanh cầu Lạc; Ban Quản lý giao thông tỉnh đẩy nhanh cầu Giang.')).toEqual([
    [['Ban Quản lý số 1'], []],
    [['Ban Quản lý giao thông tỉnh'], []],
  ]));

it('reads the parts of a task that labels give', () => {
  const [task] = readText(`${PLAN_HEAD}
Điều 2. Bổ sung nhiệm vụ
1. Tên nhiệm vụ: Xây dựng đề án bến thủy xanh.
2. Cơ quan chủ trì: Sở Xây dựng.
3. Cơ quan phối hợp: Các sở, ngành.
4. Kết quả: Quyết định của Ủy ban nhân dân tỉnh.
5. Thời gian hoàn thành: Quý IV/2026.
`).tasks;
  expect(task).toMatchObject({
    title: 'Xây dựng đề án bến thủy xanh',
    expectedResult: 'Quyết định của Ủy ban nhân dân tỉnh',
  });
  expect(task?.assignments.map(({ unit }) => unit)).toEqual(['Sở Xây dựng', 'Các sở, ngành']);
  expect(task?.deadlines.map(({ on }) => on)).toEqual(['2026-12-31']);
});

it('reads each deadline once', () => {
  const { tasks } = readText(
    `${PLAN_HEAD}\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng rà soát xong trước ngày 01 tháng 5 năm 2026 đối với bến cũ, xong trước ngày 01 tháng 5 năm 2026 đối với bến mới, xong trước ngày 01 tháng 8 năm 2026 đối với cầu.\n`,
  );
  expect(tasks[0]?.deadlines.map(({ on }) => on)).toEqual(['2026-05-01', '2026-08-01']);
});

it.each([
  ['a general end', 'III. TỔ CHỨC THỰC HIỆN\n4. Thủ trưởng các sở, ngành chịu trách nhiệm thi hành Quyết định này.'],
  ['aims', 'I. MỤC ĐÍCH, YÊU CẦU\n1. Các sở, ban, ngành xác định rõ trách nhiệm trong năm.'],
  ['powers', 'Điều 3. Quyền hạn của Ban Chỉ đạo\n4. Yêu cầu các sở, ngành cung cấp tài liệu.'],
  ['what a body is for', 'Điều 2. Nhiệm vụ của Ban Chỉ đạo\n1. Nghiên cứu, xây dựng đề án về bến thủy.'],
  [
    'procedure of rules',
    'Điều 1. Phạm vi điều chỉnh\n1. Bến thủy.\nĐiều 3. Trình tự, thủ tục\n1. Sở Xây dựng lập danh sách bến thủy.',
  ],
  [
    'those whom rules bind',
    'Điều 1. Phạm vi điều chỉnh\n1. Bến thủy.\nĐiều 9. Trách nhiệm của chủ bến\n1. Doanh nghiệp có trách nhiệm lưu hồ sơ.',
  ],
  ['members', 'Điều 1. Thành lập đoàn\n1. Trưởng đoàn: Giám đốc Sở Xây dựng.'],
])('reads no task in %s', (_, body) => expect(tasksOf(body)).toEqual([]));

it('reads the duties that rules give to bodies', () =>
  expect(
    tasksOf(
      'Điều 1. Phạm vi điều chỉnh\n1. Bến thủy.\nĐiều 9. Trách nhiệm của Sở Xây dựng\n1. Hướng dẫn chủ bến lập hồ sơ.',
    ),
  ).toEqual([[['Sở Xây dựng'], []]]));

it.each([['Ngoài ra, yêu cầu Sở Y tế và Sở Xây dựng làm việc với các chủ bến', 'TASK_MAYBE_MISSED']])(
  'says where a task may have been missed: %j',
  (text, code) =>
    expect(
      readText(`${PLAN_HEAD}\nII. BỐI CẢNH\n1. Năm qua có nhiều thay đổi. ${text}.\n`).diagnostics.map(
        (remark) => remark.code,
      ),
    ).toContain(code),
);

it.each([
  ['in a line of its own', '.\nCụ thể:'],
  ['at the end of the sentence', '. Cụ thể:'],
  ['behind a semicolon', '; cụ thể như sau:'],
])('gives the duties that a general one is divided into to its units: "Cụ thể" %s', (_, divides) =>
  expect(
    inDuties(
      `3. Các sở, ngành, Ủy ban nhân dân cấp xã tổ chức thực hiện các nhiệm vụ của Đề án trong lĩnh vực mình phụ trách${divides}\n- Phối hợp với Sở Nội vụ trong quá trình triển khai Đề án.\n- Bố trí kinh phí cử cán bộ tham gia bồi dưỡng.`,
    ),
  ).toEqual([
    [[], ['Các sở, ngành', 'Ủy ban nhân dân cấp xã']],
    [['Các sở, ngành', 'Ủy ban nhân dân cấp xã'], []],
  ]),
);

it('leaves one task what "Cụ thể:" only details', () =>
  expect(
    inDuties(
      '3. Sở Y tế xây dựng kế hoạch truyền thông. Cụ thể:\n- Kinh phí: 20 triệu đồng.\n- Địa điểm: tại các trạm.',
    ),
  ).toHaveLength(1));

it.each<[string, string[]]>([
  [
    'Trên cơ sở nội dung Chỉ thị số 12-CT/TU của Tỉnh ủy, Chương trình hành động của Ủy ban nhân dân tỉnh, các sở, ngành, Ủy ban nhân dân các xã, phường theo chức năng, nhiệm vụ xây dựng kế hoạch.',
    ['các sở, ngành', 'Ủy ban nhân dân các xã, phường'],
  ],
  [
    'Các tổ chức, cá nhân được cấp giấy phép khai thác cát có trách nhiệm bảo vệ lòng sông.',
    ['Các tổ chức, cá nhân được cấp giấy phép khai thác cát'],
  ],
  [
    'Chủ nhiệm Hợp tác xã Sông Lam, Tổ trưởng Tổ công tác có trách nhiệm chỉ đạo việc kiểm tra.',
    ['Chủ nhiệm Hợp tác xã Sông Lam', 'Tổ trưởng Tổ công tác'],
  ],
  [
    'Sở Xây dựng, các cơ quan, tổ chức hữu quan căn cứ chức năng, nhiệm vụ có trách nhiệm kiểm tra bến.',
    ['Sở Xây dựng', 'các cơ quan, tổ chức hữu quan'],
  ],
])('names whom %j addresses', (body, leads) => expect(inDuties(`1. ${body}`).map(([lead]) => lead)).toEqual([leads]));

it('gives a unit that acts behind a semicolon a task of its own, over a line end too', () => {
  const [first, second] = ['Sở Y tế rà soát các bến thủy toàn tỉnh;', 'Sở Xây dựng lập danh mục các bến thủy.'];
  const leads = [
    [['Sở Y tế'], []],
    [['Sở Xây dựng'], []],
  ];
  expect([inDuties(`1. ${first} ${second}`), inDuties(`1. ${first}\n${second}`)]).toEqual([leads, leads]);
});

it('gives no one the end of a team for a task', () =>
  expect(inDuties('1. Đoàn kiểm tra tự giải thể sau khi hoàn thành nhiệm vụ.')).toEqual([]));

it.each([
  ['- Hằng năm tổng hợp, đánh giá tình hình vi phạm.', 'Hằng năm'],
  ['- Hàng quý, chủ trì họp giao ban với các phường.', 'Hàng quý'],
  ['- Tổng hợp dự toán hằng năm của các phường.', undefined],
])('reads how often a duty recurs that begins so: %j', (duty, recurs) =>
  expect(
    readText(`${PLAN_HEAD}\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\n${duty}\n`).tasks[0]?.deadlines[0]?.text,
  ).toBe(recurs),
);
