import type { KeptRows } from './access-path';
import { type FilterType, filterType } from './filter-model';
import { type EntityClass, tableOf } from './row-table';
import { parameters, type Scope } from './sql-scope';

/** Where rows of a type are found, under `t`. */
export interface Source {
  table: string;
  type: FilterType;
  isKept: boolean;
}

/** The rows themselves. */
export const ownRows = (name: string, entity: EntityClass): Source => ({
  table: tableOf(entity).name,
  type: filterType(name),
  isKept: false,
});

/**
 * SQL that finds rows of a type: in what is kept of them where that holds every column that it reads of `t`, else in `own`. The
 * parameters are those after the `taken` first ones.
 */
export function foundIn<Written extends { text: string }>(
  own: Source,
  today: string,
  taken: number,
  write: (source: Source, scope: Scope) => Written,
): Written & { scope: ReturnType<typeof parameters>; source: Source } {
  const written = (source: Source) => {
    const scope = parameters(today, taken);
    return { ...write(source, scope), scope, source };
  };
  const { kept } = own.type;
  if (!kept) return written(own);
  const narrow = written({ table: kept.table, type: keptType(own.type, kept), isKept: true });
  return [...narrow.text.matchAll(COLUMN)].every(([, column]) => kept.columns.includes(column as string))
    ? narrow
    : written(own);
}

// Matches: "title" of "t.title". Must not match: "test.title", "t1.title".
const COLUMN = /\bt\.(\w+)/g;

/** The type as its kept rows have it: what is worked out is worked out from them. */
function keptType(type: FilterType, kept: KeptRows): FilterType {
  const fields = [...type.fields].map(([name, field]) => [name, { ...field, sql: field.ofKept ?? field.sql }] as const);
  return { ...type, view: kept.table, fields: new Map(fields), any: kept.any };
}
