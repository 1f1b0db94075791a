import { fold } from './fold';

/** Who issues a type of document: `only` where the law gives it to one authority, as symbols name it. */
export interface DocumentType {
  /** In sentence case, as `type` is shown. */
  name: string;
  /** As it stands in a symbol: "QĐ"; empty where the symbol has none. */
  abbreviations: readonly string[];
  /** The agencies, as symbols name them, that alone issue this type: a Nghị định is the Government's. */
  only?: readonly string[];
}

/**
 * The 29 administrative types of Nghị định 30/2020/NĐ-CP (Điều 7, Phụ lục III), the normative ones of Luật 64/2025/QH15
 * and the Party's (Hướng dẫn 36-HD/VPTW). Longer names stand before the names they begin with.
 */
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  { name: 'Hiến pháp', abbreviations: [] },
  { name: 'Bộ luật', abbreviations: [] },
  { name: 'Luật', abbreviations: [] },
  { name: 'Pháp lệnh', abbreviations: [] },
  { name: 'Lệnh', abbreviations: ['L'] },
  { name: 'Nghị định', abbreviations: ['NĐ'], only: ['CP'] },
  { name: 'Nghị quyết liên tịch', abbreviations: ['NQLT'] },
  { name: 'Nghị quyết', abbreviations: ['NQ'] },
  { name: 'Quyết định', abbreviations: ['QĐ'] },
  { name: 'Chỉ thị', abbreviations: ['CT'] },
  { name: 'Thông tư liên tịch', abbreviations: ['TTLT'] },
  { name: 'Thông tư', abbreviations: ['TT'] },
  { name: 'Văn bản hợp nhất', abbreviations: ['VBHN'] },
  { name: 'Quy chế', abbreviations: ['QC', 'QCh'] },
  { name: 'Quy định', abbreviations: ['QyĐ', 'QĐ'] },
  { name: 'Thông cáo', abbreviations: ['TC'] },
  { name: 'Thông báo', abbreviations: ['TB'] },
  { name: 'Thông tri', abbreviations: ['TT'] },
  { name: 'Hướng dẫn', abbreviations: ['HD'] },
  { name: 'Chương trình', abbreviations: ['CTr'] },
  { name: 'Kế hoạch', abbreviations: ['KH'] },
  { name: 'Kết luận', abbreviations: ['KL'] },
  { name: 'Phương án', abbreviations: ['PA'] },
  { name: 'Đề án', abbreviations: ['ĐA'] },
  { name: 'Dự án', abbreviations: ['DA', 'DAn'] },
  { name: 'Báo cáo', abbreviations: ['BC'] },
  { name: 'Biên bản', abbreviations: ['BB'] },
  { name: 'Tờ trình', abbreviations: ['TTr'] },
  { name: 'Hợp đồng', abbreviations: ['HĐ'] },
  { name: 'Công văn', abbreviations: ['CV'] },
  { name: 'Công điện', abbreviations: ['CĐ'] },
  { name: 'Văn bản', abbreviations: [] },
  { name: 'Giấy mời', abbreviations: ['GM'] },
  { name: 'Giấy ủy quyền', abbreviations: ['GUQ'] },
  { name: 'Giấy giới thiệu', abbreviations: ['GGT'] },
  { name: 'Phiếu gửi', abbreviations: ['PG'] },
  { name: 'Phiếu chuyển', abbreviations: ['PC'] },
  { name: 'Phiếu báo', abbreviations: ['PB'] },
];

const typeByName = new Map(
  DOCUMENT_TYPES.flatMap((type) => [[fold(type.name), type] as const, [type.name, type] as const]),
);

/** The type that the words name, whatever their case and accents: "QUYẾT ĐỊNH" → Quyết định; null where none does. */
export function documentTypeOf(words: string): DocumentType | null {
  return typeByName.get(words) ?? typeByName.get(fold(words)) ?? null;
}

const typesByAbbreviation = new Map<string, DocumentType[]>();
for (const type of DOCUMENT_TYPES)
  for (const key of new Set(type.abbreviations.flatMap((name) => [name, fold(name)])))
    typesByAbbreviation.set(key, [...(typesByAbbreviation.get(key) ?? []), type]);

/** The types that a symbol's abbreviation can stand for. */
export function documentTypesByAbbreviation(abbreviation: string): readonly DocumentType[] {
  return typesByAbbreviation.get(abbreviation) ?? typesByAbbreviation.get(fold(abbreviation)) ?? [];
}
