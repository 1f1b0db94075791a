import { findPartners } from '../../../src/ingest/parse/coordination';

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
