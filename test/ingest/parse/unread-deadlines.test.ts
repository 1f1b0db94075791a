import { planText } from '../../support/plan-text';
import { readText } from '../../support/read-text';

const read = (deadline: string) => {
  const text = planText({ number: '1/KH-SDL', taskCount: 2 }).replace(
    'hoàn thành trước ngày 20 tháng 01 năm 2026.',
    `${deadline}.`,
  );
  const { tasks, diagnostics } = readText(text);
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

test.each([
  ['hoàn thành quý I/2026, hoàn thành tháng 3/2026', '2026-03-31'],
  ['hoàn thành tháng 6/2026, xong tháng 6/2026 và báo cáo trước ngày 30/6/2026', '2026-06-30'],
])('what says a day again, as in "%s", is not called unread', (words, day) => expect(read(words)).toEqual([[day], []]));

test('a task stands under the heading above it, not under itself', () => {
  const { tasks, sections } = readText(planText({ number: '1/KH-SDL', taskCount: 2 }));
  expect(tasks.map((task) => sections[task.section ?? -1]?.title)).toEqual(['NHIỆM VỤ', 'NHIỆM VỤ']);
});
