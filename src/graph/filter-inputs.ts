import { type ClassType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { type FilterField, type FilterType, filterType, hasFilters } from './filter-model';
import type { Link } from './links';
import { enumNameOf, type ScalarKind } from './scalar-kind';
import { DateScalar, DateTimeScalar } from './scalars';

/**
 * The GraphQL input types of filters, made from the model: each once for all modules, so that a subgraph's copy is the
 * others' word for word. They refer to each other in circles: a type is known before its fields are. Type-graphql wants
 * every input type before it makes the first schema, so none is left for later.
 */
const made = new Map<string, ClassType>();

/** The filter of a type: `TaskFilter`. */
export function filterInput(type: string): ClassType {
  return input(
    `${type}Filter`,
    `Which rows of ${type} are wanted: all conditions that are given must hold (điều kiện lọc).`,
    (target) => {
      const found = filterType(type);
      field(target, 'and', [target], 'All of these hold; an empty list always does (và).');
      field(target, 'or', [target], 'One of these holds at least; of an empty list none does (hoặc).');
      field(target, 'not', target, 'This does not hold, for want of a value too (không).');
      for (const scalar of found.fields.values()) field(target, scalar.name, scalarInput(scalar), scalar.description);
      for (const [name, link] of found.links) addLink(target, found, name, link);
    },
  );
}

function addLink(target: ClassType, { name: type }: FilterType, name: string, link: Link): void {
  if (link.form === 'oneOf') field(target, name, choiceInput(type, name, link), link.description);
  else if (hasFilters(link.to))
    field(target, name, link.form === 'many' ? listInput(link.to) : filterInput(link.to), link.description);
}

/** The filter over a link to many: `TaskListFilter`. */
const listInput = (type: string): ClassType =>
  input(`${type}ListFilter`, `Conditions on the linked rows of ${type} (điều kiện trên danh sách).`, (target) =>
    addQuantifiers(target, filterInput(type)),
  );

function addQuantifiers(target: ClassType, of: ClassType): void {
  field(target, 'some', of, 'One of them is such, at least (có ít nhất một).');
  field(target, 'none', of, 'None of them is such (không có).');
  field(target, 'every', of, 'All of them are such, as where there are none (tất cả).');
}

/** The filter over a link to one of several types, which is of that type where it is given. */
const choiceInput = (type: string, name: string, link: Extract<Link, { form: 'oneOf' }>): ClassType =>
  input(`${link.to}Filter`, `Of what type ${type}.${name} is, and which (điều kiện theo loại).`, (target) => {
    for (const { to } of link.choices) field(target, lowerFirst(to), filterInput(to), `It is a ${to}, and such a one.`);
  });

const SCALARS: Readonly<Record<Exclude<ScalarKind, 'enum'>, { name: string; type: unknown }>> = {
  id: { name: 'ID', type: ID },
  text: { name: 'String', type: String },
  int: { name: 'Int', type: Int },
  float: { name: 'Float', type: Float },
  boolean: { name: 'Boolean', type: Boolean },
  date: { name: 'Date', type: DateScalar },
  instant: { name: 'DateTime', type: DateTimeScalar },
};

/** What can be asked of a value of each kind. */
export const OPERATORS: Readonly<Record<ScalarKind, readonly Operator[]>> = {
  id: ['eq', 'in'],
  text: ['eq', 'in', 'contains', 'isNull'],
  int: ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull'],
  float: ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull'],
  boolean: ['eq', 'isNull'],
  date: ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull'],
  instant: ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull'],
  enum: ['eq', 'in', 'isNull'],
};

export type Operator = keyof typeof OPERATOR_WORDS;

const OPERATOR_WORDS = {
  eq: 'Equal to this (bằng).',
  in: 'One of these (thuộc).',
  lt: 'Less, or before (nhỏ hơn, trước).',
  lte: 'At most, or no later (không quá).',
  gt: 'More, or after (lớn hơn, sau).',
  gte: 'At least, or no earlier (từ … trở lên).',
  contains: 'Has this in it; accents, case and spacing do not matter (chứa).',
  isNull: 'Whether there is no value at all (không có giá trị).',
} as const;

function scalarInput(scalar: FilterField): ClassType {
  const { name, type } =
    scalar.kind === 'enum'
      ? { name: enumNameOf(scalar.enumClass as object), type: scalar.enumClass }
      : SCALARS[scalar.kind];
  const one = valueInput(scalar.takesDay ? `${name}AsOf` : name, scalar.kind, type, scalar.takesDay);
  if (!scalar.isList) return one;
  return input(
    `${name}ListFilter`,
    'Conditions on the values of a list (điều kiện trên danh sách giá trị).',
    (target) => addQuantifiers(target, one),
  );
}

function valueInput(name: string, kind: ScalarKind, type: unknown, takesDay: boolean): ClassType {
  return input(
    `${name}Filter`,
    `Conditions on one value; all that are given must hold (điều kiện giá trị).`,
    (target) => {
      for (const operator of OPERATORS[kind]) {
        const of = operator === 'isNull' ? Boolean : operator === 'in' ? [type] : type;
        field(target, operator, of, OPERATOR_WORDS[operator]);
      }
      if (takesDay) field(target, 'asOf', DateScalar, 'The day to judge by; today where absent (tính đến ngày).');
    },
  );
}

function input(name: string, description: string, fill: (target: ClassType) => void): ClassType {
  const known = made.get(name);
  if (known) return known;
  class Input {}
  Object.defineProperty(Input, 'name', { value: name });
  made.set(name, Input);
  InputType(name, { description })(Input);
  fill(Input);
  return Input;
}

const field = (target: ClassType, name: string, type: unknown, description: string): void =>
  Field(() => type as ClassType, { nullable: true, description })(target.prototype, name);

const lowerFirst = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
