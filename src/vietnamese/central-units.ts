/** A body that there is once in the whole country. */
export interface CentralUnit {
  name: string;
  aliases: readonly string[];
  /** The letters that stand for it in numbers: "BTC" in 12/2026/TT-BTC; also written alone. */
  symbols: readonly string[];
  validFrom: string | null;
  validTo: string | null;
  /** By name. */
  parent: string | null;
  /** What took over its main duties, by name, and when. */
  into: { name: string; on: string } | null;
}

/** The Government's bodies changed on this day (Nghị quyết 176/2025/QH15). */
const MARCH_2025 = '2025-03-01';
const FEBRUARY_2025 = '2025-02-28';
/** The bodies of the Party's Central Committee changed on this day (decisions of the Politburo of January 2025). */
const PARTY_2025 = '2025-02-03';

/**
 * NAME | symbols | other names. Ministries and agencies by Nghị quyết 176/2025/QH15, the Party's by the decisions made
 * public on 3 February 2025; the National Assembly's, courts and procuracy by their own laws.
 */
const STANDING = `
Bộ Chính trị | | Bộ Chính trị Trung ương Đảng; Bộ Chính trị Ban Chấp hành Trung ương Đảng
Ban Bí thư | | Ban Bí thư Trung ương Đảng; Ban Bí thư Trung ương
Ban Chấp hành Trung ương Đảng | | Ban Chấp hành Trung ương; Trung ương Đảng; Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam
Văn phòng Trung ương Đảng | VPTW | Văn phòng Trung ương
Ban Tổ chức Trung ương | BTCTW | Ban Tổ chức Trung ương Đảng
Ủy ban Kiểm tra Trung ương | UBKTTW | Ủy ban Kiểm tra Trung ương Đảng
Ban Nội chính Trung ương | BNCTW | Ban Nội chính Trung ương Đảng
Đảng ủy Chính phủ | |
Đảng ủy Quốc hội | |
Quốc hội | QH |
Ủy ban Thường vụ Quốc hội | UBTVQH | UBTV Quốc hội
Văn phòng Quốc hội | VPQH | VP Quốc hội
Chủ tịch nước | CTN | Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam
Văn phòng Chủ tịch nước | VPCTN |
Chính phủ | CP | Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam
Thủ tướng Chính phủ | TTg | Thủ tướng
Bộ Quốc phòng | BQP |
Bộ Công an | BCA |
Bộ Ngoại giao | BNG | Bộ NG
Bộ Nội vụ | BNV | Bộ NV
Bộ Tư pháp | BTP |
Bộ Tài chính | BTC |
Bộ Công Thương | BCT |
Bộ Xây dựng | BXD |
Bộ Văn hóa, Thể thao và Du lịch | BVHTTDL |
Bộ Khoa học và Công nghệ | BKHCN |
Bộ Giáo dục và Đào tạo | BGDĐT; BGD&ĐT |
Bộ Y tế | BYT |
Ngân hàng Nhà nước Việt Nam | NHNN; NHNNVN | Ngân hàng Nhà nước
Thanh tra Chính phủ | TTCP |
Văn phòng Chính phủ | VPCP | VP Chính phủ
Đài Truyền hình Việt Nam | THVN; VTV |
Đài Tiếng nói Việt Nam | TNVN; VOV |
Thông tấn xã Việt Nam | TTXVN | Thông tấn xã
Viện Hàn lâm Khoa học và Công nghệ Việt Nam | VHLKHCNVN | Viện Hàn lâm Khoa học và Công nghệ
Viện Hàn lâm Khoa học xã hội Việt Nam | VHLKHXHVN | Viện Hàn lâm Khoa học xã hội
Kiểm toán nhà nước | KTNN | Kiểm toán Nhà nước Việt Nam
Tòa án nhân dân tối cao | TANDTC |
Viện kiểm sát nhân dân tối cao | VKSNDTC; VKSTC |
Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | UBTWMTTQVN | Ủy ban Trung ương MTTQ; Mặt trận Tổ quốc Việt Nam; Ủy ban Mặt trận Tổ quốc Việt Nam
Tổng Liên đoàn Lao động Việt Nam | TLĐ | Tổng Liên đoàn Lao động
Trung ương Hội Nông dân Việt Nam | HNDTW | Hội Nông dân Việt Nam
Trung ương Hội Liên hiệp Phụ nữ Việt Nam | | Hội Liên hiệp Phụ nữ Việt Nam
Trung ương Hội Cựu chiến binh Việt Nam | | Hội Cựu chiến binh Việt Nam
Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh | TWĐTN | Đoàn Thanh niên Cộng sản Hồ Chí Minh; Trung ương Đoàn; Trung ương Đoàn TNCS Hồ Chí Minh
Liên đoàn Thương mại và Công nghiệp Việt Nam | VCCI | Phòng Thương mại và Công nghiệp Việt Nam
Học viện Chính trị quốc gia Hồ Chí Minh | |
Bảo hiểm xã hội Việt Nam | BHXHVN; BHXH |`;

/** NAME | symbols | other names | first day. */
const NEW = `
Bộ Nông nghiệp và Môi trường | BNNMT; BNN&MT | Bộ NNMT | ${MARCH_2025}
Bộ Dân tộc và Tôn giáo | BDTTG | Bộ DTTG | ${MARCH_2025}
Ban Tuyên giáo và Dân vận Trung ương | BTGDVTW | | ${PARTY_2025}
Ban Chính sách, chiến lược Trung ương | BCSCLTW | Ban Chính sách, Chiến lược Trung ương | ${PARTY_2025}`;

/** NAME | symbols | other names | successor | last day | day of the merger. */
const ABOLISHED = `
Bộ Kế hoạch và Đầu tư | BKHĐT; BKH&ĐT | | Bộ Tài chính | ${FEBRUARY_2025} | ${MARCH_2025}
Bộ Lao động - Thương binh và Xã hội | BLĐTBXH | Bộ LĐTBXH | Bộ Nội vụ | ${FEBRUARY_2025} | ${MARCH_2025}
Bộ Thông tin và Truyền thông | BTTTT; BTT&TT | Bộ TTTT | Bộ Khoa học và Công nghệ | ${FEBRUARY_2025} | ${MARCH_2025}
Bộ Giao thông vận tải | BGTVT | Bộ GTVT | Bộ Xây dựng | ${FEBRUARY_2025} | ${MARCH_2025}
Bộ Tài nguyên và Môi trường | BTNMT; BTN&MT | Bộ TNMT | Bộ Nông nghiệp và Môi trường | ${FEBRUARY_2025} | ${MARCH_2025}
Bộ Nông nghiệp và Phát triển nông thôn | BNNPTNT; BNN&PTNT | | Bộ Nông nghiệp và Môi trường | ${FEBRUARY_2025} | ${MARCH_2025}
Ủy ban Dân tộc | UBDT | | Bộ Dân tộc và Tôn giáo | ${FEBRUARY_2025} | ${MARCH_2025}
Ban Tuyên giáo Trung ương | BTGTW | Ban Tuyên giáo Trung ương Đảng | Ban Tuyên giáo và Dân vận Trung ương | 2025-02-02 | ${PARTY_2025}
Ban Dân vận Trung ương | BDVTW | Ban Dân vận Trung ương Đảng | Ban Tuyên giáo và Dân vận Trung ương | 2025-02-02 | ${PARTY_2025}
Ban Kinh tế Trung ương | BKTTW | Ban Kinh tế Trung ương Đảng | Ban Chính sách, chiến lược Trung ương | 2025-02-02 | ${PARTY_2025}`;

/** Under whom a body of the Government stands. */
const UNDER_THE_GOVERNMENT =
  /^(?:Bộ (?!Chính trị)|Thanh tra Chính phủ|Văn phòng Chính phủ|Ngân hàng Nhà nước|Ủy ban Dân tộc)/u;

function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
}

/** "BGDĐT; BGD&ĐT" → both. */
const several = (cell: string | undefined): string[] => (cell ? cell.split(/\s*;\s*/).filter(Boolean) : []);

function unit(cells: string[], rest: Partial<CentralUnit>): CentralUnit {
  const [name = '', symbols, aliases] = cells;
  return {
    name,
    symbols: several(symbols),
    aliases: several(aliases),
    validFrom: null,
    validTo: null,
    parent: UNDER_THE_GOVERNMENT.test(name) ? 'Chính phủ' : null,
    into: null,
    ...rest,
  };
}

/** The bodies of Party and State at the centre, those of before March 2025 included. */
export const CENTRAL_UNITS: readonly CentralUnit[] = [
  ...rows(STANDING).map((cells) => unit(cells, {})),
  ...rows(NEW).map((cells) => unit(cells, { validFrom: cells[3] ?? null })),
  ...rows(ABOLISHED).map((cells) =>
    unit(cells, { validTo: cells[4] ?? null, into: { name: cells[3] ?? '', on: cells[5] ?? '' } }),
  ),
];
