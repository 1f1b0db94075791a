import type { Passage } from '../segment/passage';
import type { Block } from '../segment/section-tree';

/** The passages of a block: the paragraph, or each filled cell of the table, in the row where it begins, a footnote where it stands. */
export function passagesOf(block: Block): Passage[] {
  if (block.kind === 'paragraph') return [block];
  return block.table.rows.flatMap((row) =>
    row.cells.filter((cell) => cell.text !== '' && cell.start >= row.start).sort((a, b) => a.start - b.start),
  );
}

/** How many blocks make the preamble: those before the first section, "như sau:" or the enacting formula. */
export function preambleEnd(blocks: readonly Block[]): number {
  const at = blocks.findIndex(
    // Matches: "QUYẾT ĐỊNH:". Must not match: "QUYẾT ĐỊNH SỐ 12".
    (block) => block.section !== null || block.kind === 'table' || /^QUYẾT (?:ĐỊNH|NGHỊ)\s*:?$/u.test(block.text),
  );
  return at < 0 ? blocks.length : at;
}
