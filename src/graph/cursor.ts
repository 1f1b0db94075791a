import { HubError } from '../errors';
import { fitsWritten, type PlainValue } from './column-value';
import type { OrderTerm } from './links';
import { shown } from './shown';

/** A place in a list: the values of its order, which name one row since the order ends with the id. */
export type CursorValues = readonly PlainValue[];

const signature = (order: readonly OrderTerm[]): string =>
  order.map((term) => `${term.property} ${term.direction} ${term.nulls}`).join(',');

/** Under what name a row carries its place in the order by term number `i`: a column, or what was written for it. */
export const placeName = (term: OrderTerm, i: number): string => (term.by ? `__place${i}` : term.property);

/** The opaque cursor of a row in a list with this order. */
export function encodeCursor(row: Record<string, unknown>, order: readonly OrderTerm[]): string {
  return Buffer.from(JSON.stringify([signature(order), ...order.map((term, i) => row[placeName(term, i)])])).toString(
    'base64url',
  );
}

/**
 * The values in a cursor, each of which `fits` its column. Errors: BAD_USER_INPUT, which names the argument, for a cursor
 * of a list with another order or none.
 */
export function decodeCursor(
  cursor: string,
  order: readonly OrderTerm[],
  fits: (property: string, value: PlainValue) => boolean,
  argument: string,
): CursorValues {
  const fault = (why: string) =>
    new HubError('BAD_USER_INPUT', `${argument}: ${shown(cursor)} ${why}; give a cursor that this list returned.`, {
      argument,
    });
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw fault('is not a cursor');
  }
  if (!Array.isArray(parsed) || parsed.length !== order.length + 1) throw fault('is not a cursor of this list');
  const [written, ...values] = parsed as [unknown, ...unknown[]];
  if (written !== signature(order)) throw fault('is not a cursor of this list');
  const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const isPlace = ({ property, by }: OrderTerm, value: PlainValue) =>
    by ? value === null || fitsWritten(by.kind, value) : fits(property, value);
  if (!order.every((term, i) => isPlain(values[i]) && isPlace(term, values[i] as PlainValue)))
    throw fault('is not a cursor');
  return values as CursorValues;
}
