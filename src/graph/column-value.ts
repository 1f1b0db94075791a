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
