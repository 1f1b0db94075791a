import { unitDoubt } from '../../../src/ingest/parse/unit-doubt';

it.each([
  'Sở Y tế',
  'Bộ Văn hóa, Thể thao và Du lịch',
  'UBND các xã, phường có bến thủy',
  'các địa phương',
  'VTV',
  'Sở Tư pháp (đối với thủ tục nội bộ)',
  'Ban Quản lý dự án giao thông tỉnh',
  'Văn phòng Bộ',
  'các đơn vị thuộc Sở',
  'Thủ trưởng các đơn vị trực thuộc',
  'Các Bộ',
  'Ủy ban công tác về các tổ chức nhân dân',
  'Ban Chỉ đạo tỉnh về chuyển đổi số',
])('finds nothing against %j', (unit) => expect(unitDoubt(unit)).toBeNull());

it.each([
  ['Trần Văn Mẫu', 'is a person, not a unit'],
  ['nghiệp và phát triển nông thôn', 'begins like no known kind of unit'],
  ['Ủy ban nhân dân các', 'stops in the midst of a name'],
  ['Ủy ban Công tác', 'stops in the midst of a name'],
  ['Ủy ban Công tác về các', 'stops in the midst of a name'],
  ['Bộ', 'stops in the midst of a name'],
  ['Bộ Y tế Theo lộ trình', 'runs on into other words'],
  ['Bộ Y tế Và các cơ quan, tổ chức', 'runs on into other words'],
  ['cơ quan', 'names no unit in particular'],
  ['Sở Tài nguyên và Môi trườngchủ trì', 'holds words that are run together'],
  ['Bộ Giao thông vận tảitrình', 'holds words that are run together'],
  ['Sở Y tế bố trí kinh phí', 'holds words that names of units do not'],
])('doubts %j: it %s', (unit, why) => expect(unitDoubt(unit)).toBe(why));
