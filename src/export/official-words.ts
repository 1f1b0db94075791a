/** Quốc hiệu and tiêu ngữ, as 30/2020/NĐ-CP has them. */
export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

// Matches: the place of "Sở Nội vụ tỉnh Lạc Giang", "Ủy ban nhân dân xã Hòa Bình". Must not match: "Bộ Nội vụ".
const PLACE = /(?:^|\s)(?:tỉnh|thành phố|xã|phường|đặc khu)\s+([^\s].*)$/iu;

/** Where and when something was issued, as it stands below the motto; dots for a place or a day that is not known. */
export function dateline(issuer: string | null, day: string | null): string {
  const place = PLACE.exec(issuer ?? '')?.[1] ?? '……';
  const [year, month, date] = day === null ? ['……', '……', '……'] : day.split('-');
  return `${place}, ngày ${date} tháng ${month} năm ${year}`;
}
