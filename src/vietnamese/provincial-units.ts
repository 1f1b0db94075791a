/** A kind of body of which a province or city has one. */
export interface ProvincialUnit {
  /** Without the place: "Sở Công Thương". */
  base: string;
  /** Other names, without the place. */
  aliases: readonly string[];
  /** The letters that stand for it in numbers: "SCT" in 5/KH-SCT. */
  symbols: readonly string[];
  /** A department of the people's committee, or a body of its own. */
  belongs: 'committee' | 'itself';
  validFrom: string | null;
  validTo: string | null;
  /** The kind that took over its duties, by base, and when. */
  into: { base: string; on: string } | null;
}

/** Nghị định 45/2025/NĐ-CP took effect, and the provinces merged their departments, on this day. */
const MARCH_2025 = '2025-03-01';
const FEBRUARY_2025 = '2025-02-28';

/** BASE | symbols | other names. Departments by Nghị định 45/2025/NĐ-CP, those of some provinces only included. */
const DEPARTMENTS = `
Sở Nội vụ | SNV |
Sở Tư pháp | STP |
Sở Tài chính | STC |
Sở Công Thương | SCT |
Sở Xây dựng | SXD |
Sở Khoa học và Công nghệ | SKHCN |
Sở Văn hóa, Thể thao và Du lịch | SVHTTDL | Sở VHTTDL
Sở Văn hóa và Thể thao | SVHTT | Sở VHTT
Sở Giáo dục và Đào tạo | SGDĐT; SGD&ĐT | Sở GDĐT
Sở Y tế | SYT |
Sở Ngoại vụ | SNgV |
Sở Du lịch | SDL |
Sở Quy hoạch - Kiến trúc | SQHKT |
Thanh tra | |
Văn phòng Ủy ban nhân dân | VPUBND |`;

const NEW_DEPARTMENTS = `
Sở Nông nghiệp và Môi trường | SNNMT; SNN&MT | Sở NNMT
Sở Dân tộc và Tôn giáo | SDTTG | Sở DTTG`;

/** BASE | symbols | other names | successor: merged as the ministries were, by each province's own resolution. */
const ABOLISHED_DEPARTMENTS = `
Sở Kế hoạch và Đầu tư | SKHĐT; SKH&ĐT | | Sở Tài chính
Sở Lao động - Thương binh và Xã hội | SLĐTBXH | | Sở Nội vụ
Sở Thông tin và Truyền thông | STTTT; STT&TT | Sở TTTT | Sở Khoa học và Công nghệ
Sở Giao thông vận tải | SGTVT | Sở GTVT | Sở Xây dựng
Sở Tài nguyên và Môi trường | STNMT; STN&MT | Sở TNMT | Sở Nông nghiệp và Môi trường
Sở Nông nghiệp và Phát triển nông thôn | SNNPTNT; SNN&PTNT | | Sở Nông nghiệp và Môi trường`;

/** BASE | symbols | other names: bodies that are not the committee's. */
const OWN = `
Tỉnh ủy | TU | Thành ủy
Hội đồng nhân dân | HĐND | Thường trực Hội đồng nhân dân
Công an | CA |
Bộ Chỉ huy Quân sự | BCHQS |
Ủy ban Mặt trận Tổ quốc Việt Nam | UBMTTQ | Ủy ban Mặt trận Tổ quốc; Mặt trận Tổ quốc; Mặt trận Tổ quốc Việt Nam; Ban Thường trực Ủy ban Mặt trận Tổ quốc
Liên đoàn Lao động | LĐLĐ |
Hội Nông dân | |
Hội Liên hiệp Phụ nữ | |
Hội Cựu chiến binh | |
Tòa án nhân dân | TAND |
Viện kiểm sát nhân dân | VKSND | Viện kiểm sát
Thi hành án dân sự | THADS |
Bảo hiểm xã hội | BHXH |
Thuế | |
Thống kê | |
Đoàn đại biểu Quốc hội | ĐĐBQH |`;

const rows = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));

const several = (cell: string | undefined): string[] => (cell ? cell.split(/\s*;\s*/).filter(Boolean) : []);

const kind = (cells: string[], belongs: ProvincialUnit['belongs'], rest: Partial<ProvincialUnit>): ProvincialUnit => ({
  base: cells[0] ?? '',
  symbols: several(cells[1]),
  aliases: several(cells[2]),
  belongs,
  validFrom: null,
  validTo: null,
  into: null,
  ...rest,
});

/** The bodies that every province has, or may have, one of; those of before March 2025 included. */
export const PROVINCIAL_UNITS: readonly ProvincialUnit[] = [
  ...rows(DEPARTMENTS).map((cells) => kind(cells, 'committee', {})),
  ...rows(NEW_DEPARTMENTS).map((cells) => kind(cells, 'committee', { validFrom: MARCH_2025 })),
  ...rows(ABOLISHED_DEPARTMENTS).map((cells) =>
    kind(cells, 'committee', { validTo: FEBRUARY_2025, into: { base: cells[3] ?? '', on: MARCH_2025 } }),
  ),
  ...rows(OWN).map((cells) => kind(cells, 'itself', {})),
];
