import { searchWords, spellingsOf } from '../../src/vietnamese/search-words';
import { otherWritings } from '../../src/vietnamese/short-forms';

test.each([
  ['Nghị định số 30/2020/NĐ-CP', 'nghi dinh so 30 2020 nd cp'],
  ['30 / 2020 / nd - cp', '30 2020 nd cp'],
  ['66.17/2026/NQ–CP', '66 17 2026 nq cp'],
  ['Sở GD&ĐT', 'so gd dt'],
  ['“Kỷ cương”, trách nhiệm…', 'ky cuong trach nhiem'],
  ['80%, m²', '80 m'],
  ['  \n ', ''],
  ['a'.repeat(100), 'a'.repeat(64)],
])('finds the words of %j', (text, words) => expect(searchWords(text).join(' ')).toBe(words));

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
])('%s and %s are one, both ways', (short, long) => {
  expect(others(short)).toContain(searchWords(long).join(' '));
  expect(others(long)).toContain(searchWords(short).join(' '));
});

test.each(['tư', 'cả', 'đã', 'dân', 'xã', 'và', 'tỉnh', 'Tỉnh ủy', 'Công an'])(
  '%s stands for nothing else: its letters are a word of the language',
  (word) => expect(others(word)).toEqual([]),
);
