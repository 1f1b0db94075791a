import { PLAN_HEAD } from '../../support/plan-head';
import { readText } from '../../support/read-text';

const HEAD = `${PLAN_HEAD}
II. NHIỆM VỤ
TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành
`;

const read = (result: string) =>
  readText(`${HEAD}1 | Tập huấn thuyền viên | Sở Xây dựng | Công an tỉnh | ${result} | Quý II/2026\n`);
const targets = (result: string) =>
  read(result).indicators.map(({ name, operator, value, measureUnit }) => [name, operator, value, measureUnit]);

it.each<[string, unknown[][]]>([
  [
    'Hội nghị. Bảo đảm 100% thuyền viên, chủ bến được tập huấn',
    [['Thuyền viên, chủ bến được tập huấn', 'EQ', 100, '%']],
  ],
  ['Tối thiểu 80% hồ sơ được xử lý trực tuyến', [['Hồ sơ được xử lý trực tuyến', 'GTE', 80, '%']]],
  ['01 Nghị quyết của Hội đồng nhân dân tỉnh', []],
  ['Báo cáo, kế hoạch', []],
])('reads the targets of the result %j', (result, found) => expect(targets(result)).toEqual(found));

it('gives a target to the task whose result it is', () =>
  expect(read('Bảo đảm 100% thuyền viên được tập huấn').indicators[0]?.task).toBe(0));

it('notes a figure of a result that it does not read', () =>
  expect(read('Mỗi bến ít nhất 02 thuyền cứu hộ').diagnostics.map(({ code }) => code)).toContain(
    'INDICATOR_MAYBE_MISSED',
  ));
