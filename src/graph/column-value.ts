import type { ScalarKind } from './scalar-kind';

/** What a cursor can carry of a column: JSON knows no more. */
export type PlainValue = string | number | boolean | null;

const MAX_INT = 2 ** 31 - 1;

/**
 * Can a value from outside stand in a column of this type? PostgreSQL would fail on one that cannot, and the caller
 * would be told that the fault is ours.
 */
export function fitsColumn(type: unknown, value: PlainValue): boolean {
  switch (type) {
    case 'int':
      return Number.isInteger(value) && Math.abs(value as number) <= MAX_INT;
    case 'numeric':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'timestamptz':
      return typeof value === 'string' && isInstant(value);
    default:
      // PostgreSQL's text holds every character but one
      return typeof value === 'string' && !value.includes('\0');
  }
}

/** Is it a calendar day, YYYY-MM-DD, that PostgreSQL knows? It has no year 0. */
const isDay = (value: string): boolean =>
  // "2026-02-28", not "2026-2-28"
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !value.startsWith('0000') && isInstant(`${value}T00:00:00.000Z`);

/** Is it an instant as `toISOString` writes it? JavaScript reads 30 February as 2 March. */
const isInstant = (value: string): boolean => {
  const instant = new Date(value);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value;
};

// Matches: "-12". Must not match: "1e3".
const WHOLE = /^-?\d{1,10}$/;
// Matches: "-12.50". Must not match: "1e3", ".5".
const DECIMAL = /^-?\d{1,200}(?:\.\d{1,200})?$/;
// Matches: "2026-11-23 01:05:09.25+00". Must not match: "2026-11-23".
const INSTANT =
  /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-5])(?::[0-5]\d){0,2}$/;

/** As `fitsColumn`, for a value as PostgreSQL writes it as text: digits and fractions of a second are not lost so. */
export function fitsWritten(kind: ScalarKind, value: PlainValue): boolean {
  if (typeof value !== 'string') return false;
  switch (kind) {
    case 'int':
    case 'id':
      return WHOLE.test(value) && fitsColumn('int', Number(value));
    case 'float':
      return DECIMAL.test(value);
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'date':
      return isDay(value);
    case 'instant': {
      const day = INSTANT.exec(value)?.[1];
      return day !== undefined && isDay(day);
    }
    default:
      return fitsColumn('text', value);
  }
}
