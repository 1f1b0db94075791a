import { fold } from './fold';

/** A province or city under the central government, as the law names it. */
export interface Province {
  /** With its kind: "tỉnh Lào Cai", "Thành phố Hồ Chí Minh". */
  place: string;
  /** Stable: "lao cai". */
  key: string;
  /** The last day on which it existed; null for one that exists. */
  validTo: string | null;
  /** What it became part of, by key, and since when; null for one that exists. */
  into: { key: string; on: string } | null;
  /** The provinces that became part of it, by key; none where its name is the only one. */
  from: readonly { key: string; on: string }[];
}

/** The day on which the provinces of Nghị quyết 202/2025/QH15 took up their work. */
export const PROVINCES_MERGED_ON = '2025-07-01';

/**
 * The 34 provinces and cities of Nghị quyết 202/2025/QH15, each with those that were merged into it; one that kept its
 * name is the same as before. Cities: thành phố. Checked against vietnamplus.vn's and mqm.vn's account of the resolution.
 */
const MERGED: Readonly<Record<string, readonly string[]>> = {
  'tỉnh Tuyên Quang': ['tỉnh Hà Giang'],
  'tỉnh Lào Cai': ['tỉnh Yên Bái'],
  'tỉnh Thái Nguyên': ['tỉnh Bắc Kạn'],
  'tỉnh Phú Thọ': ['tỉnh Vĩnh Phúc', 'tỉnh Hòa Bình'],
  'tỉnh Bắc Ninh': ['tỉnh Bắc Giang'],
  'tỉnh Hưng Yên': ['tỉnh Thái Bình'],
  'thành phố Hải Phòng': ['tỉnh Hải Dương'],
  'tỉnh Ninh Bình': ['tỉnh Hà Nam', 'tỉnh Nam Định'],
  'tỉnh Quảng Trị': ['tỉnh Quảng Bình'],
  'thành phố Đà Nẵng': ['tỉnh Quảng Nam'],
  'tỉnh Quảng Ngãi': ['tỉnh Kon Tum'],
  'tỉnh Gia Lai': ['tỉnh Bình Định'],
  'tỉnh Khánh Hòa': ['tỉnh Ninh Thuận'],
  'tỉnh Lâm Đồng': ['tỉnh Đắk Nông', 'tỉnh Bình Thuận'],
  'tỉnh Đắk Lắk': ['tỉnh Phú Yên'],
  'Thành phố Hồ Chí Minh': ['tỉnh Bình Dương', 'tỉnh Bà Rịa - Vũng Tàu'],
  'tỉnh Đồng Nai': ['tỉnh Bình Phước'],
  'tỉnh Tây Ninh': ['tỉnh Long An'],
  'thành phố Cần Thơ': ['tỉnh Sóc Trăng', 'tỉnh Hậu Giang'],
  'tỉnh Vĩnh Long': ['tỉnh Bến Tre', 'tỉnh Trà Vinh'],
  'tỉnh Đồng Tháp': ['tỉnh Tiền Giang'],
  'tỉnh Cà Mau': ['tỉnh Bạc Liêu'],
  'tỉnh An Giang': ['tỉnh Kiên Giang'],
  'thành phố Hà Nội': [],
  // by Nghị quyết 175/2024/QH15, on 1 January 2025
  'thành phố Huế': ['tỉnh Thừa Thiên Huế'],
  'tỉnh Lai Châu': [],
  'tỉnh Điện Biên': [],
  'tỉnh Sơn La': [],
  'tỉnh Lạng Sơn': [],
  'tỉnh Quảng Ninh': [],
  'tỉnh Thanh Hóa': [],
  'tỉnh Nghệ An': [],
  'tỉnh Hà Tĩnh': [],
  'tỉnh Cao Bằng': [],
};

// Matches: the kind before a name, "tỉnh " and "Thành phố " and "TP. ". Must not match: "Tĩnh Gia".
const KIND = /^(?:tinh|thanh pho|tp)[.\s]+/;

/** The name that provinces are compared by: without kind, accents, case and hyphens. */
export const provinceKey = (place: string): string =>
  fold(place)
    .replace(KIND, '')
    // Matches: the " - " of "Bà Rịa - Vũng Tàu", the dot of "TP.HCM". Must not match: letters.
    .replace(/[\s.-]+/g, ' ')
    .replace(/^(?:tphcm|hcm)$/, 'ho chi minh')
    .trim();

const dayBefore = (day: string): string => (day === '2025-01-01' ? '2024-12-31' : '2025-06-30');

const BY_KEY: ReadonlyMap<string, Province> = new Map(
  Object.entries(MERGED).flatMap(([place, former]) => {
    const key = provinceKey(place);
    const on = key === 'hue' ? '2025-01-01' : PROVINCES_MERGED_ON;
    const from = former.map((name) => ({ key: provinceKey(name), on }));
    const whole: Province = { place, key, validTo: null, into: null, from };
    const parts = former.map(
      (name): Province => ({
        place: name,
        key: provinceKey(name),
        validTo: dayBefore(on),
        into: { key, on },
        from: [],
      }),
    );
    return [whole, ...parts].map((province) => [province.key, province] as const);
  }),
);

/** Every province and city that is or was one since 2024, by key. */
export const PROVINCES: ReadonlyMap<string, Province> = BY_KEY;

/** The province that a name means, with or without its kind: "Lào Cai", "TỈNH LÀO CAI", "TP. HCM"; null for any other. */
export function provinceNamed(name: string): Province | null {
  return BY_KEY.get(provinceKey(name)) ?? null;
}
