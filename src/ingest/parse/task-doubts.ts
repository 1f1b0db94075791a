import type { Diagnostic, TaskMention } from '../parsed-document';
import type { Block } from '../segment/section-tree';
import { isIndicatorTable } from './indicators-in-tables';
import { taskColumn } from './tasks-in-tables';
import { unitDoubt } from './unit-doubt';
import { whomDoubt } from './whom-doubts';

// Matches: a duty to help others, which needs no leader of its own. Must not match: "Chủ trì, phối hợp".
const HELPS = /^(?!(?:[^:]{0,120}[:,] ?)?[Cc]hủ trì)(?:[^:]{0,120}[:,] ?)?[Pp]hối hợp/u;
// Matches: a year that may be a deadline: "trong năm 2026". Must not match: "kế hoạch năm 2026".
const MERE_YEAR = /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:[Tt]rong|[Đđ]ến hết|[Tt]rước) (?:năm )?20\d{2}(?![A-Za-zÀ-ɏẠ-ỹ]| [-–])/u;

// Matches: a task that recurs, nothing says how often: "Định kỳ, Sở Y tế tổng hợp". Must not match: "Định kỳ hằng quý".
const AT_TIMES = /^Định kỳ(?:,| (?!hằng|hàng|\d))/u;

// Matches: a time that names no day: "báo cáo trong tuần", "trình trong quý này". Must not match: "trong quý III".
const OF_NO_DAY =
  /(?:báo cáo|hoàn thành|trình|gửi|xong)[^.;:]{0,60}? trong (?:tuần|tháng|quý|ngày)(?: này| tới)?(?=[.;,]|$)/iu;

/** What is unsure of the tasks: units that read like none, a unit after a circumstance, no leader, a year that may be a deadline. */
export function taskDoubts(tasks: readonly TaskMention[]): Diagnostic[] {
  // a document names the same units again and again
  const doubts = new Map<string, string | null>();
  const doubtOf = (unit: string) => {
    const known = doubts.get(unit);
    if (known !== undefined) return known;
    const why = unitDoubt(unit);
    doubts.set(unit, why);
    return why;
  };
  return tasks.flatMap((task) => {
    const named = task.ordinal ?? `"${task.title}"`;
    const found: Diagnostic[] = task.assignments.flatMap(({ unit, place }) => {
      const why = doubtOf(unit);
      return why === null ? [] : [doubt('TASK_UNIT_UNSURE', `"${unit}", named by task ${named}, ${why}.`, place)];
    });
    const leads = task.assignments.some(({ role }) => role === 'LEAD');
    if (!leads && !(task.assignments.length > 0 && HELPS.test(task.text)))
      found.push(doubt('TASK_WITHOUT_LEAD', `Task ${named} names no unit that leads it.`, opening(task)));
    const whom = whomDoubt(task);
    if (whom !== null) found.push(doubt('TASK_UNIT_UNSURE', `Task ${named} ${whom}.`, opening(task)));
    if (task.deadlines.length === 0 && MERE_YEAR.test(task.text))
      found.push(doubt('DEADLINE_UNSURE', `Task ${named} names a year that may be its deadline.`, opening(task)));
    if (task.deadlines.length === 0 && OF_NO_DAY.test(task.text))
      found.push(doubt('DEADLINE_UNSURE', `Task ${named} names a time that is no day.`, opening(task)));
    if (task.deadlines.length === 0 && AT_TIMES.test(task.text))
      found.push(doubt('DEADLINE_UNSURE', `Task ${named} recurs, but at what times was not read.`, opening(task)));
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

const OPENING = 24;

/** The task's first words: a doubt about the whole task is none about the documents that it cites. */
function opening({ place }: TaskMention): Diagnostic['place'] {
  return { start: place.start, end: Math.min(place.end, place.start + OPENING) };
}

function doubt(code: string, message: string, place: Diagnostic['place']): Diagnostic {
  return { code, severity: 'WARNING', message, place };
}
