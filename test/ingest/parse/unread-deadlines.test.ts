import { readDocument } from '../../../src/ingest/read-document';
import { planText } from '../../support/plan-text';

const read = (deadline: string) => {
  const text = planText({ number: '1/KH-SDL', taskCount: 2 }).replace(
    'hoàn thành trước ngày 20 tháng 01 năm 2026.',
    `${deadline}.`,
  );
  const result = readDocument(Buffer.from(text), 'a.txt', 1e6);
  if (result.kind !== 'read') throw new Error(result.refusal.message);
  const { tasks, diagnostics } = result.document;
  return [tasks[0]?.deadlines.map((d) => d.on), diagnostics.map((d) => [d.code, d.place?.quote])];
};

test.each([
  'hoàn thành trước ngày 31 tháng 9 năm 2026',
  'trước ngày 29/02/2026',
  'hoàn thành trong quý V năm 2026',
  'chậm nhất tháng 13/2026',
])('"%s" is no day, and is said so', (words) => expect(read(words)).toEqual([[], [['DEADLINE_UNREAD', words]]]));

test.each([
  ['hoàn thành trước ngày 30 tháng 9 năm 2026', '2026-09-30'],
  ['hoàn thành trong quý IV năm 2026', '2026-12-31'],
])('"%s" is %s, without a remark', (words, day) => expect(read(words)).toEqual([[day], []]));

test('a task stands under the heading above it, not under itself', () => {
  const result = readDocument(Buffer.from(planText({ number: '1/KH-SDL', taskCount: 2 })), 'a.txt', 1e6);
  if (result.kind !== 'read') throw new Error(result.refusal.message);
  const { tasks, sections } = result.document;
  expect(tasks.map((task) => sections[task.section ?? -1]?.title)).toEqual(['NHIỆM VỤ', 'NHIỆM VỤ']);
});
