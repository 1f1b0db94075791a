import { type GraphQLLeafType, type GraphQLOutputType, getNullableType, isLeafType } from 'graphql';
import { endOf, FoundRow, propertyReader, type RowShape, startOf } from '../found-row';
import type { AnswerBytes } from './answer-bytes';
import { columnWriter, type WriteColumn } from './column-writer';
import { leafText } from './leaf-text';
import { NULL } from './write-objects';
import { isAbsent } from './write-values';
import { NotWritten, type Write } from './writing';

/** How a property of objects that is one leaf is written; null where one of them has a function or a promise there. */
export type LeafWriter = (objects: readonly unknown[]) => Write | null;

/** Null for a type that is none of leaves. */
export function leafWriter(type: GraphQLOutputType, name: string): LeafWriter | null {
  const leaf = getNullableType(type);
  if (!isLeafType(leaf)) return null;
  const isRequired = leaf !== type;
  const text = leafText(leaf);
  const propertyOf = propertyReader(name);
  const columnOf = columnFinder(leaf, name);
  const writeNull = (out: AnswerBytes): void => {
    if (isRequired) throw new NotWritten(`${name} is null.`);
    out.constant(NULL);
  };
  return (objects) => {
    if (objects.some((object) => !(object instanceof FoundRow) && isLater(propertyOf(object)))) return null;
    return (number, out) => {
      const object = objects[number];
      const column = object instanceof FoundRow ? columnOf(object.shape) : null;
      if (column && object instanceof FoundRow) {
        const start = startOf(object, column.place);
        if (start === -1) return writeNull(out);
        if (column.write(out, object.bytes, start, endOf(object.bytes, start))) return;
      }
      const value = propertyOf(object);
      if (isAbsent(value)) writeNull(out);
      else out.json(text(value));
    };
  };
}

interface Column {
  place: number;
  write: WriteColumn;
}

/** The column of rows of a shape that can be written as it is; null where there is none. */
function columnFinder(leaf: GraphQLLeafType, name: string): (shape: RowShape) => Column | null {
  let last: RowShape | undefined;
  let column: Column | null = null;
  return (shape) => {
    if (shape !== last) {
      const place = shape.places.get(name);
      const write = place === undefined ? null : columnWriter(leaf, shape.columns[place]?.type as number);
      last = shape;
      column = place === undefined || write === null ? null : { place, write };
    }
    return column;
  };
}

/** What is not there yet, or is to be worked out. */
export const isLater = (value: unknown): boolean => typeof value === 'function' || value instanceof Promise;
