import { formatNumber } from '../../../src/ingest/read/docx-number-format';

it.each([
  [4, 'upperRoman', 'IV'],
  [19, 'lowerRoman', 'xix'],
  [5, 'lowerLetter', 'e'],
  [27, 'upperLetter', 'AA'],
  [28, 'upperLetter', 'BB'],
  [7, 'decimalZero', '07'],
  [12, 'decimalZero', '12'],
  [3, 'vietnameseCounting', 'ba'],
  [15, 'vietnameseCounting', 'mười lăm'],
  [21, 'vietnameseCounting', 'hai mươi mốt'],
  [40, 'vietnameseCounting', 'bốn mươi'],
  [3, 'none', ''],
  [3, 'chicago', '3'],
  [0, 'upperRoman', '0'],
])('sets %d in %s as %j', (value, format, shown) => expect(formatNumber(value, format)).toBe(shown));
