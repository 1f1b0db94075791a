import type { ContentBlock, ContentCell, ContentTable } from './content-block';
import { attributeOf, childAt, localName, type MarkupNode } from './xml';

/** Word's own limit is 63. */
const MOST_COLUMNS = 1000;

/** A w:tbl with its merged cells told once, where they begin; rows and cells that were deleted are left out. */
export function readDocxTable(table: MarkupNode, readCell: (cell: MarkupNode) => ContentBlock[]): ContentTable {
  const rows: ContentCell[][] = [];
  /** The cells that the row above ends with, by column: one that is merged downwards grows. */
  let above = new Map<number, { rows: number }>();
  for (const node of partsOf(table, 'tr')) {
    if (childAt(node, 'trPr', 'del') !== null) continue;
    const row: Array<ContentCell & { rows: number; columns: number }> = [];
    const here = new Map<number, { rows: number }>();
    let column = whole(attributeOf(childAt(node, 'trPr', 'gridBefore'), 'val'), 0);
    for (const cell of partsOf(node, 'tc')) {
      const properties = childAt(cell, 'tcPr');
      const columns = whole(attributeOf(childAt(properties, 'gridSpan'), 'val'), 1);
      const last = row.at(-1);
      const goesOn = mergeOf(properties, 'vMerge') === 'continue' ? above.get(column) : undefined;
      if (mergeOf(properties, 'hMerge') === 'continue' && last !== undefined) last.columns += columns;
      else if (goesOn !== undefined) {
        goesOn.rows += 1;
        here.set(column, goesOn);
      } else {
        const isDeleted = childAt(properties, 'cellDel') !== null;
        const read = { column, columns, rows: 1, blocks: isDeleted ? [] : readCell(cell) };
        row.push(read);
        here.set(column, read);
      }
      column = Math.min(MOST_COLUMNS, column + columns);
    }
    rows.push(row);
    above = here;
  }
  return { kind: 'table', rows };
}

function partsOf(node: MarkupNode, name: string): MarkupNode[] {
  return (node.children ?? []).flatMap((child) => {
    const found = localName(child);
    if (found === name) return [child];
    return ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(found) ? partsOf(child, name) : [];
  });
}

/** Whether the cell begins a merge or goes on with one; without a value it goes on. */
function mergeOf(properties: MarkupNode | null, name: string): string | null {
  const merge = childAt(properties, name);
  return merge === null ? null : (attributeOf(merge, 'val') ?? 'continue');
}

function whole(value: string | null, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number >= 0 && number <= MOST_COLUMNS ? number : otherwise;
}
