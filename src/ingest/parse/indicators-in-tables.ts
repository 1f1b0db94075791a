import { splitUnitList } from '../../vietnamese/unit-list';
import type { Diagnostic, IndicatorMention } from '../parsed-document';
import type { Passage } from '../segment/passage';
import type { Block } from '../segment/section-tree';
import type { Table } from '../segment/table';
import { toTableRows } from './table-rows';
import { readTarget } from './target-value';

/** Whether the table's rows are indicators. */
export function isIndicatorTable(table: Table): boolean {
  return (
    table.columns.includes('INDICATOR') || (table.columns.includes('TARGET') && table.columns.includes('MEASURE_UNIT'))
  );
}

/** The indicators of the document's tables, one for each value wanted. */
export function findIndicatorsInTables(
  blocks: readonly Block[],
  year: number | null,
  diagnostics: Diagnostic[],
): IndicatorMention[] {
  const indicators: IndicatorMention[] = [];
  for (const block of blocks) {
    if (block.kind !== 'table' || !isIndicatorTable(block.table)) continue;
    const main = block.table.columns.includes('INDICATOR') ? 'INDICATOR' : 'TASK';
    const periods = targetPeriods(block.table, year);
    let group = '';
    for (const row of toTableRows(block.table, main)) {
      const name = row.cells[main];
      if (row.kind === 'GROUP' || name === undefined) {
        group = row.all.map(({ cell }) => cell.text).join(' ');
        continue;
      }
      const targets = row.all.filter(({ role }) => role === 'TARGET');
      const owner =
        row.cells.LEAD === undefined
          ? undefined
          : splitUnitList(row.cells.LEAD.text, { start: 0, end: row.cells.LEAD.text.length })[0];
      const baseline = row.cells.BASELINE === undefined ? null : (readTarget(row.cells.BASELINE.text)?.value ?? null);
      let found = 0;
      for (const [i, { cell, text }] of targets.flatMap(({ cell }, column) =>
        partsOf(cell).map((part) => [column, part] as const),
      )) {
        const target = readTarget(text);
        if (target === null) continue;
        found += 1;
        indicators.push({
          // Matches: the bullet of "- Tỷ lệ". Must not match: "Tỷ lệ".
          name: `${name.text.replace(/^[-–+•]\s*/u, '')}${text === cell.text || target.measureUnit === null ? '' : ` (${target.measureUnit})`}`,
          operator: target.operator,
          value: target.value,
          upperValue: target.upperValue,
          measureUnit: row.cells.MEASURE_UNIT?.text ?? target.measureUnit,
          period: periods[i] ?? yearIn(group) ?? (year === null ? null : String(year)),
          baseline,
          owner: owner === undefined ? null : { unit: owner.unit, isCollective: owner.isCollective },
          task: null,
          place: { start: Math.min(name.start, cell.start), end: Math.max(name.end, cell.end) },
        });
      }
      if (found === 0 && targets.length > 0)
        diagnostics.push({
          code: 'INDICATOR_UNREAD',
          severity: 'WARNING',
          message: `The indicator "${name.text}" has no value that is a number: "${targets.map(({ cell }) => cell.text).join('", "')}".`,
          place: { start: row.start, end: row.end },
        });
    }
  }
  return indicators;
}

/** The values that a cell wants: one, or several parted by semicolons ("≤ 3 Đông Nam Á; ≤ 50 Thế giới"). */
function partsOf(cell: Passage): Array<{ cell: Passage; text: string }> {
  const parts = cell.text.split('; ').map((part) => part.trim());
  // Matches: a part that holds a figure. Must not match: "tăng dần".
  const isList = parts.length > 1 && parts.every((part) => /^[^\d]{0,20}\d/u.test(part));
  return isList ? parts.map((text) => ({ cell, text })) : [{ cell, text: cell.text }];
}

function targetPeriods(table: Table, year: number | null): Array<string | null> {
  const headers = table.header?.cells ?? [];
  return headers
    .filter((_, i) => table.columns[i] === 'TARGET')
    .map(({ text }) => yearIn(text) ?? (year === null ? null : String(year)));
}

function yearIn(text: string): string | null {
  // Matches: "2026", "2026-2030". Must not match: "1.500".
  const match = /(?<![\d.,])20\d{2}(?: ?[-–] ?20\d{2})?(?!\d)/u.exec(text);
  return match === null ? null : match[0].replace(/\s/g, '').replace('–', '-');
}
