/** The words that the names of authorities and of classes of authorities are made of, and those that end a name. */

/** A list of words, or of patterns, written with " ; " between them. */
function words(list: string): string[] {
  // Matches: the " ; " between two words, also at a line's end. Must not match: the ";" within a pattern.
  return list.trim().split(/\s;\s+/);
}

/** First words of a proper name when a capital (or a number) follows: "Sở Tài chính", "phòng Việc làm". */
export const NAME_HEADS = words(`
  bộ tư lệnh ; bộ chỉ huy ; bộ ; sở ; ban ; phòng ; văn phòng ; tổng cục ; chi cục ; cục ; vụ ; viện ;
  học viện ; trung tâm ; trường ; đại học ; thanh tra ; kho bạc ; ngân hàng ; thuế ; chi nhánh ; hải quan ;
  tòa án ; toà án ; viện kiểm sát ; liên đoàn ; tổng liên đoàn ; liên minh ; hội ; hiệp hội ; đoàn ; đội ;
  trạm ; tổ ; nhóm ; công ty ; tổng công ty ; tập đoàn ; bệnh viện ; đài ; báo ; thông tấn xã ; quỹ ;
  bưu điện ; ban quản lý ; ban chỉ đạo ; nhà ; thành phố ; tỉnh ; quận ; huyện ; thị xã ; xã ; phường ;
  đặc khu ; đảng ủy ; đảng uỷ ; chi bộ ; đảng bộ ; lãnh đạo ; chi hội ; doanh nghiệp ; hợp tác xã ; cơ quan ;
  bộ phận ; khối ; khoa ; thư viện ; bảo tàng ; nhà hát ; hạt ; ga ; xí nghiệp ; nhà máy ; ban thư ký ; công chức`);
/** Names and offices that need no capital after them. */
export const AUTHORITY_HEADS = words(`
  ủy ban ; uỷ ban ; UBND ; HĐND ; hội đồng ; mặt trận tổ quốc ; MTTQ ; VP UBND ; công an ; tỉnh ủy ;
  tỉnh uỷ ; thành ủy ; thành uỷ ; huyện ủy ; quận ủy ; ban thường vụ ; ban chấp hành ; ban chỉ đạo ;
  ban quản lý ; ban tổ chức ; ban giám đốc ; ban giám hiệu ; ban bí thư ; bộ chính trị ; chính phủ ;
  thủ tướng ; quốc hội ; đảng ủy ; đảng uỷ ; chủ tịch ; phó chủ tịch ; giám đốc ; phó giám đốc ; bộ trưởng ;
  thứ trưởng ; thủ trưởng ; trưởng phòng ; trưởng ban ; tổ trưởng ; chủ nhiệm ; chánh văn phòng ; chánh thanh tra ; cục trưởng ;
  chi cục trưởng ; vụ trưởng ; trưởng đoàn ; trưởng các ; lãnh đạo các ; lãnh đạo phòng ; lãnh đạo sở ;
  lãnh đạo đơn vị ; hiệu trưởng ; văn phòng sở ; văn phòng bộ ; thanh tra sở ; thanh tra bộ ;
  thanh tra tỉnh ; thanh tra thành phố ; thuế tỉnh ; thuế thành phố ; thống kê tỉnh ; đoàn thanh niên ;
  tỉnh đoàn ; thành đoàn ; huyện đoàn ; báo và Phát thanh ; báo và Đài ; đài phát thanh ; phó thủ tướng ; công đoàn ;
  đoàn kiểm tra ; tổ công tác ; hội phụ nữ ; hội nông dân ; hội cựu chiến binh ; chính quyền ;
  người đứng đầu ; đại diện ; bí thư ; phó bí thư ; tổ đảng ; đảng đoàn ; ban cán sự đảng ; thường trực tỉnh ủy ; thường trực thành ủy ;
  thường trực huyện ủy ; thường trực đảng ủy ; thường trực hội đồng ; thường trực HĐND ; thường trực ủy ban ; thường trực uỷ ban ;
  thường trực UBND ; ủy viên ban ; uỷ viên ban ; cấp ủy ; cấp uỷ ; đoàn đại biểu ; ngân hàng nhà nước ; kiểm toán nhà nước ;
  kho bạc nhà nước ; viện kiểm sát nhân dân ; tòa án nhân dân ; toà án nhân dân ; quân khu ; bộ đội biên phòng ;
  hội liên hiệp ; hội chữ thập đỏ ; hội khuyến học ; hội luật gia ; hội nhà báo ; hội người cao tuổi ;
  phòng chuyên môn ; bảo hiểm xã hội khu vực ; bảo hiểm xã hội cơ sở ; chi cục thuế ; đội thuế ; phòng thương mại ;
  văn phòng thường trực ; cơ quan thường trực ; bộ phận thường trực ; bảo tàng tỉnh ; bảo tàng thành phố ; thư viện tỉnh ;
  thư viện thành phố ; đoàn xã ; đoàn phường ; đoàn các ; đoàn trường ; đoàn cơ sở ; đoàn trực thuộc ; đoàn cấp ;
  chỉ huy trưởng ; phó chỉ huy trưởng ; chính ủy ; chính uỷ ; tư lệnh ; trưởng công an ; đội trưởng ; trạm trưởng ;
  ban tuyên giáo ; ban dân vận ; ban nội chính ; ban xây dựng đảng ;
  chi bộ các ; chi bộ khu phố ; chi bộ thôn ; thư viện(?=[.,;]|$)`);
/** Words for whole classes of authorities. */
export const CLASS_WORDS = words(`
  bộ ; ban ; ngành ; sở ; phòng ; cục ; vụ ; viện ; đơn vị ; địa phương ; đoàn thể ; cơ quan ; tổ chức ;
  doanh nghiệp ; cơ sở ; trường ; nhà trường ; hội ; chủ đầu tư ; cấp ; trung tâm ; chi cục ; quận ; huyện ;
  thị xã ; xã ; phường ; tỉnh ; thành phố ; đặc khu ; hợp tác xã ; thành viên ; cá nhân ; công ty ;
  lực lượng ; hiệp hội ; bệnh viện ; nhà thầu ; khu ; chi nhánh ; tập đoàn ; tổng công ty ; ngân hàng ;
  ban quản lý ; doanh nghiệp ; trạm ; đoàn đại biểu ; đại biểu ; cấp ủy ; cấp uỷ ; chi bộ ; đảng bộ ; đảng ủy ; đảng uỷ ;
  tổ đảng ; học viện ; hội đồng ; tổ công tác ; tổ đại biểu ; báo ; đài ; cụm ; khối ; bộ phận ; khoa ; chủ rừng ; chủ hồ ; chủ đập ; hộ gia đình ; thôn ; bản ; tổ dân phố ;
  cơ sở giáo dục ; đội ; đồn ; tổ chuyên môn`);

/** Words in small letters that no name holds: the verbs of duties, and what begins a circumstance. */
const STOP_WORDS = words(`
  tiếp tục ; tăng cường ; chủ trì ; phối hợp ; triển khai ;
  (?<!(?:[Cc]ác|[Nn]hững|[Mm]ọi) )tổ chức(?!,|;| chính trị| xã hội| đại diện| đoàn thể| quốc tế| có liên quan| liên quan| hữu quan| cán bộ| hành chính| bộ máy| tín dụng| đảng| khoa học| cá nhân|$) ;
  (?<!đầu tư )xây dựng ; hướng dẫn ; tham mưu ; rà soát ; theo dõi ; đôn đốc ; kiểm tra ; lãnh đạo ;
  chỉ đạo ; báo cáo ; tổng hợp ; thực hiện ; đẩy mạnh ; đẩy nhanh ; nâng cao ; bố trí ; chịu ;
  có trách nhiệm ; có kế hoạch ; có giải pháp ; có văn bản ; căn cứ ; khẩn trương ; chủ động ; nghiên cứu ;
  đề xuất ; xem xét ; quyết định ; ban hành ;
  (?<!(?:[Cc]hương|[Cc]ông|[Qq]uy|[Ll]ộ|[Tt]ờ|[Qq]uá|[Gg]iáo) )trình ; phê duyệt ; thẩm định ; cập nhật ;
  công bố ; công khai ; tuyên truyền ; phổ biến ; ngày ; khóa ; khoá ; nhiệm kỳ ; để ; trong ; nhằm ; theo ;
  về ; tại ; từ ; khi ; nếu ; đối với ; thông qua ; (?<!nêu )trên ; bằng ; được ; đã ; sẽ ; cần ; phải ; vào ; cho ;
  là ; do ; thường xuyên ; kịp thời ; định kỳ ; nghiêm túc ; tập trung ;
  (?<!(?:[Cc]ông|[Đđ]ộc|[Dd]ân|[Tt]hiết|[Tt]rung|[Đđ]ối|[Qq]uốc) )lập ; (?<![Bb]ầu )cử ; mời ; gửi ;
  cung cấp ; hỗ trợ ; bảo đảm ; đảm bảo ; quán triệt ; xác định ; giám sát ; đánh giá ; hoàn thành ;
  hoàn thiện ; ưu tiên ; huy động ; lồng ghép ; vận động ; chuẩn bị ; quản lý(?! dự án| khu| chất| thị| ngành| lĩnh vực| chuyên ngành| chợ| rừng| đường| đê| thủy) ;
  giải quyết ; xử lý ; tiếp nhận ; duy trì ; khai thác ; ứng dụng ; phát huy ; phát động ; đăng ký ;
  cụ thể hóa ; cụ thể hoá ; bám sát ; (?<!(?:[Đđ]ào|[Cc]ải|[Ss]áng|[Cc]hế|[Nn]hân) )tạo ; thúc đẩy ;
  khảo sát ; lựa chọn ; mở ; khuyến khích ; giới thiệu ; cân đối ; phân bổ ; phân công ; tích cực ;
  trực tiếp ; (?<!(?:[Vv]iệc) )làm ; đưa ; thanh tra(?! tỉnh| sở| bộ) ; điều tra ; thống nhất ; quy định ;
  (?<!người )sử dụng ; khắc phục ; biết ; lấy ; góp ý ; đề nghị ; yêu cầu ;
  (?<!(?:[Nn]goại|[Bb]àn|[Cc]huyển) )giao(?! thông| dịch| lưu) ; đào tạo ; bồi dưỡng ; tập huấn ; điều chỉnh ;
  (?<!(?:[Mm]áy|[Gg]iới|[Đđ]ặc) )tính ; (?<!(?:[Nn]guồn|[Dd]oanh) )thu(?! nhập) ; chi trả ; vận hành ;
  kết nối ; tích hợp ; số hóa ; số hoá ; phát triển(?! nông thôn| quỹ| đô thị) ; trang bị ; giữ ;
  (?<!(?:[Đđ]ăng|[Tt]hư|[Nn]hật|[Cc]hữ) )ký ; nhân rộng ; tôn vinh ; kiểm soát ; giảm ; cắt giảm ;
  thiết lập ; đầu tư(?! xây dựng) ; sớm ; (?:hằng|hàng) (?:năm|tháng|quý|tuần|ngày) ; trước ; phụ trách ;
  thí điểm ; tổng kết ; sơ kết ; mua sắm ; thuê ; cải tạo ; trả ; phản ánh ; trao đổi ; chia sẻ ; thay ;
  tham gia ; giúp(?! việc) ; rút ; ghi nhận ; nêu(?! trên) ; thông báo ; nhanh chóng ; đồng thời ;
  (?<!(?:[Tt]rật|[Tt]hứ|[Tt]rình) )tự ; phân tích ; cấp (?:giấy|phép|kinh) ; (?<!(?:[Gg]iao) )lưu ;
  (?<!(?:[Tt]hu|[Ss]áp|[Xx]uất|[Hh]ội) )nhập ; gắn ; bàn giao ; chấp hành ; chấm dứt ; lắp đặt ; thu thập ;
  dự báo ; cảnh báo ; truyền thông ; soạn ; biên soạn ; thiết kế ; thẩm tra ; công nhận ; tuyển ; kiện toàn ;
  sắp xếp ; tinh gọn ; quan tâm ; chăm lo ; thăm ; vinh danh ; khen thưởng ; xét ; hợp tác ; ký kết ;
  liên kết ; tư vấn ; tìm kiếm ; kêu gọi ; thu hút ; xúc tiến ; quảng bá ; phòng, chống ; phòng chống ;
  ngăn chặn ; bảo vệ ; lan tỏa ; nắm ; hoàn tất ; đăng tải ; đổi mới ; (?<!(?:[Vv]ận|[Ll]uân) )chuyển ;
  tận dụng ; thành lập ; củng cố ; tái cấu trúc ; phát hiện ; chỉnh lý ; khám(?! bệnh) ; định hướng ;
  nhận diện ; bóc ; đấu nối ; chủ động ; cải cách ; hỗ trợ ; rèn ; nghiêm ; phục vụ ; khởi công ; gia hạn ;
  hiến ; truy ; thẩm ; tiến hành ; đối chiếu ; đối thoại ; xác minh ; nuôi ; trồng ; bán ; nạp ; phấn đấu ;
  tích lũy ; kê khai ; niêm yết ; nghiệm thu ; tổ chức lại ; đấu tranh ; tính toán ; cân nhắc ;
  tháo gỡ ; sơ tán ; di dời ; ra (?:quyết định|văn bản|thông báo|quân) ; giải ngân ; giải trình ; thanh toán ; phát hành ; phát sóng ;
  dành ; siết ; cam kết ; nghiêm cấm ; biểu dương ; đàm phán ; thường trực (?=phối|theo|đôn|giúp|tham) ; xuống(?= địa bàn| cơ sở) ; luân phiên ; thay phiên`);

/** The first letter of what a pattern matches, behind what it wants to stand before; alternatives that begin it share theirs. Matches: the "t" of "(?<!cơ )trình". Must not match: a pattern of capitals. */
const INITIAL = /^(?:\(\?<!(?:\([^()]*\)|[^()])*\))?(?:\(\?:)?(\p{Ll})/u;

/** The words by their first letter: at a place only those are tried that can begin there. */
const STOPS = new Map<string, RegExp>();
// sticky use only. Matches: "chủ trì" after "Bộ Y tế ". Must not match: "Chủ trì", the "chính" of "Tài chính".
for (const [initial, own] of byInitial(STOP_WORDS))
  STOPS.set(initial, new RegExp(`(?<=\\s)(?:${own.join('|')})(?![A-Za-zÀ-ɏẠ-ỹ])`, 'uy'));

function byInitial(patterns: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const pattern of patterns) {
    const initial = INITIAL.exec(pattern)?.[1];
    if (initial === undefined) throw new Error(`The stop word "${pattern}" begins with no small letter.`);
    groups.set(initial, [...(groups.get(initial) ?? []), pattern]);
  }
  return groups;
}

/** Whether a name ends before `at` for want of anything that belongs to it there: before "chủ trì" in "Bộ Y tế chủ trì". */
export function stopsAt(text: string, at: number): boolean {
  const stop = STOPS.get(text.charAt(at));
  if (stop === undefined) return false;
  stop.lastIndex = at;
  return stop.test(text);
}

/** A name's own words after which a verb still belongs to it. Matches: "Quản lý " of "Phòng Quản lý xây dựng". Must not match: "Sở Xây dựng ". */
export const KEEPS_VERB =
  /(?:Quản lý|Kiểm tra|Nghiệp vụ|Kế hoạch|Tổ chức|Trung tâm|Hỗ trợ|Tư vấn|Dịch vụ|Chỉ đạo|Công tác) $/u;

/** Names with a comma or "và" inside that are neither one head word's nor to be cut. */
export const WHOLE_PHRASES: readonly string[] = words(`
  khám bệnh, chữa bệnh ; khám, chữa bệnh ; thông tấn, báo chí ; báo chí, truyền thông ;
  trung ương và địa phương ; Văn hóa, Thể thao và Du lịch ; Văn hoá, Thể thao và Du lịch ;
  Báo và Phát thanh, Truyền hình ; Báo và Phát thanh ; Báo và Đài Phát thanh ; Báo và đài phát thanh ; Phát thanh, Truyền hình ; Phát thanh và Truyền hình ;
  Phát thanh - Truyền hình ; VH,TT&DL ; Chính sách, Chiến lược ; hòa giải, đối thoại ;
  phòng cháy, chữa cháy ; nhỏ và vừa ; Vừa và nhỏ ; vừa và nhỏ ; Di sản văn hóa ; Phòng, chống ;
  phòng, chống ; Tuyên giáo và Dân vận ; tuyên giáo và dân vận ; ứng cứu, xử lý ; đào tạo, bồi dưỡng ; chăm sóc, giáo dục ;
  bảo vệ, chăm sóc ; Khoa học và công nghệ ; Tài nguyên và môi trường ; Giáo dục và đào tạo ; Kế hoạch và đầu tư ;
  Thông tin và truyền thông ; Nông nghiệp và môi trường ; Nông nghiệp và phát triển nông thôn ; Thương binh và xã hội ;
  Văn hóa, thể thao và du lịch ; Văn hoá, thể thao và du lịch ; Văn hóa, Thể thao và du lịch ; Dân tộc và tôn giáo ;
  Quốc phòng và an ninh ; ngành, lĩnh vực ;
  Văn phòng HĐND và UBND ; văn phòng HĐND và UBND ; Văn phòng HĐND & UBND ; Văn phòng Đoàn ĐBQH và HĐND ;
  Văn phòng Hội đồng nhân dân và Ủy ban nhân dân ; Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân ;
  Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân ; Văn phòng Đoàn Đại biểu Quốc hội và Hội đồng nhân dân ;
  Khu kinh tế và các khu công nghiệp ; Khu kinh tế và các Khu công nghiệp ; Khu kinh tế và Khu công nghiệp ;
  Khu kinh tế, khu công nghiệp ; Khu kinh tế, Khu công nghiệp ; khu kinh tế, khu công nghiệp ; Khu công nghiệp và Khu chế xuất ;
  khu công nghiệp và chế xuất ; Khu công nghiệp và chế xuất ; bồi thường, giải phóng mặt bằng ; Bồi thường, giải phóng mặt bằng ;
  bồi thường, hỗ trợ và tái định cư ; bồi thường, hỗ trợ, tái định cư ; Bồi thường, hỗ trợ và tái định cư ;
  bồi dưỡng, phát triển ; Đào tạo, bồi dưỡng ; cán bộ, công chức, viên chức ; cán bộ, công chức ; công chức, viên chức ;
  Hội đồng phối hợp phổ biến, giáo dục pháp luật ; phổ biến, giáo dục pháp luật ; dạy nghề và giáo dục thường xuyên ; Phát thanh - truyền hình`);

/** A phrase that closes a class of units: after it the next class is another unit. Matches: "đơn vị có liên quan". Must not match: "đơn vị". */
export const CLASS_CLOSED =
  /(?:liên quan|hữu quan|khác|trực thuộc(?: [A-Za-zÀ-ɏẠ-ỹ]+)?|các cấp|cấp (?![uủ][ỷy])[A-Za-zÀ-ɏẠ-ỹ]+|[Tt]rung ương|địa phương|chuyên môn|nghiệp vụ|nêu trên|tương đương|chữa bệnh)$/u;
