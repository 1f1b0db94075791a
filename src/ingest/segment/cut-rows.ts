import { beginsUnit } from '../../vietnamese/unit-head';
import type { ColumnRole } from './column';
import { beginsSmall } from './letter-case';
import { joinPassages } from './passage';
import type { Row } from './row';

/** The rows with those joined that a page's end cuts in two: the second part has no number and goes on in the midst of a cell. */
export function joinCutRows(rows: readonly Row[], columns: readonly ColumnRole[]): Row[] {
  const ordinalAt = columns.indexOf('ORDINAL');
  if (ordinalAt < 0) return [...rows];
  const joined: Row[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above !== undefined && goesOn(row, above, ordinalAt)) joined[joined.length - 1] = joinRows(above, row);
    else joined.push(row);
  }
  return joined;
}

function goesOn(row: Row, above: Row, ordinalAt: number): boolean {
  if (row.cells.length !== above.cells.length || row.cells[ordinalAt]?.text !== '') return false;
  const filled = row.cells.filter(({ text }) => text !== '');
  // Matches: the bullet of a row of its own. Must not match: letters.
  if (filled.length === 0 || filled.some(({ text }) => /^[-–+•*]/u.test(text))) return false;
  return filled.some(({ text }) => beginsSmall(text) && !beginsUnit(text));
}

function joinRows(above: Row, below: Row): Row {
  const cells = above.cells.map((cell, i) => {
    const more = below.cells[i];
    // a cell that is merged over both is the same in both
    if (more === undefined || more === cell || more.text === '') return cell;
    return cell.text === '' ? more : joinPassages(cell, more);
  });
  return { ...above, cells, end: below.end };
}
