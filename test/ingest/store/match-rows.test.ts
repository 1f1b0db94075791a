import { matchRows } from '../../../src/ingest/store/sync-rows';

interface Row {
  id: number;
  ordinal: string;
  text: string;
}

const row = (id: number, ordinal: string, text: string): Row => ({ id, ordinal, text });
const KEYS = [
  (r: Partial<Row>) => `${r.ordinal} ${r.text}`,
  (r: Partial<Row>) => r.text ?? null,
  (r: Partial<Row>) => r.ordinal ?? null,
];

const match = (stored: Row[], wanted: [string, string][]) =>
  matchRows(
    stored,
    wanted.map(([ordinal, text]) => ({ ordinal, text })),
    KEYS,
  ).map((found) => found?.id ?? null);

test.each<[string, Row[], [string, string][], (number | null)[]]>([
  [
    'all as they were',
    [row(1, '1', 'a'), row(2, '2', 'b')],
    [
      ['1', 'a'],
      ['2', 'b'],
    ],
    [1, 2],
  ],
  [
    'numbers moved on: by wording',
    [row(1, '1', 'a'), row(2, '2', 'b')],
    [
      ['1', 'new'],
      ['2', 'a'],
      ['3', 'b'],
    ],
    [null, 1, 2],
  ],
  [
    'wording changed: by number',
    [row(1, '1', 'a'), row(2, '2', 'b')],
    [
      ['1', 'a'],
      ['2', 'b, better'],
    ],
    [1, 2],
  ],
  [
    'two alike: first to first',
    [row(1, '1', 'a'), row(2, '1', 'a')],
    [
      ['1', 'a'],
      ['1', 'a'],
    ],
    [1, 2],
  ],
  [
    'a better match is not taken by a worse one',
    [row(1, '1', 'a')],
    [
      ['1', 'b'],
      ['1', 'a'],
    ],
    [null, 1],
  ],
  ['nothing stored', [], [['1', 'a']], [null]],
])('%s', (_what, stored, wanted, expected) => expect(match(stored, wanted)).toEqual(expected));
