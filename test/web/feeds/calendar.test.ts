import ICAL from 'ical.js';
import { calendarText, type DayEvent } from '../../../src/web/feeds/calendar';

const event = (given: Partial<DayEvent> = {}): DayEvent => ({
  uid: 'VGFzazox-1@ke-hoach.example.vn',
  on: '2026-06-30',
  changedAt: '2026-05-04T03:02:01.987Z',
  sequence: 3,
  summary: 'Rà soát quy hoạch',
  description: 'Chủ trì: Sở Y tế',
  url: 'https://ke-hoach.example.vn/tasks/VGFzazox',
  category: 'đang thực hiện',
  isCancelled: false,
  ...given,
});

const textOf = (...events: DayEvent[]): string =>
  calendarText({ name: 'Thời hạn', url: 'https://ke-hoach.example.vn/plans/1', events });

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

test('another program reads the event as it was meant', () => {
  const [read] = eventsIn(textOf(event()));
  expect(read).toMatchObject({
    uid: 'VGFzazox-1@ke-hoach.example.vn',
    summary: 'Rà soát quy hoạch',
    description: 'Chủ trì: Sở Y tế',
    sequence: 3,
  });
  expect(read?.startDate.isDate).toBe(true);
  expect(read?.startDate.toString()).toBe('2026-06-30');
  const of = (name: string) => read?.component.getFirstPropertyValue(name)?.toString();
  expect(['dtstamp', 'url', 'categories', 'status'].map(of)).toEqual([
    '2026-05-04T03:02:01Z',
    'https://ke-hoach.example.vn/tasks/VGFzazox',
    'đang thực hiện',
    'CONFIRMED',
  ]);
});

test('what is cancelled is said to be', () =>
  expect(eventsIn(textOf(event({ isCancelled: true })))[0]?.component.getFirstPropertyValue('status')).toBe(
    'CANCELLED',
  ));

const HARD = [
  'a, b; c \\ d \\n e',
  'dòng một\nDTSTART:19700101\r\nEND:VEVENT',
  'nghiêng'.repeat(80),
  '🏛️ Uỷ ban nhân dân tỉnh '.repeat(20),
  'ế'.repeat(200),
  '"&<]]>:;,',
  ' '.repeat(100),
];

test.each(HARD)('%j comes back as it went, in lines of at most 75 bytes', (words) => {
  const text = textOf(event({ summary: words, description: words, category: words }));
  const [read] = eventsIn(text);
  const asLines = words.replaceAll('\r\n', '\n');
  expect([read?.summary, read?.description]).toEqual([asLines, asLines]);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = text.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  // a character that is cut is none
  expect(Buffer.from(text).toString()).not.toContain('\ufffd');
});

test('a calendar without events is one', () => {
  const read = new ICAL.Component(ICAL.parse(textOf()));
  expect([read.name, read.getFirstPropertyValue('version'), read.getAllSubcomponents().length]).toEqual([
    'vcalendar',
    '2.0',
    0,
  ]);
});
