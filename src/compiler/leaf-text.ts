import { type GraphQLLeafType, isEnumType } from 'graphql';

/** JSON text of a leaf's value that is not null, as graphql-js would have it. Errors: what the type's serialize throws. */
export type LeafText = (value: unknown) => string;

const MAX_INT = 2 ** 31 - 1;

/** How values of a leaf type are written. What the fast ways do not know goes through the type's own `serialize`. */
export function leafText(type: GraphQLLeafType): LeafText {
  const slowly: LeafText = (value) => {
    const serialized = type.serialize(value);
    if (serialized === null || serialized === undefined) throw new Error(`${type.name} has no text for ${value}.`);
    return JSON.stringify(serialized);
  };
  if (isEnumType(type)) {
    const names = new Map(type.getValues().map(({ value, name }): [unknown, string] => [value, `"${name}"`]));
    return (value) => names.get(value) ?? slowly(value);
  }
  switch (type.name) {
    case 'String':
    case 'ID':
      return (value) => (typeof value === 'string' ? quoted(value) : slowly(value));
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? `${value}` : slowly(value));
    case 'Int':
      return (value) => (Number.isInteger(value) && Math.abs(value as number) <= MAX_INT ? `${value}` : slowly(value));
    case 'Float':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : slowly(value));
    case 'Date':
      return remembering(slowly);
    default:
      return slowly;
  }
}

// Matches: the quotation mark of 'gọi là "điểm"', a line break, half of a pair. Must not match: "Sở Y tế", "–".
const ESCAPED = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** As JSON.stringify, which takes twice as long where there is nothing to escape. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

const MOST_REMEMBERED = 10_000;

/** The same few values come again and again: each is checked once. */
function remembering(text: LeafText): LeafText {
  const texts = new Map<unknown, string>();
  return (value) => {
    let known = texts.get(value);
    if (known === undefined) {
      known = text(value);
      if (texts.size >= MOST_REMEMBERED) texts.clear();
      texts.set(value, known);
    }
    return known;
  };
}
