/**
 * Names of laws with a comma in them, without the type word: in running text such a name would end at its comma. From
 * general knowledge of the laws in force, not checked against the national database of legal documents.
 */
export const LAW_NAMES_WITH_COMMAS: readonly string[] = [
  'An toàn, vệ sinh lao động',
  'Cán bộ, công chức',
  'Hòa giải, đối thoại tại Tòa án',
  'Khoa học, công nghệ và đổi mới sáng tạo',
  'Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam',
  'Phòng cháy, chữa cháy và cứu nạn, cứu hộ',
  'Phòng, chống bạo lực gia đình',
  'Phòng, chống bệnh truyền nhiễm',
  'Phòng, chống khủng bố',
  'Phòng, chống ma túy',
  'Phòng, chống mua bán người',
  'Phòng, chống rửa tiền',
  'Phòng, chống tác hại của rượu, bia',
  'Phòng, chống tác hại của thuốc lá',
  'Phòng, chống tham nhũng',
  'Phòng, chống thiên tai',
  'Quản lý, sử dụng tài sản công',
  'Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ',
  'Thi đua, khen thưởng',
  'Thực hành tiết kiệm, chống lãng phí',
  'Trật tự, an toàn giao thông đường bộ',
  'Xuất cảnh, nhập cảnh của công dân Việt Nam',
];
