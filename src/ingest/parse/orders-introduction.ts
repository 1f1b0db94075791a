// Matches: what orders follow in a letter without headings: "… Phó Thủ tướng có ý kiến như sau:", "Chủ tịch UBND tỉnh yêu cầu:". Must not match: "báo cáo như sau:".
export const INTRODUCES =
  /(?:ý kiến(?: chỉ đạo| kết luận)?|chỉ đạo|yêu cầu|kết luận|chỉ thị|đề nghị|giao nhiệm vụ|phân công)(?: (?:như sau|cụ thể|các|thực hiện|một số|những|nội dung|việc|sau|đây)[^.:;]{0,60})?:$/u;
// Matches: the sentence that ends a letter's orders: "Văn phòng Chính phủ (xin) thông báo để …". Must not match: "thông báo kết quả".
export const ANNOUNCES = /(?:xin )?thông báo (?:để|đến|tới)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: an order at the sentence's beginning: "Yêu cầu Sở Y tế:". Must not match: "Chủ tịch UBND tỉnh yêu cầu:".
export const ORDERS_SOMEONE = /^(?:Giao|Đề nghị|Yêu cầu|Phân công) /u;
