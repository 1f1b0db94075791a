const SYMBOL =
  '(?:\\s{0,12}/\\s{0,3}\\d{4})?\\s{0,3}[/-]{1,2}\\s{0,3}\\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\\d]*(?:\\s{0,3}[-–/&]\\s{0,3}\\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\\d]*)*';
// Matches: "Số: 5472/KH-SLĐTBXH", "Số 3260-KH/ĐĐQH15", "Số: 18      /2025/QĐ-UBND", "Luật số: 57/2014/QH13". Must not match: "SỐ 1050/QĐ-SCT" in an issuer's name, "Quyết định số 12/QĐ-UBND".
export const NUMBER = new RegExp(
  `(?=[Ss]ố)(?<![A-Za-zÀ-ɏẠ-ỹ\\d])(?:Số\\s{0,3}:?|(?<=(?:^|[\\n|])[ \\t]{0,8}(?:Luật|Pháp lệnh|Nghị quyết|Nghị định|Lệnh)\\s)số\\s{0,3}:)\\s{0,4}(\\d{1,6}(?:\\.\\d{1,4})?[a-z]?${SYMBOL})`,
  'u',
);
// Matches: "Số:           /KH-SCT", "Số       -KH/ĐU" of the Party. Must not match: "Số: 12/KH-SCT", "Số - Ngày".
export const BLANK_NUMBER =
  /(?=Số)(?<![A-Za-zÀ-ɏẠ-ỹ\d])Số\s{0,3}:?[ .…]{0,40}(?:\/\s{0,3}|-\s?(?=\p{Lu}[A-Za-zÀ-ɏẠ-ỹ]{0,4}\s?\/))\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\d]*(?:\s{0,3}[-–/]\s{0,3}\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\d]*)*/u;
// Matches: "Lào Cai, ngày 10 tháng 3 năm 2026", "Hà Nội, ngày       tháng 6 năm 2026", cut over lines "| Bình", "Định, ngày 16", "tháng 9 năm 2022". Must not match: "Căn cứ Luật, ngày 5".
export const PLACE_DATE =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])((?:(?<=\|\s{1,4})\p{Lu}[A-Za-zÀ-ɏẠ-ỹ]{0,8}\n)?\p{Lu}[A-Za-zÀ-ɏẠ-ỹ.]*(?:[ -][A-Za-zÀ-ɏẠ-ỹ][A-Za-zÀ-ɏẠ-ỹ.]*){0,5})\s{0,3},\s{0,4}(ngày[\s.…]{0,15}(?:\d{1,2})?[\s.…]{0,15}tháng[\s.…]{0,15}(?:\d{1,2})?[\s.…]{0,15}năm\s{0,5}\d{4})/u;
// Matches: "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", also cut before "NAM". Must not match: "Công hòa".
export const MOTTO = /C[ỘÔ]NG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT(?:\s+NAM)?|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM/iu;
// Matches: "Độc lập - Tự do - Hạnh Phúc". Must not match: "độc lập, tự chủ".
export const SUB_MOTTO = /Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc/iu;
// Matches: the gap between two columns and the bar between two cells. Must not match: one space.
export const COLUMN_GAP = /\s*\|\s*|\s{3,}/;
