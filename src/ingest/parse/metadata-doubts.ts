import type { Diagnostic, Metadata } from '../parsed-document';
import { unitDoubt } from './unit-doubt';

// Matches: marks that no head's words hold: a tag, a bar, a date of the place line. Must not match: "Đề án \"Một cửa\"".
const FOREIGN = /<\/?[A-Za-zÀ-ɏẠ-ỹ]|\||,\s{0,3}ngày\s{1,3}\d{1,2}\s{1,3}tháng/u;
// Matches: what only begins an authority's name: "Tỉnh ủy Sông Lam", "Chính phủ". Must not match: "Nhân dân".
const AUTHORITY =
  /^(?:Quốc hội|Chính phủ|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng ủy|Tổng|Hội đồng|Đoàn|Tòa án|Viện kiểm sát)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
const LONGEST_TITLE = 600;

/** What of a head reads as if it were another part of it: a title with a place and day in it, an issuer that is no authority's name. */
export function metadataDoubts({ title, issuer, places }: Metadata): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (title !== null && (FOREIGN.test(title) || title.length > LONGEST_TITLE))
    found.push(doubt('The title may hold words of another part of the head.', places.title ?? null));
  const why =
    issuer === null || AUTHORITY.test(issuer) ? null : FOREIGN.test(issuer) ? 'holds foreign marks' : unitDoubt(issuer);
  if (why !== null) found.push(doubt(`"${issuer}", the issuer, ${why}.`, places.issuer ?? null));
  return found;
}

function doubt(message: string, place: Diagnostic['place']): Diagnostic {
  return { code: 'METADATA_UNSURE', severity: 'WARNING', message, place };
}
