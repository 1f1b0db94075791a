/** Makes rows of a statement's DataRow messages. */
export type ReadRows = (bytes: Buffer, start: number, end: number, rows: unknown[]) => void;

/** A column as the server describes it. */
export interface DescribedColumn {
  name: string;
  dataTypeID: number;
}

/** What pg makes of a type's text. */
export type TypeParser = (oid: number) => (text: string) => unknown;

/**
 * The value between `from` and `to` of `bytes`. `text` has a character for each byte, with the value of that byte, and
 * begins at `base`.
 */
type ReadColumn = (bytes: Buffer, from: number, to: number, text: string, base: number) => unknown;

/** The code and the length of a message, and how many columns follow. */
const BEFORE_COLUMNS = 7;
const MINUS = '-'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);
const TRUE = 't'.charCodeAt(0);

/** How rows with these columns are read. Most of what a short statement costs a server is this. */
export function readRowsOf(columns: readonly DescribedColumn[], typeParser: TypeParser): ReadRows {
  const names = columns.map(({ name }) => name);
  const readers = columns.map((column) => readerOf(column, typeParser));
  const count = names.length;
  return (bytes, start, end, rows) => {
    const text = bytes.toString('latin1', start, end);
    let at = start;
    while (at < end) {
      const row: Record<string, unknown> = {};
      at += BEFORE_COLUMNS;
      for (let i = 0; i < count; i++) {
        const length = int32(bytes, at);
        at += 4;
        if (length === -1) {
          row[names[i] as string] = null;
          continue;
        }
        row[names[i] as string] = (readers[i] as ReadColumn)(bytes, at, at + length, text, start);
        at += length;
      }
      rows.push(row);
    }
  };
}

function int32(bytes: Buffer, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}

function readerOf({ dataTypeID }: DescribedColumn, typeParser: TypeParser): ReadColumn {
  const read = READERS.get(dataTypeID);
  if (read) return read;
  const parse = typeParser(dataTypeID);
  return (...column) => parse(asText(...column));
}

// Matches: "ở" in UTF-8, byte by byte. Must not match: "2026-11-23", "LEAD".
const BEYOND_ASCII = /[\x80-\xff]/;

const asText = (bytes: Buffer, from: number, to: number, text: string, base: number): string => {
  const plain = text.slice(from - base, to - base);
  return BEYOND_ASCII.test(plain) ? bytes.toString('utf8', from, to) : plain;
};

const asInteger: ReadColumn = (bytes, from, to) => {
  const isNegative = bytes[from] === MINUS;
  let value = 0;
  for (let at = isNegative ? from + 1 : from; at < to; at++) value = value * 10 + (bytes[at] as number) - ZERO;
  return isNegative ? -value : value;
};

/** By the type's number in PostgreSQL: bool, int2, int4, text, varchar. */
const READERS: ReadonlyMap<number, ReadColumn> = new Map<number, ReadColumn>([
  [16, (bytes, from) => bytes[from] === TRUE],
  [21, asInteger],
  [23, asInteger],
  [25, asText],
  [1043, asText],
]);
