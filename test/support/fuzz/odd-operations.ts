import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Chance } from '../seeded-chance';
import { valueFor } from './odd-values';

/** An operation of the schema, whose values are odd. */
export interface OddOperation {
  query: string;
  variables: Record<string, unknown>;
}

/** Writes `value` as GraphQL does; text that is an enum's value as it is in half of the cases. */
function literal(value: unknown, chance: Chance): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, chance)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      // "eq", "__proto__"; not ""
      .filter(([name]) => /^\w+$/.test(name))
      .map(([name, item]) => `${name}: ${literal(item, chance)}`)
      .join(', ')}}`;
  // "NUMBER", "ASC"; not "2026-01-01"
  if (typeof value === 'string' && /^[A-Z][A-Z_]+$/.test(value) && chance.below(10) > 0) return value;
  return JSON.stringify(value) ?? 'null';
}

interface Writing {
  chance: Chance;
  declared: string[];
  variables: Record<string, unknown>;
}

function argumentsOf(args: readonly GraphQLArgument[], writing: Writing): string {
  const { chance, declared, variables } = writing;
  const given = args.flatMap((arg) => {
    if (chance.below(10) > 5 && !String(arg.type).endsWith('!')) return [];
    const value = valueFor(arg.type, chance);
    if (chance.below(2) === 0) return [`${arg.name}: ${literal(value, chance)}`];
    const name = `v${declared.length}`;
    declared.push(`$${name}: ${chance.below(20) === 0 ? 'String' : arg.type}`);
    variables[name] = value;
    return [`${arg.name}: $${name}`];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

function fieldOf(field: GraphQLField<unknown, unknown>, depth: number, writing: Writing): string {
  const below = selection(getNamedType(field.type), depth, writing);
  return `${field.name}${argumentsOf(field.args, writing)}${below}`;
}

function selection(type: GraphQLNamedType, depth: number, writing: Writing): string {
  const { chance } = writing;
  if (isUnionType(type))
    return ` { __typename ${type
      .getTypes()
      .map((member) => `... on ${member.name}${selection(member, depth - 1, writing)}`)
      .join(' ')} }`;
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const all = chance.shuffled(Object.values(type.getFields()));
  const leaves = all.filter((field) => isLeafType(getNamedType(field.type))).slice(0, 3);
  const others = depth > 0 ? all.filter((field) => !isLeafType(getNamedType(field.type))).slice(0, 2) : [];
  const written = [...leaves, ...others].map((field, i) => {
    const text = fieldOf(field, depth - 1, writing);
    // members of a union may not call two kinds of values alike
    return `${type.name}${i}: ${text}`;
  });
  return ` { __typename ${written.join(' ')} }`;
}

/** A query, or a mutation where one is named, with values at the edges of their types. */
export function oddOperation(schema: GraphQLSchema, chance: Chance, mutation: string | null = null): OddOperation {
  const root = mutation === null ? schema.getQueryType() : schema.getMutationType();
  const fields = Object.values(root?.getFields() ?? {});
  const field = mutation === null ? chance.oneOf(fields) : fields.find(({ name }) => name === mutation);
  if (!field) throw new Error(`There is no ${mutation}.`);
  const writing: Writing = { chance, declared: [], variables: {} };
  const text = fieldOf(field, mutation === null ? 2 : 0, writing);
  const head = writing.declared.length > 0 ? ` Odd(${writing.declared.join(', ')})` : '';
  return { query: `${mutation === null ? 'query' : 'mutation'}${head} { ${text} }`, variables: writing.variables };
}
