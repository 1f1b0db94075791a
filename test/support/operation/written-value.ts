import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type Draft, type DraftVariable, onceIn } from './draft';

/** A value as an operation has it: written out, or as a variable, wholly or in parts. */
export function writtenValue(draft: Draft, type: GraphQLInputType, value: unknown, hasDefault = false): string {
  const isAsVariable = onceIn(draft.chance, 4);
  return isAsVariable ? `$${variableOf(draft, type, value, hasDefault).name}` : literal(draft, type, value);
}

function literal(draft: Draft, type: GraphQLInputType, value: unknown): string {
  const bare = getNullableType(type);
  if (value === null || value === undefined) return 'null';
  if (isListType(bare) && Array.isArray(value))
    return `[${value.map((item) => writtenValue(draft, bare.ofType, item)).join(', ')}]`;
  if (isListType(bare)) return literal(draft, bare.ofType, value);
  if (isInputObjectType(bare) && typeof value === 'object') {
    const fields = bare.getFields();
    const written = Object.entries(value).map(([name, one]) => {
      const field = fields[name];
      return `${name}: ${field ? writtenValue(draft, field.type, one, field.defaultValue !== undefined) : plain(one)}`;
    });
    return `{ ${written.join(', ')} }`;
  }
  return isEnumType(bare) ? String(value) : plain(value);
}

/** A value of which the schema says nothing, such as a faulty one. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${plain(one)}`)
    .join(', ')} }`;
}

/** A variable with this value: a new one, as a rule. One that is left out, or has a default, means the same or nothing. */
function variableOf(draft: Draft, type: GraphQLInputType, value: unknown, hasDefault: boolean): DraftVariable {
  const { chance, variables } = draft;
  const same = variables.find((one) => one.type === String(type) && isSame(one.value, value) && !one.isLeftOut);
  if (same && chance.below(3) > 0) return same;
  const isNullable = !isNonNullType(type);
  const way = value === null ? 3 : chance.below(8);
  const bare = getNullableType(type);
  const made: DraftVariable = {
    name: `v${variables.length}`,
    type: way === 1 && isNullable ? `${bare}!` : String(way === 2 && !hasDefault ? bare : type),
    default: '',
    value,
    isLeftOut: way === 0 && isNullable,
  };
  // with a default it fits where null does not
  if (way === 2) made.default = ` = ${constant(draft, bare, value)}`;
  if (way === 2 && onceIn(chance, 2)) made.isLeftOut = true;
  variables.push(made);
  return made;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The value written out, without a variable in it. */
function constant(draft: Draft, type: GraphQLInputType, value: unknown): string {
  return literal({ ...draft, chance: { ...draft.chance, below: () => 1 } }, type, value);
}
