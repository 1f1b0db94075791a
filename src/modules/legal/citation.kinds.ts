import { registerEnumType } from 'type-graphql';
import type { LinkArgument } from '../../graph/links';

/** In what way one document uses another: the relation phrases of administrative documents. */
export const CitationKind = {
  BASIS: 'BASIS',
  CITES: 'CITES',
  IMPLEMENTS: 'IMPLEMENTS',
  ISSUED_WITH: 'ISSUED_WITH',
  AMENDS: 'AMENDS',
  REPLACES: 'REPLACES',
  REPEALS: 'REPEALS',
  CORRECTS: 'CORRECTS',
  GUIDES: 'GUIDES',
  DETAILS: 'DETAILS',
  CONSOLIDATES: 'CONSOLIDATES',
  SUSPENDS: 'SUSPENDS',
  EXTENDS: 'EXTENDS',
} as const;
export type CitationKind = keyof typeof CitationKind;

registerEnumType(CitationKind, {
  name: 'CitationKind',
  description: 'How one document uses another (quan hệ giữa hai văn bản).',
  valuesConfig: {
    BASIS: { description: 'It is issued on this basis (căn cứ).' },
    CITES: { description: 'It mentions it (dẫn chiếu).' },
    IMPLEMENTS: { description: 'It carries it out (thực hiện, triển khai).' },
    ISSUED_WITH: { description: 'It was issued together with it (ban hành kèm theo).' },
    AMENDS: { description: 'It amends or supplements it (sửa đổi, bổ sung).' },
    REPLACES: { description: 'It takes its place (thay thế).' },
    REPEALS: { description: 'It ends it (bãi bỏ).' },
    CORRECTS: { description: 'It corrects its wording (đính chính).' },
    GUIDES: { description: 'It gives guidance on it (hướng dẫn).' },
    DETAILS: { description: 'It regulates it in detail (quy định chi tiết).' },
    CONSOLIDATES: { description: 'It consolidates it (hợp nhất).' },
    SUSPENDS: { description: 'It suspends it (tạm ngưng hiệu lực).' },
    EXTENDS: { description: 'It prolongs it (kéo dài thời hạn áp dụng).' },
  },
});

export const CitationStatus = {
  RESOLVED: 'RESOLVED',
  SUSPECT: 'SUSPECT',
  AMBIGUOUS: 'AMBIGUOUS',
  UNRESOLVED: 'UNRESOLVED',
} as const;
export type CitationStatus = keyof typeof CitationStatus;

registerEnumType(CitationStatus, {
  name: 'CitationStatus',
  description: 'How sure the hub is which document is meant (trạng thái viện dẫn).',
  valuesConfig: {
    RESOLVED: { description: 'Exactly one document is meant (đã xác định).' },
    SUSPECT: { description: 'Its number cannot be right as written; statusReason says why (nghi sai).' },
    AMBIGUOUS: { description: 'It fits several documents (chưa rõ văn bản nào).' },
    UNRESOLVED: { description: 'No document could be found or made for it (chưa xác định).' },
  },
});

/** The argument `kinds` of every list of citations. */
export const CITATION_KINDS_ARGUMENT: Record<'kinds', LinkArgument> = {
  kinds: { type: () => [CitationKind], property: 'kind', description: 'Only these kinds; all where absent.' },
};
