import { DutyPlaces } from '../../../src/ingest/parse/duty-place';
import type { Section } from '../../../src/ingest/parsed-document';

const place = { start: 0, end: 0 };
const article = (ordinal: string, title: string): Section => ({
  kind: 'ARTICLE',
  ordinal,
  title,
  level: 1,
  parent: null,
  place,
});
const clause = (title: string, parent: number): Section => ({
  kind: 'HEADING',
  ordinal: '3',
  title,
  level: 2,
  parent,
  place,
});

/** Whether a clause so titled may give duties, in the second article of a document that lays down rules. */
const mayHold = (articleTitle: string, clauseTitle: string) =>
  new DutyPlaces([
    article('Điều 1', 'Phạm vi điều chỉnh'),
    article('Điều 2', articleTitle),
    clause(clauseTitle, 1),
  ]).mayHold(2);

it.each<[string, string, boolean]>([
  ['Thẩm định hồ sơ bến thủy', 'Trách nhiệm của Sở Xây dựng', true],
  ['Thẩm định hồ sơ bến thủy', 'Sở Xây dựng có trách nhiệm', true],
  ['Thẩm định hồ sơ bến thủy', 'Cơ quan chủ trì, cơ quan phối hợp', true],
  ['Tổ chức thực hiện', 'Các sở, ngành có trách nhiệm phối hợp, tham gia ý kiến theo quy định', true],
  ['Thẩm định hồ sơ bến thủy', 'Hồ sơ đề nghị công bố bến', false],
  // a clause's sentence is no title, whether the committee's name is written short or in full
  [
    'Thẩm định hồ sơ bến thủy',
    'Các sở, ngành, UBND cấp xã có trách nhiệm phối hợp, tham gia ý kiến theo quy định',
    false,
  ],
  [
    'Thẩm định hồ sơ bến thủy',
    'Các sở, ngành, Ủy ban nhân dân cấp xã, các tổ chức, đơn vị liên quan trên địa bàn có trách nhiệm phối hợp, tham gia ý kiến',
    false,
  ],
  ['Thẩm định hồ sơ bến thủy', 'Sở Xây dựng chủ trì, phối hợp với các sở, ngành thẩm định', false],
])('in the rules of "%s" the clause "%s" may hold duties: %s', (articleTitle, clauseTitle, may) =>
  expect(mayHold(articleTitle, clauseTitle)).toBe(may),
);

it.each<[string, string, boolean]>([
  ['Báo cáo', 'Kết quả thực hiện các nhiệm vụ', false],
  ['Báo cáo', 'Công tác thanh tra, kiểm tra', false],
  ['Báo cáo', 'Đề xuất, kiến nghị', true],
  ['Báo cáo', 'Phương hướng, nhiệm vụ trọng tâm năm 2027', true],
  ['Kế hoạch', 'Công tác thanh tra, kiểm tra', true],
])('in a %s the section "%s" may hold duties: %s', (type, title, may) =>
  expect(new DutyPlaces([{ ...article('I', title), kind: 'HEADING' }], type).mayHold(0)).toBe(may),
);
