import { type FieldNode, Kind, type ValueNode } from 'graphql';
import { DEFAULT_PAGE_SIZE } from '../graph/page';

/** The variables of a request, with the defaults that the operation gives. */
export type GivenVariables = Readonly<Record<string, unknown>>;

/** How many, for the variables of a request. */
export type Amount = number | ((variables: GivenVariables) => number);

export const sized = (amount: Amount, variables: GivenVariables): number =>
  typeof amount === 'number' ? amount : amount(variables);

/** What an argument is given as; undefined where it is not. */
export const argumentValue = (node: FieldNode, name: string): ValueNode | undefined =>
  node.arguments?.find((argument) => argument.name.value === name)?.value;

/** How many rows a page may hold: `first`, else `last`, else 20. Both are refused later on; here the larger counts. */
export function pageSize(node: FieldNode): Amount {
  const given = ['first', 'last'].map((name) => wholeNumber(argumentValue(node, name)));
  if (given.every((one) => typeof one !== 'function')) return sizeOf(given as (number | null)[]);
  return (variables) => sizeOf(given.map((one) => (typeof one === 'function' ? one(variables) : one)));
}

/** Which argument says how many rows a page holds. */
export const pageArgument = (node: FieldNode): string =>
  argumentValue(node, 'last') && !argumentValue(node, 'first') ? 'last' : 'first';

const sizeOf = (given: readonly (number | null)[]): number => {
  const numbers = given.filter((one) => one !== null);
  return numbers.length > 0 ? Math.max(0, ...numbers) : DEFAULT_PAGE_SIZE;
};

function wholeNumber(value: ValueNode | undefined): number | null | ((variables: GivenVariables) => number | null) {
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind !== Kind.VARIABLE) return null;
  const { value: name } = value.name;
  return (variables) => (typeof variables[name] === 'number' ? variables[name] : null);
}

/** How many values a list argument has; what is no list is one, as GraphQL has it. */
export function argumentSize(node: FieldNode, name: string): Amount {
  const value = argumentValue(node, name);
  if (value === undefined || value.kind === Kind.NULL) return 0;
  if (value.kind === Kind.LIST) return value.values.length;
  if (value.kind !== Kind.VARIABLE) return 1;
  const variable = value.name.value;
  return (variables) => {
    const given = variables[variable];
    if (given === undefined || given === null) return 0;
    return Array.isArray(given) ? given.length : 1;
  };
}
