import { readText } from '../../support/read-text';

const HEAD = `ỦY BAN NHÂN DÂN
TỈNH LẠC GIANG

Số: 41/KH-UBND

Lạc Giang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Phát triển dịch vụ năm 2026

`;
const goalsOf = (body: string) =>
  readText(`${HEAD}${body}\n`).indicators.map(({ operator, value, measureUnit }) => [operator, value, measureUnit]);

it.each<[string, string, unknown[][]]>([
  [
    'bullets right below the heading of goals',
    'I. MỤC TIÊU\n- 100% văn bản (trừ văn bản mật) được ký số và gửi trên môi trường mạng.\n- Ít nhất 95% hồ sơ công việc được xử lý đúng hạn.',
    [
      ['EQ', 100, '%'],
      ['GTE', 95, '%'],
    ],
  ],
  [
    'counts, shares and values behind their verbs',
    'I. CHỈ TIÊU\n- Thành lập 20 đội hình tình nguyện; thắp sáng 30 km đường thôn.\n- Xóa 100% điểm đen về rác thải.\n- Điểm chất lượng trung bình đạt từ 4,2 điểm trở lên.\n- Thương mại điện tử chiếm 10 - 12% tổng mức bán lẻ.',
    [
      ['EQ', 20, 'đội hình'],
      ['EQ', 30, 'km đường'],
      ['EQ', 100, '%'],
      ['GTE', 4.2, 'điểm'],
      ['BETWEEN', 10, '%'],
    ],
  ],
  [
    'a list that a sentence calls goals',
    'I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Phấn đấu đạt được các mục tiêu:\n+ 100% tổ hòa giải ở cơ sở được củng cố, kiện toàn.',
    [['EQ', 100, '%']],
  ],
  [
    'a list that no one calls goals',
    'I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Bảo đảm thiết thực, cụ thể:\n+ 100% tổ hòa giải ở cơ sở được củng cố, kiện toàn.',
    [],
  ],
  [
    'a share behind "Đạt" and a rough one',
    'II. CHỈ TIÊU\n- Chỉ tiêu 1: Đạt 60% các cơ quan có lãnh đạo chủ chốt là nữ.\n- Chỉ tiêu 2: Tăng tỷ lệ lao động nữ lên đạt khoảng 50%.',
    [
      ['EQ', 60, '%'],
      ['APPROX', 50, '%'],
    ],
  ],
  [
    'a count whose things a figure tells apart',
    'II. MỤC TIÊU\n- Phấn đấu có 60 doanh nghiệp có doanh thu từ thị trường nước ngoài đạt 20 triệu USD/năm.',
    [['EQ', 60, 'doanh nghiệp']],
  ],
  [
    'a count and the second of two things behind it',
    'II. MỤC TIÊU\n- Phấn đấu có tối thiểu 500 doanh nghiệp có doanh thu từ thị trường quốc tế, doanh thu xuất khẩu đạt tối thiểu 55 tỷ USD/năm.',
    [
      ['GTE', 500, 'doanh nghiệp'],
      ['GTE', 55, 'tỷ USD/năm'],
    ],
  ],
])('reads %s', (_, body, goals) => expect(goalsOf(body)).toEqual(goals));
