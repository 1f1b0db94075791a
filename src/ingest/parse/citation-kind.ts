import type { CitationKind } from '../parsed-document';

/** Words between a verb and the document that say nothing of the relation. */
const FILLER =
  '(?: toàn bộ| một phần| các| những| nội dung| quy định| hiệu lực| thi hành| việc| của| tại| trong| một số điều| một số nội dung| sau| đây|,? gồm|:| nghiêm túc| nghiêm| có hiệu quả| hiệu quả| đầy đủ| đồng bộ| tốt| kịp thời| chủ trương| nhiệm vụ| được giao| chỉ đạo| cho| và| tinh thần| mục tiêu| có liên quan| về| văn bản| quyết định| nghị quyết| nghị định| thông tư| kế hoạch|,)*';
/** Up to 80 letters of what a verb changes, without another clause. */
const OBJECT = '(?: (?:(?!quy định tại|quy định về|theo |được | là | này )[^;.:]){0,90})?';

/** A part of the document that a verb is about. */
const PART = '(?: (?:cụm từ|khoản|điểm|điều|mục|phụ lục|danh mục|quy chế)[^;.:]{0,70})?';

interface Relation {
  kind: CitationKind;
  /** Words of which one must stand there: looked for first, since most mentions have none. */
  words: readonly string[];
  pattern: RegExp;
}
// The verb, what may stand between, the end. Matches: "thay thế các ". Must not match: "thay thế vật tư theo ".
const relation = (kind: CitationKind, words: string, verb: string, between: string): Relation => ({
  kind,
  words: words.split('|'),
  pattern: new RegExp(`(?<![A-Za-zÀ-ɏẠ-ỹ])(?:${verb})(?![A-Za-zÀ-ɏẠ-ỹ])${between} ?(?:“|"|\\(|\\*\\*)?$`, 'iu'),
});

/** What the words right before a mention say of this document's relation to it. Of those that fit, the verb that stands nearest decides. */
const RELATIONS: readonly Relation[] = [
  // Matches: "và thay thế ", "thay thế cho các ". Must not match: "biện pháp thay thế theo ".
  relation('REPLACES', 'thay', 'thay thế|thay cho', `${FILLER}${PART}${FILLER}`),
  // Matches: "Bãi bỏ toàn bộ ", "bãi bỏ Điều 3 ", "hủy bỏ ". Must not match: "bãi bỏ thủ tục theo ".
  relation('REPEALS', 'bỏ', 'bãi bỏ|hủy bỏ|huỷ bỏ', `${FILLER}${PART}${FILLER}`),
  // Matches: "Sửa đổi, bổ sung một số điều của ", "điều chỉnh nhiệm vụ tại ". Must not match: "phạm vi điều chỉnh của ".
  relation(
    'AMENDS',
    'sửa đổi|điều chỉnh|bổ sung',
    '(?<!phạm vi )(?<!đối tượng )(?:sửa đổi,? bổ sung|sửa đổi|điều chỉnh,? bổ sung|điều chỉnh|cập nhật,? bổ sung|bổ sung)',
    OBJECT,
  ),
  // Matches: "Đính chính lỗi kỹ thuật tại ". Must not match: "chỉnh sửa".
  relation('CORRECTS', 'đính chính', 'đính chính', OBJECT),
  // Matches: "kéo dài thời hạn áp dụng của ", "gia hạn hiệu lực của ". Must not match: "kéo dài đến".
  relation(
    'EXTENDS',
    'kéo dài|gia hạn',
    '(?:kéo dài|gia hạn)(?: việc)? (?:thời hạn|thời gian|hiệu lực|áp dụng|thực hiện)',
    OBJECT,
  ),
  // Matches: "tạm ngưng hiệu lực của ", "đình chỉ việc thi hành ". Must not match: "có hiệu lực".
  relation(
    'SUSPENDS',
    'ngưng|ngừng|đình chỉ',
    '(?:tạm )?(?:ngưng|ngừng|đình chỉ)(?: việc)?(?: hiệu lực| thi hành| áp dụng| thực hiện)',
    FILLER,
  ),
  // Matches: "hợp nhất ". Must not match: "thống nhất ".
  relation('CONSOLIDATES', 'hợp nhất', 'hợp nhất', FILLER),
  // Matches: "quy định chi tiết một số điều của ", "chi tiết thi hành ". Must not match: "kế hoạch chi tiết".
  relation('DETAILS', 'chi tiết', 'quy định chi tiết', OBJECT),
  // Matches: "hướng dẫn thi hành ", "hướng dẫn thực hiện một số điều của ". Must not match: "theo hướng dẫn tại ".
  relation(
    'GUIDES',
    'hướng dẫn',
    '(?<!theo )(?<!văn bản )hướng dẫn(?: việc)?(?: thi hành| thực hiện| áp dụng| triển khai)?',
    `(?: một số điều của| các| một số nội dung(?: của| tại)| việc)*`,
  ),
  // Matches: "ban hành kèm theo ", "(Kèm theo ". Must not match: "gửi kèm theo ".
  relation('ISSUED_WITH', 'kèm theo', '(?<!gửi )(?<!hồ sơ )kèm theo', '(?: tại)?'),
  // Matches: "thực hiện ", "triển khai thực hiện nghiêm ", "quán triệt ", "cụ thể hóa ". Must not match: "thực hiện theo ".
  relation(
    'IMPLEMENTS',
    'thực hiện|triển khai|thi hành|quán triệt|thể hó|thể hoá|chế hó|chế hoá',
    '(?<!hướng dẫn )(?<!hướng dẫn việc )(?<!biện pháp )(?<!chi tiết )(?:thực hiện|triển khai|thi hành)|quán triệt|cụ thể h[óo][áa]?|thể chế h[óo][áa]?',
    FILLER,
  ),
];
/** Relations in which the document itself must be the one that acts. */
export const OWN_ACTS: ReadonlySet<CitationKind> = new Set([
  'REPLACES',
  'REPEALS',
  'AMENDS',
  'CORRECTS',
  'EXTENDS',
  'SUSPENDS',
  'CONSOLIDATES',
  'DETAILS',
  'GUIDES',
]);
/** What makes a change planned, past or somebody else's. Matches: "xây dựng dự thảo …", "được …", "đã …". Must not match: "Quyết định này sửa đổi". */
const NOT_THIS_ACT =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:dự thảo|dự án|xây dựng|tham mưu|đề xuất|nghiên cứu|rà soát|trình|hoàn thiện|kiến nghị|được|bị|đã|soạn thảo|đề nghị|xem xét|phê duyệt|kế hoạch (?!này)|nếu|trường hợp|khi|sẽ|đang|cần|góp ý|lấy ý kiến|phối hợp|chủ trì|tiếp tục|sớm|kịp thời|việc (?=rà soát|xây dựng)|ban hành(?= (?:mới|các|văn bản|thay thế|nghị định sửa)))(?![A-Za-zÀ-ɏẠ-ỹ])/iu;
/** What says that the document itself acts. Matches: "Nghị quyết này". Must not match: "Nghị quyết nêu trên". */
const ITSELF =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:quyết định|nghị quyết|nghị định|thông tư|kế hoạch|chỉ thị|quy chế|quy định|chương trình|văn bản|luật|hướng dẫn|thông báo) này(?![A-Za-zÀ-ɏẠ-ỹ])/iu;
/** What reports on a document instead of carrying it out. Matches: "kết quả thực hiện ", "tổng kết thi hành ". Must not match: "tổ chức thực hiện ". */
const REPORTS_ON =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:kết quả|tình hình|tổng kết|sơ kết|thực tiễn|báo cáo(?: về)?(?: việc)?|bước đầu)(?: triển khai,?| đánh giá| tổ chức| việc| thực tiễn| \d+ năm| công tác)* $/iu;
const CONTEXT = 200;

/** Where a mention stands, as far as its relation depends on that. */
export interface KindContext {
  /** Where the document that is named before it in the same clause ends, else null. */
  previousEnd: number | null;
  /** The passage stands where a document does what it is there for: its title, its articles. */
  canAct: boolean;
}

/** How a document that is mentioned at `start` outside the preamble's verbs stands to this one. */
export function relationBefore(text: string, start: number, { previousEnd, canAct }: KindContext): CitationKind {
  const near = text.slice(Math.max(0, start - CONTEXT), start);
  // no verb reaches over the end of its clause
  const clauseAt = Math.max(near.lastIndexOf(';'), near.lastIndexOf('. ')) + 1;
  const before = near.slice(clauseAt);
  const offset = start - before.length;
  const small = before.toLowerCase();
  let nearest: { kind: CitationKind; at: number; length: number } | null = null;
  for (const { kind, words, pattern } of RELATIONS) {
    if (!words.some((word) => small.includes(word))) continue;
    const match = pattern.exec(before);
    // "thực hiện" and "thi hành" are part of what is prolonged or suspended
    const isPartOf = kind === 'IMPLEMENTS' && (nearest?.kind === 'EXTENDS' || nearest?.kind === 'SUSPENDS');
    if (match !== null && !isPartOf && (nearest === null || match.index > nearest.at))
      nearest = { kind, at: match.index, length: match[0].length };
  }
  if (nearest === null) return 'CITES';
  const { kind, at } = nearest;
  if (kind === 'IMPLEMENTS') return REPORTS_ON.test(before.slice(0, at)) ? 'CITES' : kind;
  if (!OWN_ACTS.has(kind)) return kind;
  // Matches: the verb that begins a sentence of its own. Must not match: "sửa đổi".
  const isTitleOfPrevious = previousEnd !== null && offset + at <= previousEnd + 2;
  const beginsClause = /^\p{Lu}\p{Ll}/u.test(before.slice(at)) && !isTitleOfPrevious;
  if (beginsClause) return canAct ? kind : 'CITES';
  const verb = before.slice(0, at);
  if (previousEnd !== null || NOT_THIS_ACT.test(verb)) return 'CITES';
  return canAct || ITSELF.test(verb) ? kind : 'CITES';
}

/** The first words of a paragraph that names what the document rests on. Matches: "Căn cứ Luật", "Theo đề nghị của", "Để bảo đảm an toàn hồ đập, thực hiện ". Must not match: "Trong năm". */
export const BASIS_OPENER =
  /^(?:\*{1,2})?(?:[-–+•*] ?)?(?:Căn cứ|CĂN CỨ|Thực hiện|Triển khai|Thi hành|Theo đề nghị|Xét đề nghị|Xét|Trên cơ sở|Theo|(?:Để|Nhằm) [^.;]{5,200}?, (?:căn cứ|thực hiện|triển khai))(?=,? )/u;
/** One more document of the Căn cứ above it, on a line of its own in the preamble. Matches: "Luật sửa đổi, bổ sung một số điều của …", "Nghị định số 32/2020/NĐ-CP". Must not match: "Nghị quyết này". */
export const BASIS_GOES_ON =
  /^\*{0,2}(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư) (?=số \d|[Ss]ửa đổi|\p{Lu})/u;
/** What may stand between two documents that one Căn cứ names. Matches: ", ", " và ", "; ", " được sửa đổi, bổ sung bởi ". Must not match: " về ". */
export const BASIS_JOIN =
  /^(?:,|;| và|,? ?(?:\(|đã )?(?:được )?(?:sửa đổi,? bổ sung|sửa đổi|bổ sung)(?: một số điều)?(?: bởi| theo| tại)| các| cùng| Căn cứ|\)|\s)*$/u;
/** What stands before one more document of the same Căn cứ, behind what the one before is about. Matches: " về công tác văn thư và ", " năm 2025, ", ", ý kiến của Bộ Tài chính (". Must not match: " sửa đổi Điều 3, ". */
export const BASIS_SIBLING =
  /(?:(?<!(?:khoản|điểm|điều|mục) [A-Za-zÀ-ɏẠ-ỹ\d]{1,4}), | và |, (?:ý kiến|đề nghị|báo cáo) của [^,;.()]{3,90}(?: tại |\())$/iu;
/** Where the preamble's last sentence enacts. Matches: "… Vụ Pháp chế, Bộ trưởng Bộ Tài chính ban hành Thông tư". Must not match: "về việc ban hành Kế hoạch". */
export const ENACTS =
  /[,;.] (?:Bộ trưởng|Chính phủ|Thủ tướng|Chủ tịch|[UuỦủ][ỷy] ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Giám đốc|Sở|Bộ|Đảng (?:đoàn|ủy|uỷ)|Ban (?:Thường vụ|Chấp hành|[Cc]án sự)|Tỉnh [uủ][ỷy]|Thành [uủ][ỷy])(?: [^,;.]{0,80})? ban hành (?:Thông tư|Nghị định|Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Chương trình)/u;
/** What says that the document named next amended the one before. Matches: " được sửa đổi, bổ sung bởi ". Must not match: " sửa đổi, bổ sung một số điều của ". */
export const AMENDED_BY =
  /(?:được )?(?:sửa đổi,? bổ sung|sửa đổi|bổ sung|thay thế)(?: một số điều)?(?: lần \d)?(?: bởi| tại| theo) $/u;
/** What says of the documents named before that this one ends them. Matches: " hết hiệu lực kể từ ngày Nghị định này có hiệu lực", " về cụm công nghiệp hết hiệu lực thi hành từ ngày 01/5/2024". Must not match: " có hiệu lực", " hết hiệu lực thì". */
export const LAPSES =
  /^(?: (?:về|quy định|sửa đổi|hướng dẫn|ban hành)(?![A-Za-zÀ-ɏẠ-ỹ])[^;.]{0,260}?)?,? hết hiệu lực(?: thi hành)?(?: toàn bộ| một phần)?,? (?:kể )?từ (?:ngày|thời điểm)(?= \d| [A-Za-zÀ-ɏẠ-ỹ]+ [A-Za-zÀ-ɏẠ-ỹ]+ này| Luật này)/u;
/** What leads a list of documents that one verb governs. Matches: "Bãi bỏ các quyết định sau:". Must not match: "như sau:" of tasks. */
const LIST_LEAD =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(bãi bỏ|thay thế|sửa đổi,? bổ sung|sửa đổi|đính chính|hợp nhất|hết hiệu lực)[^;.]{0,120}(?:văn bản|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|kế hoạch)[^;.]{0,80}(?:sau|sau đây|dưới đây|gồm|:)\s*:?$/iu;
/** How all of those end: looked at first, few paragraphs do. Matches: "như sau:", "gồm". Must not match: "sau khi". */
const LEADS = /(?:sau|đây|gồm|:)\s*:?$/iu;
const LEAD_REACH = 12;
const LEAD_KINDS: Readonly<Record<string, CitationKind>> = {
  'bãi bỏ': 'REPEALS',
  'hết hiệu lực': 'REPEALS',
  'thay thế': 'REPLACES',
  'đính chính': 'CORRECTS',
  'hợp nhất': 'CONSOLIDATES',
};

/** The relation that a paragraph sets for the documents listed below it, or null. */
export function listedKind(text: string): CitationKind | null {
  if (!LEADS.test(text.slice(-LEAD_REACH))) return null;
  const verb = LIST_LEAD.exec(text.slice(-260))?.[1]?.toLowerCase();
  return verb === undefined ? null : (LEAD_KINDS[verb] ?? 'AMENDS');
}
