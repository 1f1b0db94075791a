import { fold, foldInPlace } from '../../src/vietnamese/fold';
import { foldUnitName } from '../../src/vietnamese/unit-name-key';

describe('fold', () => {
  it.each([
    ['Kế hoạch', 'ke hoach'],
    ['Uỷ ban', 'uy ban'],
    ['Ủy ban', 'uy ban'],
    ['hoà bình', 'hoa binh'],
    ['hòa bình', 'hoa binh'],
    ['QĐ-TTg', 'qd-ttg'],
    ['QÐ–TTg', 'qd-ttg'],
    ['2021  –\n2025', '2021 - 2025'],
    ['e\u0302\u0301', 'e'],
  ])('folds %j to %j', (text, key) => expect(fold(text)).toBe(key));

  it.each(['Sở Nội vụ – năm 2026', 'ĐỘC LẬP\nTự do', 'a\u00a0b', '“Kỷ cương”'])(
    'keeps every offset of %j when folding in place',
    (text) => expect(foldInPlace(text)).toHaveLength(text.length),
  );
});

describe('foldUnitName', () => {
  it.each([
    ['Uỷ ban nhân dân TP. Hồ Chí Minh', 'UBND Thành phố Hồ Chí Minh'],
    ['Sở Lao động -Thương binh và Xã hội', 'Sở Lao động - Thương binh và Xã hội'],
    ['SỞ LAO ĐỘNG THƯƠNG BINH VÀ XÃ HỘI', 'Sở Lao động - Thương binh và Xã hội'],
    ['Bộ LĐTBXH', 'Bộ Lao động - Thương binh và Xã hội'],
    ['HĐND tỉnh', 'Hội đồng nhân dân tỉnh'],
    ['Bộ NN&MT', 'Bộ Nông nghiệp và Môi trường'],
    ['Sở GD&ĐT', 'Sở Giáo dục và Đào tạo'],
  ])('gives %j and %j one key', (one, other) => expect(foldUnitName(one)).toBe(foldUnitName(other)));

  it.each([
    ['Văn phòng Sở', 'Văn phòng Ủy ban nhân dân tỉnh'],
    ['Sở Y tế', 'các Sở Y tế'],
    ['UBND tỉnh Lạc Giang', 'UBND tỉnh Lạc Sơn'],
  ])('keeps %j and %j apart', (one, other) => expect(foldUnitName(one)).not.toBe(foldUnitName(other)));
});
