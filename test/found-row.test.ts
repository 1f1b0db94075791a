import { findRowsOf, readRowsOf } from '../src/database/row-shape';
import { FoundRow, propertyReader, wholeOf } from '../src/found-row';

/** A DataRow message, as PostgreSQL's protocol has it. */
function dataRow(values: readonly (string | null)[]): Buffer {
  const columns = values.map((value) => {
    const text = Buffer.from(value ?? '');
    const length = Buffer.alloc(4);
    length.writeInt32BE(value === null ? -1 : text.length);
    return Buffer.concat([length, text]);
  });
  const body = Buffer.concat(columns);
  const head = Buffer.alloc(7);
  head.write('D');
  head.writeInt32BE(body.length + 6, 1);
  head.writeInt16BE(values.length, 5);
  return Buffer.concat([head, body]);
}

const COLUMNS = [
  { name: 'id', dataTypeID: 23 },
  { name: 'title', dataTypeID: 25 },
  { name: 'isKept', dataTypeID: 16 },
  { name: 'on', dataTypeID: 1082 },
];
const parser = () => (text: string) => `<${text}>`;
const MESSAGES = [
  ['7', 'Sở Nội vụ', 't', '2026-11-23'],
  ['-8', '', 'f', null],
  ['9', null, null, '2026-11-24'],
];

function rowsBy(read: typeof readRowsOf, before = ''): unknown[] {
  const bytes = Buffer.concat([Buffer.from(before), ...MESSAGES.map(dataRow)]);
  const rows: unknown[] = [];
  read(COLUMNS, parser)(bytes, before.length, bytes.length, rows);
  return rows;
}

const READ = [
  { id: 7, title: 'Sở Nội vụ', isKept: true, on: '<2026-11-23>' },
  { id: -8, title: '', isKept: false, on: null },
  { id: 9, title: null, isKept: null, on: '<2026-11-24>' },
];

test('rows are read as objects', () => {
  expect(rowsBy(readRowsOf)).toEqual(READ);
  expect(rowsBy(readRowsOf, 'what stood before')).toEqual(READ);
});

test('rows that are found are the same when they are looked into', () => {
  const rows = rowsBy(findRowsOf, 'what stood before');
  expect(rows.every((row) => row instanceof FoundRow)).toBe(true);
  expect(rows.map(wholeOf)).toEqual(READ);
  expect(wholeOf(rows[0])).toBe(wholeOf(rows[0]));
});

test('a property is read of rows of any shape, found or made', () => {
  const idOf = propertyReader('id');
  const others: unknown[] = [];
  const bytes = dataRow(['x', '12']);
  findRowsOf(
    [
      { name: 'name', dataTypeID: 25 },
      { name: 'id', dataTypeID: 23 },
    ],
    parser,
  )(bytes, 0, bytes.length, others);
  const [first] = rowsBy(findRowsOf);
  expect([first, others[0], { id: 3 }, first, null, undefined, {}].map(idOf)).toEqual([
    7,
    12,
    3,
    7,
    undefined,
    undefined,
    undefined,
  ]);
  expect(propertyReader('name')(first)).toBeUndefined();
});
