import { askedFormat } from '../../../src/server/export/asked-format';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test.each([
  ['text/csv', { format: 'csv', isRaw: false }],
  ['Text/CSV; charset=utf-8', { format: 'csv', isRaw: false }],
  ['text/csv; values=raw', { format: 'csv', isRaw: true }],
  [XLSX, { format: 'xlsx', isRaw: false }],
  [`${XLSX}, application/json`, { format: 'xlsx', isRaw: false }],
  ['text/csv, */*', { format: 'csv', isRaw: false }],
  ['application/json, text/csv', null],
  ['application/graphql-response+json, text/csv', null],
  ['*/*', null],
  [`text/csv;q=0.5, ${XLSX}`, { format: 'xlsx', isRaw: false }],
  ['text/csv;q=0', null],
  ['text/html', null],
  [undefined, null],
])('%j asks for %j', (accept, expected) =>
  expect(askedFormat(accept === undefined ? {} : { accept })).toEqual(expected),
);
