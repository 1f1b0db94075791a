import { nameInFull } from '../../../src/ingest/resolve/provincial-placement';
import { placeUnit } from '../../../src/ingest/resolve/unit-placement';
import { centralBySymbols, centralNamed, successionsOf } from '../../../src/ingest/resolve/unit-registry';
import { CENTRAL_UNITS } from '../../../src/vietnamese/central-units';
import { PROVINCES, provinceNamed } from '../../../src/vietnamese/provinces';
import { PROVINCIAL_UNITS } from '../../../src/vietnamese/provincial-units';
import { foldUnitName } from '../../../src/vietnamese/unit-name-key';

const AT_HOME = { issuer: 'Chi cục Văn thư', parentAuthority: null, place: 'tỉnh Lào Cai' };
const ABROAD = { issuer: 'Chính phủ', parentAuthority: null, place: null };

const known = (name: string) => {
  const found = placeUnit(name, ABROAD).known;
  if (!found) throw new Error(`The registry has no ${name}.`);
  return found;
};

test('there are 34 provinces and cities, and 30 that became part of one', () => {
  const all = [...PROVINCES.values()];
  expect(all.filter(({ validTo }) => validTo === null)).toHaveLength(34);
  expect(all.filter(({ into }) => into !== null)).toHaveLength(30);
  expect(all.filter(({ place }) => /^thành phố/iu.test(place))).toHaveLength(6);
});

test.each([
  ['Lào Cai', 'tỉnh Lào Cai'],
  ['TỈNH LÀO CAI', 'tỉnh Lào Cai'],
  ['TP. HCM', 'Thành phố Hồ Chí Minh'],
  ['Khánh Hoà', 'tỉnh Khánh Hòa'],
  ['Bà Rịa-Vũng Tàu', 'tỉnh Bà Rịa - Vũng Tàu'],
  ['tỉnh Lạc Giang', undefined],
])('the province %s is %s', (written, place) => expect(provinceNamed(written)?.place).toBe(place));

test('no name or symbol is that of two bodies', () => {
  const names = CENTRAL_UNITS.flatMap((unit) => [...new Set([unit.name, ...unit.aliases].map(foldUnitName))]);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  const symbols = [...CENTRAL_UNITS, ...PROVINCIAL_UNITS].flatMap((unit) => unit.symbols);
  expect(symbols.filter((symbol, i) => symbols.indexOf(symbol) !== i && symbol !== 'BHXH')).toEqual([]);
});

test.each([
  ['Bộ Lao động - Thương binh và Xã hội', '2025-02-28', ['Bộ Nội vụ']],
  ['Bộ LĐTBXH', '2025-02-28', ['Bộ Nội vụ']],
  ['Bộ Tài nguyên và Môi trường', '2025-02-28', ['Bộ Nông nghiệp và Môi trường']],
  ['Ban Kinh tế Trung ương', '2025-02-02', ['Ban Chính sách, chiến lược Trung ương']],
  ['Bộ Y tế', null, []],
  ['UBND tỉnh Yên Bái', '2025-06-30', ['Ủy ban nhân dân tỉnh Lào Cai']],
  ['UBND tỉnh Thừa Thiên Huế', '2024-12-31', ['Ủy ban nhân dân thành phố Huế']],
  ['Sở Giao thông vận tải tỉnh Sơn La', '2025-02-28', ['Sở Xây dựng tỉnh Sơn La']],
  ['Sở Y tế tỉnh Yên Bái', '2025-06-30', ['Sở Y tế tỉnh Lào Cai']],
  ['Tỉnh ủy Hải Dương', '2025-06-30', ['Thành ủy Hải Phòng']],
])('%s existed until %s and went into %j', (name, validTo, into) => {
  const unit = known(name);
  expect(unit.validTo).toBe(validTo);
  const successors = successionsOf(unit, nameInFull).filter(({ predecessor }) => predecessor.key === unit.key);
  expect(successors.map(({ successor }) => successor.name)).toEqual(into);
});

test.each([
  ['Bộ Nông nghiệp và Môi trường', ['Bộ Tài nguyên và Môi trường', 'Bộ Nông nghiệp và Phát triển nông thôn']],
  [
    'Sở Nông nghiệp và Môi trường tỉnh Sơn La',
    ['Sở Tài nguyên và Môi trường tỉnh Sơn La', 'Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La'],
  ],
  ['UBND tỉnh Phú Thọ', ['Ủy ban nhân dân tỉnh Vĩnh Phúc', 'Ủy ban nhân dân tỉnh Hòa Bình']],
])('%s came from %j', (name, from) => {
  const unit = known(name);
  const before = successionsOf(unit, nameInFull).filter(({ successor }) => successor.key === unit.key);
  expect(before.map(({ predecessor }) => predecessor.name).sort()).toEqual(from.toSorted());
});

test.each([
  [
    'Bộ Tài chính',
    [
      'Bộ Tài chính',
      'BỘ TÀI CHÍNH',
      'BTC',
      'Bộ trưởng Bộ Tài chính',
      'Bộ Tài  chính (để tổng hợp)',
      'Bộ Tài chính, các hệ thống dữ liệu',
    ],
  ],
  [
    'Bộ Văn hóa, Thể thao và Du lịch',
    ['Bộ Văn hoá, Thể thao và Du lịch', 'Bộ VHTT&DL', 'Bộ VH,TT&DL', 'Bộ Văn hóa Thể thao Du lịch', 'BVHTTDL'],
  ],
  [
    'Văn phòng Chính phủ',
    ['VPCP', 'VP Chính phủ', 'Chánh Văn phòng Chính phủ', 'Văn phòng chính phủ', 'VĂN PHÒNG CHÍNH PHỦ'],
  ],
  [
    'Ngân hàng Nhà nước Việt Nam',
    ['NHNN', 'Ngân hàng Nhà nước', 'NHNNVN', 'Thống đốc Ngân hàng Nhà nước Việt Nam', 'ngân hàng nhà nước'],
  ],
  [
    'Bộ Nông nghiệp và Môi trường',
    ['Bộ NN&MT', 'BNNMT', 'Bộ NNMT', 'Bộ Nông nghiệp, Môi trường', 'Bộ trưởng Bộ Nông nghiệp và Môi trường'],
  ],
])('%s is what %j all mean', (name, spellings) =>
  expect(spellings.map((spelling) => placeUnit(spelling, ABROAD).known?.name)).toEqual(spellings.map(() => name)),
);

test.each([
  [
    'Sở Công Thương tỉnh Lào Cai',
    [
      'Sở Công Thương',
      'SCT',
      'Sở Công thương tỉnh',
      'SỞ CÔNG THƯƠNG',
      'Sở Công Thương Lào Cai',
      'Giám đốc Sở Công Thương',
    ],
  ],
  [
    'Ủy ban nhân dân tỉnh Lào Cai',
    ['UBND tỉnh', 'Uỷ ban nhân dân tỉnh', 'UBND tỉnh Lào Cai', 'tỉnh Lào Cai', 'ỦY BAN NHÂN DÂN TỈNH LÀO CAI'],
  ],
  ['Sở Nông nghiệp và Môi trường tỉnh Lào Cai', ['Sở NN&MT', 'SNNMT', 'Sở NNMT tỉnh', 'Sở Nông nghiệp và môi trường']],
  [
    'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai',
    ['UBMTTQ tỉnh', 'Ủy ban MTTQ Việt Nam tỉnh', 'UBMTTQVN tỉnh', 'Mặt trận Tổ quốc tỉnh'],
  ],
  ['Tỉnh ủy Lào Cai', ['Tỉnh ủy', 'Tỉnh uỷ Lào Cai', 'TỈNH ỦY LÀO CAI']],
  ['Công an tỉnh Lào Cai', ['Công an tỉnh', 'CÔNG AN TỈNH', 'Công an tỉnh Lào Cai']],
  [
    'Sở Tài chính Thành phố Hồ Chí Minh',
    ['Sở Tài chính TP. HCM', 'Sở Tài chính Thành phố Hồ Chí Minh', 'Sở Tài chính TP Hồ Chí Minh'],
  ],
])('in Lào Cai %s is what %j all mean', (name, spellings) =>
  expect(spellings.map((spelling) => placeUnit(spelling, AT_HOME).known?.name)).toEqual(spellings.map(() => name)),
);

test.each(['BTCX', 'Bộ Tài chính học', 'Bộ phận Một cửa', 'Chính phủ số', 'Sở Công Thương', 'Quốc hội trẻ em'])(
  'the centre has no %s',
  (name) => expect(placeUnit(name, ABROAD).known).toBeNull(),
);

test('letters stand for one body', () => {
  expect(centralBySymbols('BNNMT')?.name).toBe('Bộ Nông nghiệp và Môi trường');
  expect(centralBySymbols('SCT')).toBeNull();
  expect(centralNamed('van phong chinh phu')?.name).toBe('Văn phòng Chính phủ');
});
