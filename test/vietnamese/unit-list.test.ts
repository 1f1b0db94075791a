import { isUnitList, readUnitList, splitUnitList } from '../../src/vietnamese/unit-list';

it.each([
  ['Sở Tài chính, Sở Tư pháp xây dựng phương án', ['Sở Tài chính', 'Sở Tư pháp']],
  [
    'phòng chuyên môn và quận - huyện, thành phố Thủ Đức để đẩy mạnh',
    ['phòng chuyên môn', 'quận - huyện', 'thành phố Thủ Đức'],
  ],
  ['các Sở, ban, ngành, đoàn thể trong công tác theo dõi', ['các Sở, ban, ngành, đoàn thể']],
  ['Bộ Văn hóa, Thể thao và Du lịch hướng dẫn', ['Bộ Văn hóa, Thể thao và Du lịch']],
  ['phòng Lao động - Tiền lương và Bảo hiểm xã hội: đẩy mạnh', ['phòng Lao động - Tiền lương và Bảo hiểm xã hội']],
  ['Thủ trưởng các phòng, ban, đơn vị tiếp tục', ['Thủ trưởng các phòng, ban, đơn vị']],
  ['Ủy ban nhân dân các tỉnh, thành phố chỉ đạo', ['Ủy ban nhân dân các tỉnh, thành phố']],
  ['Bộ Tài chính, bố trí kinh phí', ['Bộ Tài chính']],
  ['Sở Giáo dục và Đào tạo bảo đảm kỳ thi', ['Sở Giáo dục và Đào tạo']],
  ['Trung tâm Dịch vụ việc làm tỉnh chủ trì', ['Trung tâm Dịch vụ việc làm tỉnh']],
  ['Bộ Ngoại giao theo dõi', ['Bộ Ngoại giao']],
  ['Phòng Tổ chức chịu trách nhiệm lập danh sách', ['Phòng Tổ chức']],
  ['Phòng Kế hoạch phối hợp với', ['Phòng Kế hoạch']],
  ['Ban Quản lý dự án giao thông tỉnh đẩy nhanh', ['Ban Quản lý dự án giao thông tỉnh']],
  ['Đảng đoàn Hội đồng nhân dân tỉnh chỉ đạo', ['Đảng đoàn Hội đồng nhân dân tỉnh']],
  ['các bộ quản lý ngành, lĩnh vực rà soát', ['các bộ quản lý ngành, lĩnh vực']],
])('reads the units at the beginning of %j', (text, units) =>
  expect(readUnitList(text, 0)?.units.map(({ unit }) => unit)).toEqual(units),
);

it.each(['ban hành kế hoạch', 'tổ chức thực hiện', 'phòng, chống dịch', 'kiểm tra và xử lý', 'bộ máy hành chính'])(
  'reads no unit at the beginning of %j',
  (text) => expect(readUnitList(text, 0)).toBeNull(),
);

it.each([
  ['Các bộ, ngành, UBND tỉnh, thành phố', ['Các bộ, ngành', 'UBND tỉnh, thành phố']],
  ['Sở Y tế, Sở Nội vụ, cơ quan, đơn vị liên quan', ['Sở Y tế', 'Sở Nội vụ', 'cơ quan, đơn vị liên quan']],
  [
    'Bộ Tài chính, cơ quan, tổ chức có liên quan, cơ sở khám bệnh, chữa bệnh',
    ['Bộ Tài chính', 'cơ quan, tổ chức có liên quan', 'cơ sở khám bệnh, chữa bệnh'],
  ],
  ['Các bộ, cơ quan ngang bộ', ['Các bộ, cơ quan ngang bộ']],
  ['Các Sở: Tài chính, Xây dựng', ['Sở Tài chính', 'Sở Xây dựng']],
  ['Trường Chính trị tỉnh; Sở Tài chính', ['Trường Chính trị tỉnh', 'Sở Tài chính']],
])('splits the cell %j', (text, units) =>
  expect(splitUnitList(text, { start: 0, end: text.length }).map(({ unit }) => unit)).toEqual(units),
);

it.each<[string, string[]]>([
  ['1. Sở Y tế 2. Sở Nội vụ', ['Sở Y tế', 'Sở Nội vụ']],
  ['- Sở Y tế - Sở Nội vụ', ['Sở Y tế', 'Sở Nội vụ']],
  ['Bộ Y tế Bộ Tài chính', ['Bộ Y tế', 'Bộ Tài chính']],
  ['Các Bộ, ngành Ủy ban nhân dân cấp tỉnh', ['Các Bộ, ngành', 'Ủy ban nhân dân cấp tỉnh']],
  ['Sở Y tế cơ quan, đơn vị liên quan', ['Sở Y tế', 'cơ quan, đơn vị liên quan']],
  ['VTV, VOV, TTXVN', ['VTV', 'VOV', 'TTXVN']],
  ['Sở Tư pháp (nội dung a) Sở Y tế (nội dung b)', ['Sở Tư pháp (nội dung a)', 'Sở Y tế (nội dung b)']],
  ['Bộ trưởng Bộ Y tế', ['Bộ trưởng Bộ Y tế']],
  ['Văn phòng Ủy ban nhân dân tỉnh', ['Văn phòng Ủy ban nhân dân tỉnh']],
  ['Thanh tra Sở Y tế', ['Thanh tra Sở Y tế']],
  ['phòng Lao động - Tiền lương', ['phòng Lao động - Tiền lương']],
  ['Bộ Khoa học và công nghệ', ['Bộ Khoa học và công nghệ']],
])('parts the units of %j that no separator parts', (text, units) =>
  expect(splitUnitList(text, { start: 0, end: text.length }).map(({ unit }) => unit)).toEqual(units),
);

it.each<[string, string[]]>([
  ['Sở Y tế\nSở Nội vụ', ['Sở Y tế', 'Sở Nội vụ']],
  ['Sở Y tế\ncác sở, ngành', ['Sở Y tế', 'các sở, ngành']],
  ['Ủy ban nhân dân\ntỉnh Lạc Giang', ['Ủy ban nhân dân tỉnh Lạc Giang']],
  ['Các bộ, cơ quan ngang\nbộ', ['Các bộ, cơ quan ngang bộ']],
  ['Văn phòng\nỦy ban nhân dân tỉnh', ['Văn phòng Ủy ban nhân dân tỉnh']],
  ['Sở Nông nghiệp và\nMôi trường', ['Sở Nông nghiệp và Môi trường']],
])('parts the units of %j by its line ends where names end there', (lines, units) => {
  const text = lines.replace('\n', ' ');
  expect(splitUnitList(text, { start: 0, end: text.length }, [lines.indexOf('\n')]).map(({ unit }) => unit)).toEqual(
    units,
  );
});

it.each([
  ['các Sở, ban, ngành', true],
  ['UBND các xã, phường', true],
  ['Ban Quản lý các khu công nghiệp tỉnh', false],
  ['Văn phòng Sở', false],
])('knows whether %j is collective', (text, isCollective) =>
  expect(readUnitList(text, 0)?.units[0]?.isCollective).toBe(isCollective),
);

it.each([
  ['Sở Nông nghiệp và Môi trường', true],
  ['Ủy ban nhân dân các xã, phường có cụm công nghiệp:', true],
  ['Sở Tài chính bố trí kinh phí', false],
  ['Nhiệm vụ trọng tâm', false],
])('knows whether the heading %j is a unit', (text, is) => expect(isUnitList(text)).toBe(is));
