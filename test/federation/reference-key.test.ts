import { decodeReference, encodeReference } from '../../src/federation/reference-key';
import { encodeId } from '../../src/graph/global-id';

const TASK = encodeId('Task', 12);
const AT = new Date('2026-03-01T08:30:00.125Z');

test.each([
  ['as it is now', { type: 'Task', id: 12, recordedAt: null }, TASK],
  ['as recorded at an instant', { type: 'Task', id: 12, recordedAt: AT }, `${TASK}@2026-03-01T08:30:00.125Z`],
])('a row %s is referred to by its id, and leads back', (_when, row, reference) => {
  expect(encodeReference(row)).toBe(reference);
  expect(decodeReference(reference)).toEqual(row);
});

test.each([
  ['nothing', ''],
  ['a raw id', '12'],
  ['an instant alone', '@2026-03-01T08:30:00.125Z'],
  ['two instants', `${TASK}@2026-03-01T08:30:00.125Z@2026-03-01T08:30:00.125Z`],
  ['a day', `${TASK}@2026-03-01`],
  ['another zone', `${TASK}@2026-03-01T08:30:00.125+07:00`],
  ['no day of the calendar', `${TASK}@2026-02-30T08:30:00.125Z`],
  ['no time', `${TASK}@now`],
  ['an empty one', `${TASK}@`],
])('%s is no reference', (_what, reference) => expect(decodeReference(reference)).toBeNull());
