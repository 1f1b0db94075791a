import { findAll } from '../../vietnamese/find-all';
import type { Diagnostic, TaskMention } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';
import { findDeadlines } from './deadline';

// Matches: "trước ngày 31 tháng 9 năm 2026", "hoàn thành trong quý V năm 2026", "chậm nhất tháng 13/2026". Must not match: "trước mắt", "trong quý".
const DEADLINE_LIKE =
  /(?:[Hh]oàn thành )?(?:[Tt]rước|[Cc]hậm nhất|[Đđ]ến hết|[Hh]oàn thành)(?: là| vào| trong)?(?: ngày)? (?:\d{1,2} ?(?:\/|tháng) ?\d{1,2}(?: ?(?:\/|năm) ?\d{4})|qu[ýí] [\dIVX]{1,4}(?: ?\/ ?| năm )\d{4}|tháng \d{1,2}(?: ?\/ ?| năm )\d{4})/gu;
// Matches: the year that each of those ends with. Must not match: "ngày 5".
const YEAR = /\d{4}/;
/** Each of these names its own year. */
const WITHOUT_YEAR = { issuedOn: null, year: null };

/**
 * What looks like a deadline of a task and names a day or period that does not exist: neither dropped in silence nor
 * guessed at. Tasks are in document order.
 */
export function unreadDeadlines(passages: readonly Passage[], tasks: readonly TaskMention[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let next = 0;
  for (const passage of passages) {
    for (const match of YEAR.test(passage.text) ? findAll(passage.text, DEADLINE_LIKE) : []) {
      // a day that exists was read: the task has it already, or it is part of its result
      if (findDeadlines(match[0], WITHOUT_YEAR).length > 0) continue;
      const place = placeIn(passage, match.index, match.index + match[0].length);
      while (next < tasks.length && (tasks[next] as TaskMention).place.end <= place.start) next += 1;
      const task = tasks[next];
      if (task === undefined || task.place.start > place.start) continue;
      if (task.deadlines.some((deadline) => deadline.place.start < place.end && place.start < deadline.place.end))
        continue;
      diagnostics.push({
        code: 'DEADLINE_UNREAD',
        severity: 'WARNING',
        message: `The deadline "${match[0]}" of task ${task.ordinal ?? `"${task.title}"`} names no day or period that exists; the task has none from it.`,
        place,
      });
    }
  }
  return diagnostics;
}
