import { type GraphQLLeafType, isEnumType } from 'graphql';
import { type AnswerBytes, type Constant, constant } from './answer-bytes';

/** Writes a leaf as its column came, between `from` and `to` of `bytes`; false where that is no way to write it: nothing is written then. */
export type WriteColumn = (out: AnswerBytes, bytes: Buffer, from: number, to: number) => boolean;

/** Numbers of types in PostgreSQL. */
const BOOL = 16;
const INTEGERS: ReadonlySet<number> = new Set([21, 23]);
const TEXTS: ReadonlySet<number> = new Set([25, 1043]);
const DATE = 1082;

const TRUE = constant('true');
const FALSE = constant('false');
const T = 't'.charCodeAt(0);
/** "2026-11-23"; what is longer is of no year that has four digits, or none of ours. */
const DAY_BYTES = 10;

/** How columns of a type are written as a leaf of a type without a value being made of them; null where they are not. */
export function columnWriter(leaf: GraphQLLeafType, column: number): WriteColumn | null {
  if (isEnumType(leaf)) return TEXTS.has(column) ? enumWriter(leaf.getValues()) : null;
  switch (leaf.name) {
    case 'String':
    case 'ID':
      return TEXTS.has(column) ? quoted : null;
    case 'Int':
      return INTEGERS.has(column) ? plain : null;
    case 'Boolean':
      return column === BOOL ? boolean : null;
    case 'Date':
      return column === DATE ? day : null;
    default:
      return null;
  }
}

const quoted: WriteColumn = (out, bytes, from, to) => {
  out.quoted(bytes, from, to);
  return true;
};

const plain: WriteColumn = (out, bytes, from, to) => {
  out.plain(bytes, from, to);
  return true;
};

const boolean: WriteColumn = (out, bytes, from) => {
  out.constant(bytes[from] === T ? TRUE : FALSE);
  return true;
};

const day: WriteColumn = (out, bytes, from, to) => {
  if (to - from !== DAY_BYTES) return false;
  out.quoted(bytes, from, to);
  return true;
};

/** Each value that is kept as a text has its name, written already; another one is no value of the enum. */
function enumWriter(values: readonly { name: string; value: unknown }[]): WriteColumn {
  const known = values.flatMap(({ name, value }) =>
    typeof value === 'string' ? [{ kept: Uint8Array.from(Buffer.from(value)), json: constant(`"${name}"`) }] : [],
  );
  return (out, bytes, from, to) => {
    for (const { kept, json } of known)
      if (stands(kept, bytes, from, to)) {
        out.constant(json);
        return true;
      }
    return false;
  };
}

function stands(kept: Constant, bytes: Buffer, from: number, to: number): boolean {
  if (kept.length !== to - from) return false;
  for (let i = 0; i < kept.length; i++) if (kept[i] !== bytes[from + i]) return false;
  return true;
}
