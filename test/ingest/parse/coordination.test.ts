import { findPartners, isOnlyCoordination } from '../../../src/ingest/parse/coordination';

const partners = (duty: string) => findPartners(duty, 0).map(({ unit }) => unit);

it.each(['-', '–', '—', '•', '+', '*', '▪'])(
  'a bullet %s before "Phối hợp với" is no clause of another unit',
  (bullet) =>
    expect(
      partners(`thực hiện kế hoạch của ngành. Cụ thể: ${bullet} Phối hợp với Sở Nội vụ theo dõi việc sắp xếp;`),
    ).toEqual(['Sở Nội vụ']),
);

it('another unit that is to work with a third is no partner of this one', () =>
  expect(partners('chỉ đạo các trường học phối hợp với Công an tỉnh tuyên truyền')).toEqual([]));

it.each([
  ['Phối hợp với Sở Nội vụ hướng dẫn các xã bố trí cán bộ.', true],
  ['Phối hợp tuyên truyền, vận động nhân dân; không tiếp tay cho vi phạm.', true],
  ['Phối hợp tổ chức quán triệt đến các chi bộ.', true],
  ['Phối hợp với Sở Nội vụ; thực hiện việc tuyển dụng.', false],
  ['Phối hợp với Sở Nội vụ. Báo cáo kết quả hằng quý.', false],
  ['Phối hợp chặt chẽ giữa các lực lượng trên sông.', false],
  ['Chủ trì, phối hợp với Sở Nội vụ hướng dẫn.', false],
])('knows of %j whether it is only to help: %j', (duty, isOnly) => expect(isOnlyCoordination(duty)).toBe(isOnly));
