import 'reflect-metadata';
import { wholeGraph } from '../../../src/federation/whole-graph';
import { encodeId } from '../../../src/graph/global-id';
import { idsIn, sentenceOf } from '../../../src/web/feeds/change-sentences';
import type { FeedChange } from '../../../src/web/feeds/feed-answers';
import { termsOf } from '../../../src/web/feeds/terms';

const terms = termsOf(wholeGraph());
const task = encodeId('Task', 1);
const unit = encodeId('Unit', 7);
const names = new Map([[unit, 'Sở Y tế']]);

type Fields = [name: string, before: unknown, after: unknown][];

const told = (operation: FeedChange['operation'], part: string | null, fields: Fields) => ({
  nodeId: task,
  kind: 'TASK',
  part,
  operation,
  fields: fields.map(([name, before, after]) => ({ name, before, after })),
});

test.each<[FeedChange['operation'], string | null, Fields, string | null]>([
  ['CREATED', null, [['title', null, 'Rà soát']], 'thêm mới'],
  ['REMOVED', null, [['title', 'Rà soát', null]], 'xóa'],
  ['CHANGED', null, [], null],
  [
    'CHANGED',
    null,
    [
      ['status', 'IN_PROGRESS', 'COMPLETED'],
      ['completedOn', null, '2026-06-30'],
    ],
    'tình trạng: đang thực hiện → hoàn thành; ngày hoàn thành: (trống) → 30/06/2026',
  ],
  ['CHANGED', null, [['decidedFields', [], ['title']]], null],
  ['CHANGED', null, [['evidence', { quote: 'a' }, { quote: 'b' }]], null],
  ['CHANGED', null, [['title', 'a', 'b'.repeat(300)]], `tên nhiệm vụ: a → ${'b'.repeat(200)}…`],
  [
    'CREATED',
    'ASSIGNMENT',
    [
      ['role', null, 'LEAD'],
      ['task', null, task],
      ['unit', null, unit],
    ],
    'thêm phân công: chủ trì; Sở Y tế',
  ],
  ['CREATED', 'ASSIGNMENT', [['unit', null, encodeId('Unit', 8)]], 'thêm phân công'],
  [
    'CHANGED',
    'DEADLINE',
    [
      ['on', '2026-06-30', '2026-07-01'],
      ['recurring', false, true],
    ],
    'sửa thời hạn (hạn: 30/06/2026 → 01/07/2026; định kỳ, thường xuyên: không → có)',
  ],
  ['REMOVED', 'DEADLINE', [['text', 'Quý II', null]], 'bỏ thời hạn: Quý II'],
  ['CREATED', 'PROGRESS_REPORT', [['percent', null, 1234.5]], 'thêm báo cáo tiến độ: 1.234,5'],
])('%s %s %j is said as %j', (operation, part, fields, sentence) =>
  expect(sentenceOf(told(operation, part, fields), terms, names)).toBe(sentence),
);

test('what a change points at is looked up once, and not what it is of', () =>
  expect(
    idsIn([
      told('CHANGED', 'ASSIGNMENT', [
        ['task', task, task],
        ['unit', unit, null],
      ]),
      told('CREATED', 'ASSIGNMENT', [['unit', null, unit]]),
    ]),
  ).toEqual([unit]));
