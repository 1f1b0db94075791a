import { fold } from './fold';

/**
 * Names of codes, laws and ordinances without their type word, in force or still cited: in running text nothing marks
 * where such a name ends. From general knowledge, looked through against the list of laws of
 * github.com/Ansvar-Systems/vietnamese-law-mcp (COVERAGE.md); not checked against the national database of legal documents.
 * A law that is not here is still read, by the words that end a name.
 */
const LAW_NAMES = `
An ninh mạng ; An ninh quốc gia ; An toàn thông tin mạng ; An toàn thông tin ; An toàn thực phẩm ; An toàn, vệ sinh lao động ;
Ban hành văn bản quy phạm pháp luật ; Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân ; Báo chí ;
Bảo hiểm tiền gửi ; Bảo hiểm xã hội ; Bảo hiểm y tế ; Bảo vệ bí mật nhà nước ; Bảo vệ dữ liệu cá nhân ; Bảo vệ môi trường ;
Bảo vệ quyền lợi người tiêu dùng ; Bảo vệ sức khỏe nhân dân ; Bảo vệ và kiểm dịch thực vật ; Bảo vệ và phát triển rừng ;
Bảo vệ, chăm sóc và giáo dục trẻ em ; Bầu cử đại biểu Quốc hội ; Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân ;
Biên giới quốc gia ; Biên phòng Việt Nam ; Biển Việt Nam ; Bình đẳng giới ; Bưu chính ; Các công cụ chuyển nhượng ;
Các tổ chức tín dụng ; Cán bộ, công chức ; Cảnh sát biển Việt Nam ; Cảnh sát cơ động ; Cảnh vệ ; Cạnh tranh ; Căn cước ;
Căn cước công dân ; Chăn nuôi ; Chất lượng sản phẩm, hàng hóa ; Chính quyền địa phương ; Chứng khoán ; Chuyển đổi số ;
Chuyển giao công nghệ ; Công an nhân dân ; Công chứng ; Công đoàn ; Công nghệ cao ; Công nghệ thông tin ;
Công nghiệp công nghệ số ; Công nghiệp quốc phòng, an ninh và động viên công nghiệp ; Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài ;
Cơ yếu ; Cư trú ; Dạy nghề ; Dầu khí ; Dẫn độ ; Di sản văn hóa ; Doanh nghiệp ; Doanh nghiệp nhà nước ; Du lịch ; Dữ liệu ; Dược ;
Dân quân tự vệ ; Dân số ; Dự trữ quốc gia ; Đa dạng sinh học ; Đầu tư ; Đầu tư công ; Đầu tư nước ngoài tại Việt Nam ;
Đầu tư theo phương thức đối tác công tư ; Đất đai ; Đấu giá tài sản ; Đấu thầu ; Đê điều ; Địa chất và khoáng sản ; Điện ảnh ;
Điện lực ; Điều ước quốc tế ; Đo đạc và bản đồ ; Đo lường ; Đường bộ ; Đường sắt ; Đường sắt Việt Nam ; Đặc xá ;
Giá ; Giám định tư pháp ; Giáo dục ; Giáo dục đại học ; Giáo dục nghề nghiệp ; Giáo dục quốc phòng và an ninh ;
Giao dịch điện tử ; Giao thông đường bộ ; Giao thông đường thủy nội địa ; Hàng hải Việt Nam ; Hàng không dân dụng Việt Nam ;
Hải quan ; Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác ; Hoạt động chữ thập đỏ ; Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ;
Hòa giải, đối thoại tại Tòa án ; Hòa giải ở cơ sở ; Hóa chất ; Hỗ trợ doanh nghiệp nhỏ và vừa ; Hỗ trợ doanh nghiệp vừa và nhỏ ;
Hộ tịch ; Hôn nhân và gia đình ; Hợp tác xã ; Hình sự ; Dân sự ; Lao động ; Tố tụng dân sự ; Tố tụng hình sự ; Tố tụng hành chính ;
Kế toán ; Khám bệnh, chữa bệnh ; Khí tượng thủy văn ; Khiếu nại ; Khiếu nại, tố cáo ; Khoa học và công nghệ ;
Khoa học, công nghệ và đổi mới sáng tạo ; Khoáng sản ; Kiểm toán độc lập ; Kiểm toán nhà nước ; Kiến trúc ; Kinh doanh bảo hiểm ;
Kinh doanh bất động sản ; Lâm nghiệp ; Luật sư ; Lực lượng dự bị động viên ; Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở ;
Lưu trữ ; Lý lịch tư pháp ; Mặt trận Tổ quốc Việt Nam ; Năng lượng nguyên tử ; Ngân hàng Nhà nước Việt Nam ; Ngân sách nhà nước ;
Nghĩa vụ quân sự ; Người cao tuổi ; Người khuyết tật ; Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng ; Nhà giáo ;
Nhà ở ; Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam ; Nuôi con nuôi ; Phá sản ; Phí và lệ phí ;
Phòng bệnh ; Phòng cháy và chữa cháy ; Phòng cháy, chữa cháy và cứu nạn, cứu hộ ; Phòng không nhân dân ; Phòng thủ dân sự ;
Phòng, chống bạo lực gia đình ; Phòng, chống bệnh truyền nhiễm ; Phòng, chống khủng bố ; Phòng, chống ma túy ;
Phòng, chống mua bán người ; Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người ;
Phòng, chống rửa tiền ; Phòng, chống tác hại của rượu, bia ; Phòng, chống tác hại của thuốc lá ; Phòng, chống tham nhũng ;
Phòng, chống thiên tai ; Phổ biến, giáo dục pháp luật ; Phục hồi, phá sản ; Quản lý ngoại thương ; Quản lý nợ công ; Quản lý thuế ;
Quản lý và đầu tư vốn nhà nước tại doanh nghiệp ; Quản lý, sử dụng tài sản công ; Quản lý và sử dụng tài sản công ; Quản lý, sử dụng tài sản nhà nước ;
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp ;
Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ ; Quảng cáo ; Quốc phòng ; Quốc tịch Việt Nam ; Quy hoạch ; Quy hoạch đô thị ;
Quy hoạch đô thị và nông thôn ; Sĩ quan Quân đội nhân dân Việt Nam ; Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng ;
Sở hữu trí tuệ ; Sử dụng năng lượng tiết kiệm và hiệu quả ; Tài nguyên, môi trường biển và hải đảo ; Tài nguyên nước ; Tần số vô tuyến điện ;
Tạm giữ, tạm giam và thi hành lệnh cấm đi khỏi nơi cư trú ; Thanh niên ; Thanh tra ; Thể dục, thể thao ; Thi đua, khen thưởng ; Thi hành án dân sự ;
Thi hành án hình sự ; Thi hành tạm giữ, tạm giam ; Thỏa thuận quốc tế ; Thống kê ; Thú y ; Thủ đô ; Thuế bảo vệ môi trường ; Thuế giá trị gia tăng ;
Thuế sử dụng đất nông nghiệp ; Thuế sử dụng đất phi nông nghiệp ; Thuế tài nguyên ; Thuế thu nhập cá nhân ; Thuế thu nhập doanh nghiệp ;
Thuế tiêu thụ đặc biệt ; Thuế xuất khẩu, thuế nhập khẩu ; Thuế xuất khẩu, nhập khẩu ; Thủy lợi ; Thủy sản ; Thư viện ; Thương mại ; Thương mại điện tử ;
Thực hành tiết kiệm, chống lãng phí ; Tiết kiệm, chống lãng phí ; Thực hiện dân chủ ở cơ sở ; Tiếp cận thông tin ; Tiếp công dân ; Tiêu chuẩn và quy chuẩn kỹ thuật ;
Tín ngưỡng, tôn giáo ; Tổ chức chính quyền địa phương ; Tổ chức Chính phủ ; Tổ chức cơ quan điều tra hình sự ;
Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ; Tổ chức Quốc hội ; Tổ chức Tòa án nhân dân ; Tổ chức Viện kiểm sát nhân dân ; Tố cáo ;
Tham gia lực lượng gìn giữ hòa bình của Liên hợp quốc ; Tư pháp người chưa thành niên ; Tương trợ tư pháp ; Tương trợ tư pháp về dân sự ; Tương trợ tư pháp về hình sự ;
Trách nhiệm bồi thường của Nhà nước ; Trật tự, an toàn giao thông đường bộ ; Trẻ em ; Trí tuệ nhân tạo ; Trọng tài thương mại ; Trồng trọt ; Trợ giúp pháp lý ;
Trưng cầu ý dân ; Trưng mua, trưng dụng tài sản ; Tình trạng khẩn cấp ; Ưu đãi người có công với cách mạng ; Vệ sinh an toàn thực phẩm ; Viên chức ; Việc làm ; Viễn thông ;
Xây dựng ; Xử lý vi phạm hành chính ; Xuất bản ; Xuất cảnh, nhập cảnh của công dân Việt Nam ;
Án phí, lệ phí Tòa án ; Chi phí tố tụng ; Cựu chiến binh ; Động viên công nghiệp ; Giống cây trồng ;
Giống vật nuôi ; Hợp nhất văn bản quy phạm pháp luật ; Ngoại hối ; Pháp điển hệ thống quy phạm pháp luật ; Quản lý thị trường ; Thực hiện dân chủ ở xã, phường, thị trấn
`;

/** The names as names are compared, without accents, case and commas, which many writers leave out; and how each begins. */
const WHOLE = new Set<string>();
const BEGINNINGS = new Set<string>();
for (const name of LAW_NAMES.split(' ;')) {
  const words = fold(name.replaceAll(',', '')).split(' ');
  WHOLE.add(words.join(' '));
  for (let count = 1; count <= words.length; count++) BEGINNINGS.add(words.slice(0, count).join(' '));
}

// Matches: "Phòng, " and "chống " of "Phòng, chống". Must not match: ";", which no name holds.
const WORD = /([A-Za-zÀ-ɏẠ-ỹ\d]{1,12})(?:,? |(?![A-Za-zÀ-ɏẠ-ỹ\d]))/uy;

/** The length of the longest name of a law that the text begins with, 0 where it begins with none. */
export function lawNameLength(text: string): number {
  let length = 0;
  let key = '';
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word !== null; word = WORD.exec(text)) {
    key = key === '' ? fold(word[1] ?? '') : `${key} ${fold(word[1] ?? '')}`;
    if (!BEGINNINGS.has(key)) break;
    if (WHOLE.has(key)) length = word.index + (word[1] ?? '').length;
  }
  return length;
}
