import { describedEnum } from '../../graph/described-enum';
import type { LinkArgument } from '../../graph/links';

/** In what way one document uses another: the relation phrases of administrative documents. */
export const CitationKind = describedEnum('CitationKind', 'How one document uses another (quan hệ giữa hai văn bản).', {
  BASIS: 'It is issued on this basis (căn cứ).',
  CITES: 'It mentions it (dẫn chiếu).',
  IMPLEMENTS: 'It carries it out (thực hiện, triển khai).',
  ISSUED_WITH: 'It was issued together with it (ban hành kèm theo).',
  AMENDS: 'It amends or supplements it (sửa đổi, bổ sung).',
  REPLACES: 'It takes its place (thay thế).',
  REPEALS: 'It ends it (bãi bỏ).',
  CORRECTS: 'It corrects its wording (đính chính).',
  GUIDES: 'It gives guidance on it (hướng dẫn).',
  DETAILS: 'It regulates it in detail (quy định chi tiết).',
  CONSOLIDATES: 'It consolidates it (hợp nhất).',
  SUSPENDS: 'It suspends it (tạm ngưng hiệu lực).',
  EXTENDS: 'It prolongs it (kéo dài thời hạn áp dụng).',
});
export type CitationKind = keyof typeof CitationKind;

export const CitationStatus = describedEnum(
  'CitationStatus',
  'How sure the hub is which document is meant (trạng thái viện dẫn).',
  {
    RESOLVED: 'Exactly one document is meant (đã xác định).',
    SUSPECT: 'Its number cannot be right as written; statusReason says why (nghi sai).',
    AMBIGUOUS: 'It fits several documents (chưa rõ văn bản nào).',
    UNRESOLVED: 'No document could be found or made for it (chưa xác định).',
  },
);
export type CitationStatus = keyof typeof CitationStatus;

/** The argument `kinds` of every list of citations. */
export const CITATION_KINDS_ARGUMENT: Record<'kinds', LinkArgument> = {
  kinds: { type: () => [CitationKind], property: 'kind', description: 'Only these kinds; all where absent.' },
};
