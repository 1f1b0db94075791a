/** The head of an invented province's plan; its body follows. */
export const PLAN_HEAD = `ỦY BAN NHÂN DÂN
TỈNH LẠC GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 41/KH-UBND

Lạc Giang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Phát triển dịch vụ năm 2026
`;
