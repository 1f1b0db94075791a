import type { Diagnostic, TaskMention } from '../parsed-document';
import type { Block } from '../segment/section-tree';
import { isIndicatorTable } from './indicators-in-tables';
import { taskColumn } from './tasks-in-tables';
import { unitDoubt } from './unit-doubt';

// Matches: a circumstance before the unit: "Đối với các dự án chậm tiến độ, …". Must not match: "Trên cơ sở".
const CIRCUMSTANCE = /^(?:Đối với|Sau khi|Trong thời hạn|Từ (?:năm|quý|tháng)|Năm \d|Trường hợp)/u;
// Matches: a duty to help others, which needs no leader of its own. Must not match: "Chủ trì, phối hợp".
const HELPS = /^(?:[^:]{0,120}[:,] ?)?[Pp]hối hợp/u;
// Matches: a year that may be a deadline: "trong năm 2026". Must not match: "kế hoạch năm 2026".
const MERE_YEAR = /(?<!\p{L})(?:[Tt]rong|[Đđ]ến hết|[Tt]rước) (?:năm )?20\d{2}(?!\p{L}| [-–])/u;

/** What is unsure of the tasks: units that read like none, a unit after a circumstance, no leader, a year that may be a deadline. */
export function taskDoubts(tasks: readonly TaskMention[]): Diagnostic[] {
  return tasks.flatMap((task) => {
    const named = task.ordinal ?? `"${task.title}"`;
    const found: Diagnostic[] = task.assignments.flatMap(({ unit, place }) => {
      const why = unitDoubt(unit);
      return why === null ? [] : [doubt('TASK_UNIT_UNSURE', `"${unit}", named by task ${named}, ${why}.`, place)];
    });
    const leads = task.assignments.some(({ role }) => role === 'LEAD');
    const isHelp = task.assignments.length > 0 && HELPS.test(task.text);
    if (!leads && !isHelp)
      found.push(doubt('TASK_WITHOUT_LEAD', `Task ${named} names no unit that leads it.`, task.place));
    if (leads && CIRCUMSTANCE.test(task.text))
      found.push(doubt('TASK_UNIT_UNSURE', `Task ${named} names its unit after a circumstance.`, task.place));
    if (task.deadlines.length === 0 && MERE_YEAR.test(task.text))
      found.push(doubt('DEADLINE_UNSURE', `Task ${named} names a year that may be its deadline.`, task.place));
    return found;
  });
}

/** Tables of tasks or indicators that lack a column such tables have: it may stand under a heading that is not known. */
export function tableDoubts(blocks: readonly Block[]): Diagnostic[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'table' || block.table.header === null) return [];
    const { columns, header, isColumnsGiven } = block.table;
    if (isColumnsGiven === true) return [];
    const isUnknown = columns.includes('UNKNOWN');
    const missing = isIndicatorTable(block.table)
      ? !columns.includes('TARGET')
      : taskColumn(block.table) !== null && !columns.includes('LEAD');
    if (!isUnknown || !missing) return [];
    return [
      doubt(
        'TABLE_COLUMNS_UNSURE',
        `Of this table's columns not all were recognised: ${header.cells.map(({ text }) => `"${text}"`).join(', ')}.`,
        { start: header.start, end: header.end },
      ),
    ];
  });
}

function doubt(code: string, message: string, place: Diagnostic['place']): Diagnostic {
  return { code, severity: 'WARNING', message, place };
}
