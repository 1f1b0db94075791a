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
  ['Văn phòng Tỉnh ủy giúp Ban Thường vụ theo dõi', ['Văn phòng Tỉnh ủy']],
  ['Tổ trưởng Tổ công tác, Chủ nhiệm Ủy ban chỉ đạo', ['Tổ trưởng Tổ công tác', 'Chủ nhiệm Ủy ban']],
  ['các sở, ngành có liên quan quản lý chất lượng bến', ['các sở, ngành có liên quan']],
  ['các đơn vị liên quan khác rà soát', ['các đơn vị liên quan khác']],
  [
    'Ủy ban nhân dân các tỉnh, thành phố Lạc Giang, Sông Lam và các địa phương liên quan phối hợp',
    ['Ủy ban nhân dân các tỉnh, thành phố Lạc Giang, Sông Lam', 'các địa phương liên quan'],
  ],
  ['Ủy ban nhân dân tỉnh, thành phố Lạc Giang rà soát', ['Ủy ban nhân dân tỉnh', 'thành phố Lạc Giang']],
  ['Sở Nội vụ, các cơ quan, tổ chức hữu quan phối hợp', ['Sở Nội vụ', 'các cơ quan, tổ chức hữu quan']],
  ['Ban Công tác về các tổ chức phi lợi nhuận chủ trì', ['Ban Công tác về các tổ chức phi lợi nhuận']],
  ['Sở Y tế tổ chức tuyên truyền', ['Sở Y tế']],
  ['Các cấp ủy, tổ chức đảng trực thuộc Tỉnh ủy lãnh đạo', ['Các cấp ủy, tổ chức đảng trực thuộc Tỉnh ủy']],
  ['UBND cấp xã, đơn vị liên quan rà soát', ['UBND cấp xã', 'đơn vị liên quan']],
  ['Văn phòng HĐND và UBND xã, Công an xã rà soát', ['Văn phòng HĐND và UBND xã', 'Công an xã']],
  ['Văn phòng Đoàn ĐBQH và HĐND tỉnh bảo đảm', ['Văn phòng Đoàn ĐBQH và HĐND tỉnh']],
  [
    'Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh làm việc',
    ['Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh'],
  ],
  [
    'Hội đồng bồi thường, giải phóng mặt bằng và UBND phường công khai',
    ['Hội đồng bồi thường, giải phóng mặt bằng', 'UBND phường'],
  ],
  ['Trưởng các khoa, phòng chịu trách nhiệm', ['Trưởng các khoa, phòng']],
  ['Bảo tàng tỉnh, Thư viện tỉnh: trưng bày', ['Bảo tàng tỉnh', 'Thư viện tỉnh']],
  ['Bộ phận Địa chính - Xây dựng: lập phương án', ['Bộ phận Địa chính - Xây dựng']],
  [
    'các Ban của Hội đồng nhân dân, các Tổ đại biểu Hội đồng nhân dân giám sát',
    ['các Ban của Hội đồng nhân dân', 'các Tổ đại biểu Hội đồng nhân dân'],
  ],
  ['ban tuyên giáo và dân vận các đảng ủy trực thuộc, văn phòng', ['ban tuyên giáo và dân vận các đảng ủy trực thuộc']],
  ['Hội đồng phối hợp phổ biến, giáo dục pháp luật xã: tư vấn', ['Hội đồng phối hợp phổ biến, giáo dục pháp luật xã']],
  [
    'Vụ Đào tạo, bồi dưỡng cán bộ, công chức, viên chức làm đầu mối',
    ['Vụ Đào tạo, bồi dưỡng cán bộ, công chức, viên chức'],
  ],
  [
    'Giám đốc Công an tỉnh, Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh xây dựng',
    ['Giám đốc Công an tỉnh', 'Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh'],
  ],
  ['Công ty Điện lực Lạc Giang, Viễn thông Lạc Giang di dời', ['Công ty Điện lực Lạc Giang', 'Viễn thông Lạc Giang']],
  ['Công chức Tư pháp - Hộ tịch tham mưu', ['Công chức Tư pháp - Hộ tịch']],
  ['Hai đơn vị luân phiên chủ trì', ['Hai đơn vị']],
  ['chính quyền cùng cấp tạo điều kiện', ['chính quyền cùng cấp']],
  ['Các thành viên Ban Chỉ đạo căn cứ nhiệm vụ được phân công', ['Các thành viên Ban Chỉ đạo']],
  ['Phòng Điều độ (B02), các Đội QLBT lập', ['Phòng Điều độ', 'các Đội QLBT']],
  ['Sở Y tế (chủ trì), Sở Tài chính', ['Sở Y tế']],
  ['Các sở: Y tế, Công Thương chủ trì', ['Sở Y tế', 'Sở Công Thương']],
  ['Báo và Đài Phát thanh - Truyền hình Lạc Giang: xây dựng', ['Báo và Đài Phát thanh - Truyền hình Lạc Giang']],
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
  [
    'Các thành phố trực thuộc Trung ương và một số tỉnh đủ điều kiện',
    ['Các thành phố trực thuộc Trung ương', 'một số tỉnh đủ điều kiện'],
  ],
  [
    'Các bộ, cơ quan ngang bộ và cơ quan, tổ chức liên quan',
    ['Các bộ, cơ quan ngang bộ', 'cơ quan, tổ chức liên quan'],
  ],
  ['Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ', ['Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ']],
  ['Các Sở: Tài chính, Xây dựng', ['Sở Tài chính', 'Sở Xây dựng']],
  ['Trường Chính trị tỉnh; Sở Tài chính', ['Trường Chính trị tỉnh', 'Sở Tài chính']],
])('splits the cell %j', (text, units) =>
  expect(splitUnitList(text, { start: 0, end: text.length }).map(({ unit }) => unit)).toEqual(units),
);

it.each<[string, string[]]>([
  ['1. Sở Y tế 2. Sở Nội vụ', ['Sở Y tế', 'Sở Nội vụ']],
  ['- Sở Y tế - Sở Nội vụ', ['Sở Y tế', 'Sở Nội vụ']],
  ['Bộ Y tế Bộ Tài chính', ['Bộ Y tế', 'Bộ Tài chính']],
  ['Bộ Nội vụ Bộ Tài chính', ['Bộ Nội vụ', 'Bộ Tài chính']],
  ['Bộ Rừng và Thủy sản Bộ Nước sạch', ['Bộ Rừng và Thủy sản', 'Bộ Nước sạch']],
  ['Sở Lễ hội, Di tích và Lữ hành Sở Y tế', ['Sở Lễ hội, Di tích và Lữ hành', 'Sở Y tế']],
  ['Bộ Y tế và Thanh tra Bộ Nội vụ', ['Bộ Y tế', 'Thanh tra Bộ Nội vụ']],
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
  ['Bộ Nội vụ\nBộ Tài chính', ['Bộ Nội vụ', 'Bộ Tài chính']],
  ['Bộ Công an\nBộ Y tế', ['Bộ Công an', 'Bộ Y tế']],
  ['Sở Nông nghiệp và Môi trường\nSở Y tế', ['Sở Nông nghiệp và Môi trường', 'Sở Y tế']],
  ['Công an\nThành phố', ['Công an Thành phố']],
  ['Bảo hiểm xã hội\nViệt Nam', ['Bảo hiểm xã hội Việt Nam']],
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
