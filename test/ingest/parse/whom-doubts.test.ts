import { whomDoubt } from '../../../src/ingest/parse/whom-doubts';
import type { AssignmentMention, TaskMention } from '../../../src/ingest/parsed-document';

const assigned = (unit: string, role: AssignmentMention['role'], start: number): AssignmentMention => ({
  unit,
  role,
  isCollective: false,
  place: { start, end: start + unit.length },
});

const task = (text: string, assignments: readonly AssignmentMention[]): TaskMention => ({
  ordinal: '1',
  title: text,
  text,
  section: null,
  parent: null,
  assignments: [...assignments],
  deadlines: [],
  expectedResult: null,
  citations: [],
  place: { start: 0, end: text.length },
});

const lead = (text: string, unit: string) => [assigned(unit, 'LEAD', text.indexOf(unit))];

it.each<[string, string, string | null]>([
  ['Đối với các bến cũ, Sở Xây dựng khẩn trương rà soát.', 'Sở Xây dựng', 'names its unit after a circumstance'],
  ['Đối với các bến cũ, giao Sở Xây dựng rà soát.', 'Sở Xây dựng', null],
  [
    'Sở Y tế tổng hợp số liệu. Sở Tài chính chịu trách nhiệm về kinh phí.',
    'Sở Y tế',
    'tells another unit something in a later sentence',
  ],
  ['Sở Y tế tổng hợp số liệu. Sở Y tế chịu trách nhiệm về số liệu.', 'Sở Y tế', null],
  ['Sở Y tế lập đề án. Cơ quan chủ trì: Sở Y tế.', 'Sở Y tế', null],
  ['Sở Y tế lập đề án. Ủy ban nhân dân tỉnh trân trọng báo cáo.', 'Sở Y tế', null],
  ['Sở Y tế rà soát và phối hợp với trạm bờ sông cấp cứu.', 'Sở Y tế', 'names a partner that was not read'],
  ['Sở Y tế phối hợp kiểm tra các bến.', 'Sở Y tế', null],
])('says of %j, led by %s: %j', (text, unit, why) => expect(whomDoubt(task(text, lead(text, unit)))).toBe(why));

it('doubts a leader whose task begins with helping', () =>
  expect(
    whomDoubt(
      task('Phối hợp với Sở Nội vụ; tuyển dụng cán bộ.', [
        assigned('Sở Y tế', 'LEAD', 900),
        assigned('Sở Nội vụ', 'COORDINATE', 13),
      ]),
    ),
  ).toBe('begins with helping: its unit may not lead it'));

it('has nothing against a partner that was read', () =>
  expect(
    whomDoubt(
      task('Sở Y tế phối hợp với Sở Nội vụ tuyển dụng.', [
        assigned('Sở Y tế', 'LEAD', 0),
        assigned('Sở Nội vụ', 'COORDINATE', 21),
      ]),
    ),
  ).toBeNull());
