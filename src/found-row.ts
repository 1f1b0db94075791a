/** A column of the rows of a statement. */
export interface FoundColumn {
  name: string;
  /** Its type's number in PostgreSQL. */
  type: number;
  /** The value that stands between `from` and `to` of `bytes`. */
  read(bytes: Buffer, from: number, to: number): unknown;
}

/** What the rows of a statement have in common. */
export interface RowShape {
  columns: readonly FoundColumn[];
  /** The place of a column among them, by its name. */
  places: ReadonlyMap<string, number>;
}

/**
 * A row as the server sent it. Most of what is read of rows is written into answers without being looked into: of that no
 * value is made.
 */
export class FoundRow {
  readonly shape: RowShape;
  readonly bytes: Buffer;
  /** Where the values of columns begin in the bytes, those of this row from `first` on; -1 for null. */
  readonly starts: readonly number[];
  readonly first: number;
  made: Record<string, unknown> | null = null;

  constructor(shape: RowShape, bytes: Buffer, starts: readonly number[], first: number) {
    this.shape = shape;
    this.bytes = bytes;
    this.starts = starts;
    this.first = first;
  }
}

/** Where the value of a column begins in the row's bytes; -1 for null. */
export const startOf = ({ starts, first }: FoundRow, place: number): number => starts[first + place] as number;

/** Where the value ends that begins there: its length stands before it. */
export const endOf = (bytes: Buffer, start: number): number => start + int32(bytes, start - 4);

export function int32(bytes: Buffer, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}

function valueAt(row: FoundRow, place: number): unknown {
  const start = startOf(row, place);
  return start === -1
    ? null
    : (row.shape.columns[place] as FoundColumn).read(row.bytes, start, endOf(row.bytes, start));
}

/** What stands for a row where it is looked into by others: an object with all its columns, the same each time. Other values stay. */
export function wholeOf(value: unknown): unknown {
  if (!(value instanceof FoundRow)) return value;
  value.made ??= Object.fromEntries(value.shape.columns.map(({ name }, place) => [name, valueAt(value, place)]));
  return value.made;
}

/** Reads a property of rows, found or made; undefined where there is none, and of what is no object. */
export function propertyReader(name: string): (object: unknown) => unknown {
  let shape: RowShape | undefined;
  let place: number | undefined;
  return (object) => {
    if (object instanceof FoundRow) {
      if (object.shape !== shape) {
        shape = object.shape;
        place = shape.places.get(name);
      }
      return place === undefined ? undefined : valueAt(object, place);
    }
    return object === null || object === undefined ? undefined : (object as Record<string, unknown>)[name];
  };
}
