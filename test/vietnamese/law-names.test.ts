import { lawNameLength } from '../../src/vietnamese/law-names';

it.each([
  ['Đầu tư công và Nghị quyết của Quốc hội', 'Đầu tư công'],
  ['Đầu tư, Luật Đầu tư công', 'Đầu tư'],
  ['Giá thực hiện theo quy định', 'Giá'],
  ['Phòng cháy chữa cháy và cứu nạn, cứu hộ.', 'Phòng cháy chữa cháy và cứu nạn, cứu hộ'],
  ['phòng, chống thiên tai trên địa bàn', 'phòng, chống thiên tai'],
  ['Hoà giải ở cơ sở', 'Hoà giải ở cơ sở'],
  ['Viên chức) 5 Tham mưu', 'Viên chức'],
  [
    'Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp, Luật',
    'Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp',
  ],
  ['Nàng tiên cá', ''],
  ['Giáo viên', ''],
])('finds in %j the name %j', (text, name) => expect(text.slice(0, lawNameLength(text))).toBe(name));
