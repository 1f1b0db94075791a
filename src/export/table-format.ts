import type { Column } from './columns';
import { csvTable, type RowPages } from './csv-table';
import { xlsxTable } from './xlsx-table';

export type TableFormat = 'csv' | 'xlsx';

export const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Rows as a file, piece by piece. */
export function tableFile(
  format: TableFormat,
  { columns, name }: { columns: readonly Column[]; name: string },
  pages: RowPages,
  isRaw: boolean,
): AsyncGenerator<Uint8Array> {
  const title = name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
  return format === 'csv' ? csvTable(columns, pages, isRaw) : xlsxTable(columns, pages, { name: title, isRaw });
}
