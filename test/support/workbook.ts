import ExcelJS, { type CellValue, type Worksheet } from 'exceljs';

/** A workbook's bytes: each sheet's rows from the top, and what else is to be done to it. */
export async function workbook(
  sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>,
  arrange: (sheet: Worksheet, name: string) => void = () => undefined,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
    arrange(sheet, name);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The rows as a .csv file, values with quotation marks around them where they need any. */
export function csv(rows: readonly (readonly string[])[], delimiter = ','): string {
  const quoted = (value: string) =>
    value.includes(delimiter) || value.includes('"') || value.includes('\n')
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
}
