import { searchWords, spellingsOf, squeezedNumber } from '../../src/vietnamese/search-words';
import { otherWritings } from '../../src/vietnamese/short-forms';

test.each([
  ['Nghị định số 30/2020/NĐ-CP', 'nghi dinh so 30 2020 nd cp'],
  ['30 / 2020 / nd - cp', '30 2020 nd cp'],
  ['66.17/2026/NQ–CP', '66 17 2026 nq cp'],
  ['Sở GD&ĐT', 'so gd dt'],
  ['“Kỷ cương”, trách nhiệm…', 'ky cuong trach nhiem'],
  ['80%, m²', '80 m2'],
  ['Ｓở　Ｙ tế １２', 'so y te 12'],
  ['  \n ', ''],
  ['a'.repeat(100), 'a'.repeat(64)],
])('finds the words of %j', (text, words) => expect(searchWords(text).join(' ')).toBe(words));

test.each([
  ['12/KH-SNV', '12khsnv'],
  ['12/KHSNV,', '12khsnv'],
  ['12KH-SNV', '12khsnv'],
  ['(57–NQ/TW)', '57nqtw'],
  ['59/2020/QH14', '592020qh14'],
  ['３０/2020/NĐCP', '302020ndcp'],
  ['30/6/2026', null],
  ['2026', null],
  ['QĐ-TTg', null],
  ['H99.12', null],
])('squeezes %j to %j', (chunk, number) => expect(squeezedNumber(chunk)).toBe(number));

test.each([
  ['ky', ['ky', 'ki']],
  ['ki', ['ki', 'ky']],
  ['quy', ['quy', 'qui']],
  ['thuy', ['thuy']],
  ['5', ['5', '05', '005']],
  ['05', ['05', '5', '005']],
  ['12', ['12', '012']],
  ['2020', ['2020']],
  ['0', ['0']],
])('takes %s for %j', (word, spellings) => expect(spellingsOf(word)).toEqual(spellings));

const others = (text: string) => otherWritings(searchWords(text)).map((writing) => writing.join(' '));

test.each([
  ['UBND', 'Ủy ban nhân dân'],
  ['HĐND', 'Hội đồng nhân dân'],
  ['KH', 'Kế hoạch'],
  ['QĐ', 'Quyết định'],
  ['NĐ', 'Nghị định'],
  ['CT', 'Chỉ thị'],
  ['TTg', 'Thủ tướng Chính phủ'],
  ['TTHC', 'Thủ tục hành chính'],
  ['CNTT', 'Công nghệ thông tin'],
  ['BHXH', 'Bảo hiểm xã hội'],
  ['GD&ĐT', 'Giáo dục và Đào tạo'],
  ['LĐ-TB&XH', 'Lao động - Thương binh và Xã hội'],
  ['BTC', 'Bộ Tài chính'],
  ['SNV', 'Sở Nội vụ'],
  ['BYT', 'Bộ Y tế'],
  ['Sở NV', 'Sở Nội vụ'],
  ['Sở TC', 'Sở Tài chính'],
  ['Bộ TC', 'Bộ Tài chính'],
  ['Sở TP', 'Sở Tư pháp'],
  ['Sở YT', 'Sở Y tế'],
])('%s and %s are one, both ways', (short, long) => {
  expect(others(short)).toContain(searchWords(long).join(' '));
  expect(others(long)).toContain(searchWords(short).join(' '));
});

test.each([
  ['tỉnh LC', ['tinh lao cai', 'tinh lai chau']],
  ['thành phố HP', ['thanh pho hai phong']],
  ['tỉnh KH', []],
  ['tỉnh Lào Cai', []],
])('%j may be %j', (short, long) => expect(others(short).toSorted()).toEqual(long.toSorted()));

test.each(['bộ ca', 'sở KHCN', 'tư', 'cả', 'đã', 'dân', 'xã', 'và', 'tỉnh', 'Tỉnh ủy', 'Công an'])(
  '%s stands for nothing else: its letters are a word of the language',
  (word) => expect(others(word)).toEqual([]),
);
