import { type ColumnRole, columnUnder } from '../../../src/ingest/segment/column';

it.each<[string[], string[][], ColumnRole]>([
  [['Năm 2025', 'Thực hiện'], [['Chỉ tiêu']], 'BASELINE'],
  [['Năm 2025', 'Kế hoạch'], [['Chỉ tiêu']], 'TARGET'],
  [['Năm 2026'], [['Chỉ tiêu']], 'TARGET'],
  [['Phân công thực hiện', 'Chủ trì'], [['Nhiệm vụ']], 'LEAD'],
  [['Phân công thực hiện', 'Phối hợp'], [['Nhiệm vụ']], 'COORDINATE'],
  [['Cơ quan', 'Chủ trì'], [['Nhiệm vụ']], 'LEAD'],
  [['Thời gian', 'Bắt đầu'], [['Nhiệm vụ']], 'DEADLINE'],
  [['Hạn'], [['Nhiệm vụ']], 'DEADLINE'],
  [['Hạn chế'], [['Nhiệm vụ']], 'UNKNOWN'],
  [['KH 2026'], [['Chỉ tiêu']], 'TARGET'],
  [['Ước TH 2025'], [['Chỉ tiêu']], 'BASELINE'],
  [['Đ.V.T'], [['Chỉ tiêu']], 'MEASURE_UNIT'],
  [['Cơ quan/đơn vị thực hiện'], [['Nhiệm vụ']], 'LEAD'],
  [['Phân công thực hiện'], [['Nhiệm vụ']], 'LEAD'],
  [['Cơ quan chuẩn bị'], [['Nội dung công việc']], 'LEAD'],
  [['Lãnh đạo UBND phụ trách'], [['Nội dung công việc'], ['Cơ quan chuẩn bị']], 'UNKNOWN'],
  [['PCT phụ trách'], [['Nội dung công việc'], ['Cơ quan chuẩn bị']], 'UNKNOWN'],
  [['Chỉ đạo'], [['Nội dung công việc'], ['Cơ quan chuẩn bị']], 'UNKNOWN'],
  // words that only begin with such letters
  [['PCTN: nhiệm vụ'], [['Cơ quan chuẩn bị']], 'TASK'],
  [['Đầu việc'], [], 'TASK'],
  [[], [], 'UNKNOWN'],
])('reads %j beside %j as %s', (path, others, role) => expect(columnUnder(path, [...others, path])).toBe(role));
