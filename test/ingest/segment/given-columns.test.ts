import { columnIndex, parseGivenColumns, withGivenColumns } from '../../../src/ingest/segment/given-columns';

it.each<[string, [string, string][]]>([
  [
    'A=ordinal,B=task,C=lead,D=coordinate,E=deadline,F=result',
    [
      ['A', 'ORDINAL'],
      ['B', 'TASK'],
      ['C', 'LEAD'],
      ['D', 'COORDINATE'],
      ['E', 'DEADLINE'],
      ['F', 'RESULT'],
    ],
  ],
  [
    ' B = indicator , C=measure-unit, D=Target,E=baseline',
    [
      ['B', 'INDICATOR'],
      ['C', 'MEASURE_UNIT'],
      ['D', 'TARGET'],
      ['E', 'BASELINE'],
    ],
  ],
  ['Nội dung, công việc=task', [['Nội dung, công việc', 'TASK']]],
  ['Tỷ lệ A=B (%)=target', [['Tỷ lệ A=B (%)', 'TARGET']]],
  [
    'A=document,B=basis,C=note,D=ignore',
    [
      ['A', 'DOCUMENT'],
      ['B', 'BASIS'],
      ['C', 'NOTE'],
      ['D', 'UNKNOWN'],
    ],
  ],
])('reads %s', (written, columns) =>
  expect(parseGivenColumns(written)).toEqual({
    kind: 'columns',
    columns: columns.map(([column, role]) => ({ column, role })),
  }),
);

const NAMES =
  'NAME is one of ordinal, task, lead, coordinate, deadline, result, indicator, measure-unit, target, baseline, document, basis, note, ignore.';

it.each([
  ['B=nhiemvu', `The column "B" cannot hold "nhiemvu": ${NAMES}`],
  ['B=constructor', `The column "B" cannot hold "constructor": ${NAMES}`],
  ['B', `"B" does not say what a column holds. Write COLUMN=NAME, such as B=task, where ${NAMES}`],
  ['=task', `"=task" does not say what a column holds. Write COLUMN=NAME, such as B=task, where ${NAMES}`],
  ['', `No column is given. Write COLUMN=NAME, such as B=task, where ${NAMES}`],
  ['B=task,b=lead', `The column "b" is given twice; give it once: ${NAMES}`],
])('refuses %s', (written, message) => expect(parseGivenColumns(written)).toEqual({ kind: 'fault', message }));

const HEADERS = [['TT'], ['Nội dung'], ['Phân công', 'Chủ trì'], ['Phân công', 'Phối hợp']];

it.each<[string, number | null]>([
  ['TT', 0],
  ['noi dung', 1],
  ['Phân công Phối hợp', 3],
  ['Chủ trì', 2],
  ['A', 0],
  ['d', 3],
  ['E', null],
  ['Hạn', null],
])('finds the column %s at %s', (column, index) => expect(columnIndex(column, HEADERS, 4)).toBe(index));

it('puts what is given in place of what the headers say, once', () =>
  expect(
    withGivenColumns(['ORDINAL', 'TASK', 'LEAD', 'COORDINATE'], HEADERS, [
      { column: 'Phối hợp', role: 'LEAD' },
      { column: 'C', role: 'UNKNOWN' },
    ]),
  ).toEqual({ kind: 'columns', columns: ['ORDINAL', 'TASK', 'UNKNOWN', 'LEAD'] }));
