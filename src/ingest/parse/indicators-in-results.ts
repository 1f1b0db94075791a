import type { IndicatorMention } from '../parsed-document';
import type { Block } from '../segment/section-tree';
import { findTargets } from './targets-in-passage';
import { taskColumn } from './tasks-in-tables';

// Matches: a share, which a result can want: "100% cán bộ được tập huấn". Must not match: "01 Nghị quyết", which is what is made.
const SHARE = /\d ?%/u;

/** The targets that the results of task tables set: "Bảo đảm 100% cán bộ được tập huấn". */
export function findIndicatorsInResults(blocks: readonly Block[], year: number | null): IndicatorMention[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'table' || taskColumn(block.table) === null) return [];
    const { rows, columns } = block.table;
    return rows.flatMap(({ cells, roles }) =>
      cells.flatMap((cell, i) =>
        (roles ?? columns)[i] === 'RESULT' && SHARE.test(cell.text)
          ? findTargets(cell, { isGoal: true, isGoalSection: false }, '', year)
          : [],
      ),
    );
  });
}
