import type { Block } from '../segment/section-tree';
import { isIndicatorTable } from './indicators-in-tables';
import { toTableRows } from './table-rows';
import { taskColumn } from './tasks-in-tables';

/** How many items the annex holds: the rows of its tables without groups and sub-rows, else its numbered paragraphs. */
export function presentRows(blocks: readonly Block[], isInAnnex: (section: number | null) => boolean): number {
  const inside = blocks.filter((block) => isInAnnex(block.section));
  const tables = inside.filter((block) => block.kind === 'table');
  if (tables.length > 0) {
    return tables.reduce((count, { table }) => {
      const main = isIndicatorTable(table)
        ? table.columns.includes('INDICATOR')
          ? 'INDICATOR'
          : 'TASK'
        : (taskColumn(table) ?? (table.columns.includes('DOCUMENT') ? 'DOCUMENT' : 'TASK'));
      return count + toTableRows(table, main).filter((row) => row.kind === 'ITEM' && !row.isChild).length;
    }, 0);
  }
  // Matches: "12", the number of an item. Must not match: "I", "1.1".
  return inside.filter((block) => block.kind === 'paragraph' && /^\d{1,3}$/u.test(block.marker?.ordinal ?? '')).length;
}
