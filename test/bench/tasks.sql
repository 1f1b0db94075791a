-- Tasks of plan $1, number $2 to $3, in the words of real plans: some stand in half of them, some in one.
with word as (select
  array['Thực hiện', 'Triển khai thực hiện', 'Rà soát', 'Xây dựng', 'Tham mưu ban hành', 'Tổ chức thực hiện', 'Phối hợp thực hiện',
        'Kiểm tra', 'Đôn đốc', 'Tổng hợp báo cáo', 'Hoàn thiện', 'Nâng cao chất lượng', 'Đẩy mạnh', 'Tăng cường', 'Hướng dẫn',
        'Công khai', 'Bố trí', 'Đào tạo', 'Tuyên truyền', 'Đánh giá'] as duties,
  array['cải cách thủ tục hành chính', 'chuyển đổi số', 'dịch vụ công trực tuyến', 'dữ liệu dân cư', 'y tế cơ sở', 'giáo dục mầm non',
        'phòng cháy chữa cháy', 'an toàn thực phẩm', 'giải ngân vốn đầu tư công', 'môi trường nông thôn', 'quy hoạch sử dụng đất',
        'du lịch cộng đồng', 'bảo hiểm xã hội', 'việc làm cho thanh niên', 'hạ tầng giao thông', 'nước sạch', 'nông thôn mới',
        'giảm nghèo bền vững', 'cơ sở dữ liệu đất đai', 'chính quyền điện tử', 'khoa học công nghệ', 'văn hóa cơ sở',
        'thể dục thể thao', 'người có công', 'bình đẳng giới', 'trẻ em', 'quốc phòng an ninh', 'thi đua khen thưởng',
        'tổ chức bộ máy', 'công tác cán bộ'] as fields,
  array['trên địa bàn tỉnh', 'tại các xã, phường', 'theo kế hoạch của Ủy ban nhân dân tỉnh', 'theo Quyết định của Thủ tướng Chính phủ',
        'trong các cơ quan nhà nước', 'tại Sở Nội vụ', 'cho cán bộ, công chức, viên chức', 'đến năm 2030', 'bảo đảm tiến độ',
        'gắn với chỉ tiêu được giao'] as places,
  array['Báo cáo kết quả định kỳ hằng quý về cơ quan chủ trì để tổng hợp.',
        'Chủ động phối hợp với các đơn vị liên quan, kịp thời tháo gỡ khó khăn, vướng mắc.',
        'Bảo đảm nguồn lực, kinh phí và nhân lực theo quy định của pháp luật.',
        'Kiểm tra, giám sát và chịu trách nhiệm về kết quả thực hiện nhiệm vụ.',
        'Lồng ghép với các chương trình mục tiêu quốc gia giai đoạn 2026 - 2030.'] as sentences)
insert into task (plan_id, position, title, text, evidence)
select $1, n, t.title,
       t.title || '. ' || sentences[1 + (h >> 11) % 5] || ' ' || sentences[1 + (h >> 14) % 5]
         || case when h % 50 = 0 then ' Theo Nghị định số ' || (h >> 3) % 400 || '/2025/NĐ-CP.' else '' end,
       '{"quote": "x", "start": 0, "end": 1}'
  from word, generate_series($2::int, $3::int) as n
 cross join lateral (select abs(hashint4(n)::bigint)::int as h) as chance
 cross join lateral (
   select duties[1 + h % 20] || ' ' || fields[1 + (h >> 5) % 30] || case when h % 3 = 0 then ' và ' || fields[1 + (h >> 9) % 30] else '' end
          || ' ' || places[1 + (h >> 13) % 10] || ' đợt ' || n as title) as t
