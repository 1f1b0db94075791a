import type { CitationKind } from '../parsed-document';

/** What the words right before a mention say of this document's relation to it. The first that fits decides. */
const RELATIONS: ReadonlyArray<readonly [RegExp, CitationKind]> = [
  // Matches: "và thay thế ". Must not match: "được thay thế bởi ".
  [/(?:thay thế|thay cho)(?: cho| toàn bộ| các)* $/u, 'REPLACES'],
  // Matches: "Bãi bỏ toàn bộ ", "bãi bỏ Điều 3 ". Must not match: "bị bãi bỏ".
  [/[Bb]ãi bỏ(?: toàn bộ| một phần| các| nội dung| quy định)*(?: tại)? $/u, 'REPEALS'],
  // Matches: "Sửa đổi, bổ sung một số điều của ", "Điều chỉnh nhiệm vụ tại ". Must not match: "đã được sửa đổi, bổ sung bởi ".
  [
    /(?:[Ss]ửa đổi,? bổ sung|[Ss]ửa đổi|[Đđ]iều chỉnh|[Cc]ập nhật,? bổ sung)(?: (?!bởi)[^;.]{0,70})?(?: của| tại| trong| kèm theo)? $/u,
    'AMENDS',
  ],
  // Matches: "Đính chính ". Must not match: "chỉnh".
  [/[Đđ]ính chính(?: [^;.]{0,40})? $/u, 'CORRECTS'],
  // Matches: "kéo dài thời hạn áp dụng của ". Must not match: "kéo dài đến".
  [/[Kk]éo dài thời (?:hạn|gian)[^;.]{0,50} $/u, 'EXTENDS'],
  // Matches: "tạm ngưng hiệu lực ". Must not match: "có hiệu lực".
  [/(?:ngưng|đình chỉ)(?: việc thi hành| hiệu lực| thi hành)?(?: của)? $/u, 'SUSPENDS'],
  // Matches: "hợp nhất ". Must not match: "thống nhất ".
  [/[Hh]ợp nhất(?: các)? $/u, 'CONSOLIDATES'],
  // Matches: "quy định chi tiết một số điều của ". Must not match: "kế hoạch chi tiết".
  [/quy định chi tiết(?: [^;.]{0,60})? $/u, 'DETAILS'],
  // Matches: "hướng dẫn thi hành ", "hướng dẫn thực hiện ". Must not match: "theo hướng dẫn tại ".
  [/(?<!theo )[Hh]ướng dẫn(?: thi hành| thực hiện| áp dụng)(?: một số điều của)? $/u, 'GUIDES'],
  // Matches: "ban hành kèm theo ", "(Kèm theo ". Must not match: "gửi kèm".
  [/[Kk]èm theo(?: tại)? $/u, 'ISSUED_WITH'],
  // Matches: "thực hiện ", "triển khai thực hiện nghiêm ", "quán triệt ", "cụ thể hóa ". Must not match: "theo ".
  [
    /(?:[Tt]hực hiện|[Tt]riển khai|[Tt]hi hành|[Qq]uán triệt|[Cc]ụ thể h[óo][áa]?|[Tt]hể chế h[óo][áa]?)(?: nghiêm túc| nghiêm| có hiệu quả| hiệu quả| đầy đủ| các| tốt| kịp thời| nội dung)* $/u,
    'IMPLEMENTS',
  ],
];
/** Relations in which the document itself must be the one that acts, so no other document may be named before in the clause. */
const OWN_ACTS: ReadonlySet<CitationKind> = new Set([
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
/** What makes a change planned instead of made. Matches: "xây dựng dự thảo …", "Xây dựng, trình …", "tham mưu …". Must not match: "Quyết định này sửa đổi". */
const PLANNED =
  /(?:dự thảo|xây dựng|tham mưu|đề xuất|nghiên cứu|rà soát|trình|hoàn thiện|kiến nghị|được|soạn thảo)(?!\p{L})/iu;
const CONTEXT = 140;

/** How a document that is mentioned at `start` outside the preamble's verbs stands to this one. */
export function relationBefore(text: string, start: number, namedBefore: boolean): CitationKind {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  for (const [phrase, kind] of RELATIONS) {
    const match = phrase.exec(before);
    if (match === null) continue;
    if (!OWN_ACTS.has(kind)) return kind;
    const clause = before.slice(
      Math.max(before.lastIndexOf(';', match.index), before.lastIndexOf('. ', match.index)) + 1,
      match.index + match[0].length,
    );
    return namedBefore || PLANNED.test(clause) ? 'CITES' : kind;
  }
  return 'CITES';
}

/** The first words of a paragraph that names what the document rests on. Matches: "Căn cứ Luật", "Theo đề nghị của". Must not match: "Căn cứ vào tình hình"? It does, and names no document there. */
export const BASIS_OPENER =
  /^(?:[-–+•] ?)?(?:Căn cứ|Thực hiện|Triển khai|Thi hành|Theo đề nghị|Xét đề nghị|Xét|Trên cơ sở|Theo)(?= )/u;
/** What may stand between two documents that one Căn cứ names. Matches: ", ", " và ", "; ", " được sửa đổi, bổ sung bởi ". Must not match: " về ". */
export const BASIS_JOIN =
  /^(?:,|;| và| ?(?:\(|đã )?(?:được )?sửa đổi,? bổ sung(?: một số điều)?(?: bởi| theo| tại)| các| cùng| Căn cứ|\)|\s)*$/u;
