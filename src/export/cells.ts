import type { Column } from './columns';

/** A day or an instant, as Excel counts it: days since 30/12/1899, in Vietnam. */
export interface Moment {
  serial: number;
  isDay: boolean;
}

/** What stands in a cell; null: nothing. */
export type Cell = string | number | Moment | null;

/** How a format writes what it has no form of its own for. */
export interface Notation {
  /** Days and instants as such, else as text in the form of the graph. */
  hasMoments: boolean;
  /** Values as the graph has them. */
  isRaw: boolean;
}

/** Between several values in one cell. */
const BETWEEN = '; ';

/** The cell of a row in a column. */
export function cellOf(column: Column, row: unknown, notation: Notation): Cell {
  const value = valueAt(row, column.path, 0);
  if (!column.isList) return single(column, value, notation);
  const texts = flat(value).flatMap((one) => {
    const shown = listed(column, one, notation);
    return shown === '' ? [] : [shown];
  });
  return texts.length === 0 ? null : texts.join(BETWEEN);
}

/** Values below lists come as nested lists. */
function valueAt(value: unknown, path: readonly string[], from: number): unknown {
  let at = value;
  for (let i = from; i < path.length; i++) {
    if (at === null || at === undefined) return null;
    if (Array.isArray(at)) return at.map((one) => valueAt(one, path, i));
    at = (at as Record<string, unknown>)[path[i] as string];
  }
  return at ?? null;
}

const flat = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.flatMap(flat) : value === null ? [] : [value];

function single({ kind, shown }: Column, value: unknown, { hasMoments, isRaw }: Notation): Cell {
  if (value === null || value === undefined) return null;
  if (kind === 'number') return typeof value === 'number' ? value : String(value);
  if (kind === 'boolean') return isRaw ? String(value) : value === true ? 'Có' : 'Không';
  if (kind !== 'text' && hasMoments) return serialOf(String(value), kind === 'day') ?? String(value);
  if (typeof value === 'string') return shown?.get(value) ?? value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function listed(column: Column, value: unknown, notation: Notation): string {
  const cell = single(column, value, { ...notation, hasMoments: false });
  if (cell === null) return '';
  if (column.kind === 'day' && notation.hasMoments) return shownDay(String(cell));
  return String(cell);
}

/** 2026-06-30 as 30/06/2026. */
export const shownDay = (day: string): string => day.split('-').reverse().join('/');

const MS_PER_DAY = 86_400_000;
const ZERO_MS = Date.UTC(1899, 11, 30);
/** Vietnam keeps one time, without a summer's. */
const VIETNAM_MS = 7 * 3_600_000;
/** Before 1 March 1900 Excel's count is off by the day that it invented. */
const FIRST_SERIAL = 61;
/** 31/12/9999. */
const LAST_SERIAL = 2_958_465;

/** A day or an instant in Excel's count; null where it has none. */
export function serialOf(text: string, isDay: boolean): Moment | null {
  const ms = Date.parse(text);
  const serial = (ms + (isDay ? 0 : VIETNAM_MS) - ZERO_MS) / MS_PER_DAY;
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1 ? { serial, isDay } : null;
}
