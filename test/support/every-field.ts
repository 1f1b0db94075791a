import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Values for arguments that have to be given, in GraphQL's notation, by the argument's name. */
export type Given = Readonly<Record<string, string>>;

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: GraphQLNamedType): Field[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

/**
 * A selection of all that is below a type: each field of each type once, where it is met first, under the name "Type_field"; of
 * a type that was met before, only its name.
 */
export function everythingBelow(schema: GraphQLSchema, start: GraphQLNamedType, given: Given): string {
  const met = new Set<string>();
  const selection = (type: GraphQLNamedType): string => {
    if (met.has(type.name)) return '__typename';
    met.add(type.name);
    const members = isCompositeType(type) && !isObjectType(type) ? schema.getPossibleTypes(type) : [];
    return [
      '__typename',
      ...fieldsOf(type).map((field) => `${type.name}_${field.name}: ${asked(field)}`),
      ...members.map((member) => `... on ${member.name} { ${selection(member)} }`),
    ].join(' ');
  };
  const asked = (field: Field): string => `${called(field, given)}${below(field)}`;
  const below = (field: Field): string => {
    const type = getNamedType(field.type);
    return isCompositeType(type) ? ` { ${selection(type)} }` : '';
  };
  return selection(start);
}

/** The field with the arguments that it needs, and those that are said besides. */
function called(field: Field, given: Given, besides: Given = {}): string {
  const needed = field.args.filter((arg) => isRequiredArgument(arg) && besides[arg.name] === undefined);
  const args = [
    ...needed.map(({ name }) => {
      if (given[name] === undefined) throw new Error(`Nothing is given for the argument ${name} of ${field.name}.`);
      return `${name}: ${given[name]}`;
    }),
    ...Object.entries(besides).map(([name, value]) => `${name}: ${value}`),
  ];
  return args.length ? `${field.name}(${args.join(', ')})` : field.name;
}

/** Every way to ask a field with one optional argument: each filter, each order, each dimension, each look back. */
function ways(field: Field, given: Given, depth: number): Given[] {
  return field.args.flatMap((arg) =>
    valuesOf(arg, given, depth).map((value) => ({ ...lookUp(field, given, arg.name), [arg.name]: value })),
  );
}

/** A look-up by a name or a code needs one of the two. */
const lookUp = (field: Field, given: Given, asked = ''): Given =>
  field.args.some(({ name }) => name === 'code') && asked !== 'code' ? { name: given.name as string } : {};

function valuesOf(arg: GraphQLArgument, given: Given, depth: number): string[] {
  const type = getNamedType(arg.type);
  if (isInputObjectType(type)) return type.getFields().field ? ordersOf(type) : filtersOf(type, depth);
  if (isEnumType(type)) return type.getValues().map(({ name }) => (isListType(arg.type) ? `[${name}]` : name));
  return given[arg.name] === undefined || isRequiredArgument(arg) ? [] : [given[arg.name] as string];
}

function ordersOf(type: GraphQLInputObjectType): string[] {
  const fields = getNamedType(type.getFields().field?.type);
  return isEnumType(fields) ? fields.getValues().map(({ name }) => `[{ field: ${name} }]`) : [];
}

/** A filter over each field of a type; of the types that it links to, as deep as is said, over links and what is worked out. */
function filtersOf(type: GraphQLInputObjectType, depth: number, isFar = false): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (['and', 'or', 'not'].includes(field.name) || !isInputObjectType(below)) return [];
    const { isNull, some, in: among } = below.getFields();
    if (isNull) return isFar && !below.name.endsWith('AsOfFilter') ? [] : [`{ ${field.name}: { isNull: false } }`];
    if (some) {
      const far = getNamedType(some.type);
      const deeper = isInputObjectType(far) && depth > 1 ? filtersOf(far, depth - 1, true) : [];
      return ['{}', ...deeper].map((such) => `{ ${field.name}: { some: ${such} } }`);
    }
    if (among) return [];
    return depth > 1
      ? ['{}', ...filtersOf(below, depth - 1, true)].map((such) => `{ ${field.name}: ${such} }`)
      : [`{ ${field.name}: {} }`];
  });
}

/** How many ways of asking one document has: it is read and checked once. */
const IN_ONE = 40;

/** Ways to ask, a few in one selection: each under a name of its own. */
function inOne(selections: readonly string[]): string[] {
  const named = selections.map((selection, i) => `w${i}: ${selection}`);
  return Array.from({ length: Math.ceil(named.length / IN_ONE) }, (_, i) =>
    named.slice(i * IN_ONE, (i + 1) * IN_ONE).join('\n'),
  );
}

/** A field with arguments, and all below it. */
function whole(schema: GraphQLSchema, field: Field, given: Given, besides: Given): string {
  const type = getNamedType(field.type);
  return `${called(field, given, besides)}${isCompositeType(type) ? ` { ${everythingBelow(schema, type, given)} }` : ''}`;
}

/** A field with arguments: of a page the rows, or their number where they are filtered, by the same condition; all else whole. */
function asked(schema: GraphQLSchema, field: Field, given: Given, besides: Given): string {
  const below = fieldsOf(getNamedType(field.type)).map(({ name }) => name);
  const isPage = below.includes('totalCount') && below.includes('nodes') && besides.recordedAt === undefined;
  return isPage
    ? `${called(field, given, besides)} { ${besides.filter ? 'totalCount' : 'nodes { __typename }'} }`
    : whole(schema, field, given, besides);
}

/** Every root field of a subgraph, in every way that its arguments allow. */
export function rootQuestions(schema: GraphQLSchema, given: Given): string[] {
  const roots = fieldsOf(schema.getQueryType() as GraphQLNamedType).filter(({ name }) => !name.startsWith('_'));
  const selections = roots.flatMap((field) => [
    whole(schema, field, given, lookUp(field, given)),
    ...ways(field, given, 2).map((besides) => asked(schema, field, given, besides)),
  ]);
  return inOne(selections).map((selection) => `{ ${selection} }`);
}

/** Every field that a subgraph has for the rows of a type, its own or not, in every way that its arguments allow. */
export function entityQuestions(schema: GraphQLSchema, type: string, given: Given): string[] {
  const entity = schema.getType(type) as GraphQLNamedType;
  const of = fieldsOf(entity).flatMap((field) =>
    ways(field, given, 1).map((besides) => asked(schema, field, given, besides)),
  );
  return [everythingBelow(schema, entity, given), ...inOne(of)].map(
    (selection) =>
      `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on ${type} { ${selection} } } }`,
  );
}

/** A mutation with all below its answer. */
export function mutationQuestion(schema: GraphQLSchema, name: string): string {
  const field = schema.getMutationType()?.getFields()[name];
  if (!field) throw new Error(`There is no mutation ${name}.`);
  const [arg] = field.args.filter(isRequiredArgument);
  if (!arg) throw new Error(`${name} needs nothing.`);
  const below = everythingBelow(schema, getNamedType(field.type), { first: '10' });
  return `mutation ($it: ${arg.type}) { ${name}(${arg.name}: $it) { ${below} } }`;
}

/** The fields that an answer has a value for, as "Type_field". */
export function answeredIn(answer: unknown, answered = new Set<string>()): Set<string> {
  if (Array.isArray(answer)) for (const item of answer) answeredIn(item, answered);
  else if (typeof answer === 'object' && answer !== null)
    for (const [name, value] of Object.entries(answer)) {
      const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
      if (!isEmpty && name.includes('_') && !name.startsWith('__')) answered.add(name);
      answeredIn(value, answered);
    }
  return answered;
}

/** Every field of every object that can be read in a subgraph, as "Type_field". */
export function readableFields(schema: GraphQLSchema): string[] {
  const met = new Set<GraphQLNamedType>();
  const meet = (type: GraphQLNamedType): void => {
    if (met.has(type)) return;
    met.add(type);
    for (const { type: far } of fieldsOf(type)) meet(getNamedType(far));
    if (isCompositeType(type) && !isObjectType(type)) schema.getPossibleTypes(type).forEach(meet);
  };
  for (const { name, type } of fieldsOf(schema.getQueryType() as GraphQLNamedType))
    if (name !== '_service') meet(getNamedType(type));
  return [...met].filter(isObjectType).flatMap((type) => fieldsOf(type).map(({ name }) => `${type.name}_${name}`));
}
