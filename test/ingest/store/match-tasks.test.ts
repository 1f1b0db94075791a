import { matchTasks, rejectedAmong } from '../../../src/ingest/store/match-tasks';
import type { RejectedTask } from '../../../src/modules/plans/rejected-task.entity';
import type { Task } from '../../../src/modules/plans/task.entity';
import { fold } from '../../../src/vietnamese/fold';

const stored = (id: number, ordinal: string, text: string, origin = 'DOCUMENT') =>
  ({ id, ordinal, text, origin, evidence: { quote: text, start: 0, end: text.length } }) as unknown as Task;
const read = ([ordinal, text]: readonly [string, string]) => ({ ordinal, text });

const TOURS = 'Giao phòng Lữ hành xây dựng tuyến tham quan vùng hồ, hoàn thành trong quý II năm 2026';
const TOURS_NEW = 'Giao phòng Lữ hành khảo sát, xây dựng tuyến tham quan vùng hồ, hoàn thành trong quý III năm 2026';
const BOOKS = 'Giao Văn phòng biên soạn cẩm nang du lịch bằng hai thứ tiếng và phát cho du khách';
const BOOKS_NEW = 'Giao Văn phòng biên soạn cẩm nang du lịch bằng ba thứ tiếng và phát cho du khách';
const OTHER = 'Tổ chức hội thảo quốc tế về ẩm thực truyền thống';

test.each<[string, Task[], (readonly [string, string])[], (number | null)[]]>([
  ['reworded under its number', [stored(1, '1', TOURS)], [['1', TOURS_NEW]], [1]],
  [
    'reworded, and the number moved on',
    [stored(1, '1', TOURS)],
    [
      ['1', OTHER],
      ['2', TOURS_NEW],
    ],
    [null, 1],
  ],
  [
    'two reworded that changed places: by wording, not by number',
    [stored(1, '1', TOURS), stored(2, '2', BOOKS)],
    [
      ['1', BOOKS_NEW],
      ['2', TOURS_NEW],
    ],
    [2, 1],
  ],
  ['another task that took the number', [stored(1, '1', TOURS)], [['1', OTHER]], [null]],
  [
    'half of it rewritten under its number',
    [stored(1, '1', 'Xây dựng tuyến tham quan vùng hồ')],
    [['1', 'Xây dựng và công bố các điểm tham quan mới']],
    [1],
  ],
  [
    'what a person added and the reader reads now',
    [stored(1, '1', TOURS), stored(2, '', 'biên soạn cẩm nang du lịch', 'PERSON')],
    [
      ['1', TOURS],
      ['2', BOOKS],
    ],
    [1, 2],
  ],
  [
    'what a person added within a task does not take that task over',
    [stored(1, '1', BOOKS), stored(2, '', 'phát cho du khách', 'PERSON')],
    [['1', BOOKS_NEW]],
    [1],
  ],
  [
    'two alike: first to first',
    [stored(1, '1', TOURS), stored(2, '1', TOURS)],
    [
      ['1', TOURS],
      ['1', TOURS],
    ],
    [1, 2],
  ],
])('%s', (_what, before, now, expected) =>
  expect(matchTasks(before, now.map(read)).map((task) => task?.id ?? null)).toEqual(expected),
);

const rejected = (ordinal: string, text: string) => ({ ordinal, textKey: fold(text) }) as RejectedTask;

test.each<[string, RejectedTask[], Task[], (readonly [string, string])[], number[]]>([
  [
    'the same words',
    [rejected('1', TOURS)],
    [],
    [
      ['1', TOURS],
      ['2', BOOKS],
    ],
    [0],
  ],
  [
    'the same words under another number',
    [rejected('1', TOURS)],
    [],
    [
      ['2', BOOKS],
      ['3', TOURS],
    ],
    [1],
  ],
  ['almost the same words', [rejected('1', BOOKS)], [], [['1', BOOKS_NEW]], [0]],
  ['other words under the number', [rejected('1', TOURS)], [], [['1', OTHER]], []],
  [
    'a task that is stored in these words is not meant',
    [rejected('9', TOURS)],
    [stored(1, '1', TOURS)],
    [['1', TOURS]],
    [],
  ],
  [
    'each rejection holds for one task',
    [rejected('1', TOURS)],
    [],
    [
      ['1', TOURS],
      ['1', TOURS],
    ],
    [0],
  ],
])('rejected: %s', (_what, rejections, before, now, expected) =>
  expect([...rejectedAmong(rejections, now.map(read), before)]).toEqual(expected),
);
