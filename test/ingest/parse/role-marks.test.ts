import { readMarkedUnits } from '../../../src/ingest/parse/role-marks';
import { toPassage } from '../../../src/ingest/segment/passage';
import type { ParagraphBlock } from '../../../src/ingest/segment/section-tree';

const block = (text: string): ParagraphBlock => ({
  kind: 'paragraph',
  marker: null,
  section: null,
  ...toPassage(text, 0, text.length),
});

it.each([
  ['Đón khách: Phòng Lễ tân (chủ trì), các khoa, viện (phối hợp).', ['L:Phòng Lễ tân', 'C:các khoa, viện']],
  ['Sở Xây dựng (chủ trì) cùng Sở Y tế, Sở Tư pháp thẩm định', ['L:Sở Xây dựng', 'C:Sở Y tế', 'C:Sở Tư pháp']],
  ['Sở Xây dựng (đơn vị chủ trì); Sở Y tế (p/h)', ['L:Sở Xây dựng', 'C:Sở Y tế']],
  [
    'Giám sát ca bệnh (Sở Y tế chủ trì; Công an tỉnh phối hợp; thời gian: Thường xuyên).',
    ['L:Sở Y tế', 'C:Công an tỉnh'],
  ],
  [
    'Dọn bến (Sở Xây dựng, Sở Y tế chủ trì, các xã, phường phối hợp)',
    ['L:Sở Xây dựng', 'L:Sở Y tế', 'C:các xã, phường'],
  ],
  ['Điều tra trước mùa dịch (Sở Y tế thực hiện, hoàn thành trước ngày 30/4/2026).', ['L:Sở Y tế']],
  ['Dọn bến bãi. Ban Quản lý bến (chủ trì).', ['L:Ban Quản lý bến']],
])('reads the roles that brackets give in %j', (text, units) =>
  expect(readMarkedUnits(block(text), 0)?.assignments.map(({ role, unit }) => `${role.charAt(0)}:${unit}`)).toEqual(
    units,
  ),
);

it.each([
  'Tập huấn (chủ trì: Sở Nội vụ; phối hợp: Sở Y tế)',
  'Các khoa (phối hợp) dọn vệ sinh',
  'Rà soát quy hoạch (đã giao các đơn vị thực hiện từ năm 2025).',
  'Cuộc họp do lãnh đạo ngồi ghế đầu (chủ trì)',
])('reads none in %j', (text) => expect(readMarkedUnits(block(text), 0)).toBeNull());
