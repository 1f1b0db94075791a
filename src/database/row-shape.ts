import { LRUCache } from 'lru-cache';
import { type FoundColumn, FoundRow, int32, type RowShape } from '../found-row';

/** Makes rows of a statement's DataRow messages, and adds them to others. */
export type ReadRows = (bytes: Buffer, start: number, end: number, rows: unknown[]) => void;

/** A column as the server describes it. */
export interface DescribedColumn {
  name: string;
  dataTypeID: number;
}

/** What pg makes of a type's text. */
export type TypeParser = (oid: number) => (text: string) => unknown;

/** The code and the length of a message, and how many columns follow. */
const BEFORE_COLUMNS = 7;
const MINUS = '-'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);
const TRUE = 't'.charCodeAt(0);

/** How rows with these columns are read, as objects. */
export function readRowsOf(columns: readonly DescribedColumn[], typeParser: TypeParser): ReadRows {
  const shape = shapeOf(columns, typeParser).columns;
  return (bytes, start, end, rows) => {
    let at = start;
    while (at < end) {
      const row: Record<string, unknown> = {};
      at += BEFORE_COLUMNS;
      for (const { name, read } of shape) {
        const length = int32(bytes, at);
        at += 4;
        row[name] = length === -1 ? null : read(bytes, at, at + length);
        if (length !== -1) at += length;
      }
      rows.push(row);
    }
  };
}

/** How rows with these columns are found: only where their values stand is looked at. */
export function findRowsOf(columns: readonly DescribedColumn[], typeParser: TypeParser): ReadRows {
  const shape = shapeOf(columns, typeParser);
  const count = columns.length;
  return (bytes, start, end, rows) => {
    const starts: number[] = [];
    let at = start;
    while (at < end) {
      rows.push(new FoundRow(shape, bytes, starts, starts.length));
      at += BEFORE_COLUMNS;
      for (let i = 0; i < count; i++) {
        const length = int32(bytes, at);
        at += 4;
        starts.push(length === -1 ? -1 : at);
        if (length !== -1) at += length;
      }
    }
  };
}

const MOST_SHAPES = 1000;

const shapes = new LRUCache<string, RowShape>({ max: MOST_SHAPES });

/** The same for the same columns, whichever connection they come from: whoever reads rows remembers by it where things stand. */
function shapeOf(described: readonly DescribedColumn[], typeParser: TypeParser): RowShape {
  const key = described.map(({ name, dataTypeID }) => `${name} ${dataTypeID}`).join();
  let shape = shapes.get(key);
  if (!shape) {
    const columns = described.map(({ name, dataTypeID: type }) => ({ name, type, read: readerOf(type, typeParser) }));
    shape = { columns, places: new Map(columns.map(({ name }, place) => [name, place])) };
    shapes.set(key, shape);
  }
  return shape;
}

type ReadColumn = FoundColumn['read'];

function readerOf(type: number, typeParser: TypeParser): ReadColumn {
  const read = READERS.get(type);
  if (read) return read;
  const parse = typeParser(type);
  return (bytes, from, to) => parse(asText(bytes, from, to));
}

const asText = (bytes: Buffer, from: number, to: number): string => bytes.toString('utf8', from, to);

const asInteger = (bytes: Buffer, from: number, to: number): number => {
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
