import { type ContentTable, paragraphsOf } from './content-block';

// Matches: "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", in composed or decomposed letters once they are composed. Must not match: "Cộng tác viên".
const MOTTO = /C[ỘÔ]NG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM/iu;
/** A head has three rows as a rule: names, number and date, subject. */
const HEAD_ROWS = 8;
const HEAD_COLUMNS = 4;
/** A row of one cell so long is a page's column, not an item. */
const LONG_CELL = 1500;

/** Whether the table is the head of a document (thể thức), set in two columns. */
export function isOfficialHeadTable({ rows }: ContentTable): boolean {
  if (rows.length > HEAD_ROWS || rows.some((row) => row.length > HEAD_COLUMNS)) return false;
  return rows.some((row) =>
    row.some((cell) => paragraphsOf(cell.blocks).some(({ text }) => MOTTO.test(text.normalize('NFC')))),
  );
}

/** Whether the table only places things on the page: a box, a single column, columns around other tables. */
export function isPageLayout({ rows }: ContentTable): boolean {
  const cells = rows.flat();
  if (rows.every((row) => row.length <= 1) && cells.every(({ rows: height }) => height === 1)) return true;
  const isSparse = rows.every((row) => row.filter(({ blocks }) => paragraphsOf(blocks).length > 0).length <= 1);
  const holdsTables = cells.some(({ blocks }) => blocks.some((block) => block.kind === 'table'));
  if (holdsTables && (isSparse || cells.length <= 6)) return true;
  return rows.length === 1 && cells.some(({ blocks }) => lengthOf(blocks) > LONG_CELL);
}

function lengthOf(blocks: Parameters<typeof paragraphsOf>[0]): number {
  return paragraphsOf(blocks).reduce((sum, { text }) => sum + text.length, 0);
}
