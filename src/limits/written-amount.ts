import { Kind, type ValueNode } from 'graphql';
import type { Amount, GivenVariables } from './page-amount';

/** How many names and values a filter or an order has, for the variables of a request. */
export function writtenAmount(value: ValueNode | undefined): Amount {
  const places: string[] = [];
  const fixed = value ? countLiteral(value, places) : 0;
  if (places.length === 0) return fixed;
  return (variables) => places.reduce((sum, name) => sum + countValue(variables[name]), fixed);
}

/** Counts what stands there, and notes the variables whose values are counted with each request. */
function countLiteral(value: ValueNode, places: string[]): number {
  switch (value.kind) {
    case Kind.VARIABLE:
      places.push(value.name.value);
      return 0;
    case Kind.LIST:
      return value.values.reduce((sum, one) => sum + countLiteral(one, places), 0);
    case Kind.OBJECT:
      return value.fields.reduce((sum, one) => sum + 1 + countLiteral(one.value, places), 0);
    case Kind.NULL:
      return 0;
    default:
      return 1;
  }
}

/** As `countLiteral`; how deep variables are nested has been looked at before. */
function countValue(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'object') return 1;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countValue(one), 0);
  return Object.values(value).reduce((sum: number, one) => sum + 1 + countValue(one), 0);
}

/** A sum of amounts, and so many times an amount. */
export function sumOf(...amounts: readonly Amount[]): Amount {
  const changing = amounts.filter((one) => typeof one === 'function');
  const fixed = amounts.reduce<number>((sum, one) => (typeof one === 'number' ? sum + one : sum), 0);
  if (changing.length === 0) return fixed;
  return (variables: GivenVariables) => changing.reduce((sum, one) => sum + one(variables), fixed);
}

export const timesOf = (factor: number, amount: Amount): Amount =>
  typeof amount === 'number' ? factor * amount : (variables) => factor * amount(variables);
