import { findAll } from '../../vietnamese/find-all';
import { readUnitList } from '../../vietnamese/unit-list';
import type { Passage } from '../segment/passage';
import { readDeadlineCell } from './deadline';
import type { Calendar } from './period';
import { mentionDeadlines, type TaskDraft } from './task-draft';
import { inRole } from './unit-cell';

type Label = 'NAME' | 'LEAD' | 'COORDINATE' | 'RESULT' | 'DEADLINE' | 'OVERSEER';

// Matches: "Cơ quan chủ trì: ", "Đơn vị phối hợp: ", "Thời gian hoàn thành: ", "Tên nhiệm vụ: ". Must not match: "chủ trì, phối hợp".
const LABEL =
  /(?:(?:[Cc]ơ quan|[Đđ]ơn vị|[Ss]ở,? ngành|[Pp]hòng|[Bb]ộ phận)(?:,? đơn vị)? )?(?:([Tt]ên nhiệm vụ|[Nn]hiệm vụ)|([Cc]hủ trì(?: thực hiện| tham mưu)?|(?<=(?:[Cc]ơ quan|[Đđ]ơn vị) )thực hiện)|([Pp]hối hợp(?: thực hiện)?)|([Kk]ết quả(?: dự kiến)?|[Ss]ản phẩm(?: dự kiến)?)|([Tt]hời gian(?: hoàn thành| thực hiện)?|[Tt]hời hạn(?: hoàn thành)?|[Tt]iến độ(?: hoàn thành)?)|([Ll]ãnh đạo phụ trách)) ?: ?/gu;
/** How every label ends: most passages have none. Matches: "trì:", "hoàn thành :". Must not match: "như sau:". */
const MAY_LABEL =
  /(?:nhiệm vụ|Nhiệm vụ|chủ trì|Chủ trì|thực hiện|tham mưu|hợp|quả|dự kiến|phẩm|gian|hoàn thành|hạn|độ|phụ trách) ?:/u;
const LABELS: readonly Label[] = ['NAME', 'LEAD', 'COORDINATE', 'RESULT', 'DEADLINE', 'OVERSEER'];

/** One labelled value, its offsets in the passage's text. */
export interface Labelled {
  label: Label;
  labelAt: number;
  start: number;
  end: number;
}

/** The values that the passage gives after labels, each up to the next label or the passage's end. */
export function findLabels(text: string): Labelled[] {
  const matches = text.includes(':') && MAY_LABEL.test(text) ? findAll(text, LABEL) : [];
  return matches.map((match, i) => {
    const start = match.index + match[0].length;
    const next = matches[i + 1]?.index ?? text.length;
    const label = LABELS[match.slice(1).findIndex((group) => group !== undefined)] ?? 'NAME';
    const isLast = i === matches.length - 1;
    const raw = text.slice(start, isLast ? lastEnd(text, start, label) : next);
    // Matches: what parts one labelled value from the next: "; ", ". ", " (". Must not match: the value.
    const bare = raw.replace(/[\s.;,()–-]+$/u, '');
    const value = raw.startsWith(')', bare.length) && bare.lastIndexOf('(') > bare.lastIndexOf(')') ? `${bare})` : bare;
    return {
      label,
      labelAt: match.index,
      start,
      end: start + value.length,
    };
  });
}

/** Where the value of a passage's last label ends: with its sentence, but for a list of units that goes on behind a semicolon. */
function lastEnd(text: string, start: number, label: Label): number {
  // Matches: the "; " after the last label's value. Must not match: the "." of "30.6".
  for (const { index, 0: mark } of text.slice(start).matchAll(/[;.)](?=\s|$)/gu)) {
    const end = start + index;
    const goesOn =
      mark === ';' &&
      (label === 'LEAD' || label === 'COORDINATE') &&
      readUnitList(text, end + 2)?.units[0]?.start === end + 2;
    if (!goesOn) return end;
  }
  return text.length;
}

/** Adds what the labels say to the task. */
export function applyLabels(task: TaskDraft, passage: Passage, labels: readonly Labelled[], calendar: Calendar): void {
  for (const { label, start, end } of labels) {
    if (end <= start) continue;
    const value = passage.text.slice(start, end);
    if (label === 'LEAD' || label === 'COORDINATE') task.assignments.push(...inRole(passage, start, end, label));
    if (label === 'RESULT') task.expectedResult = value;
    if (label === 'DEADLINE') {
      const read = readDeadlineCell(value, calendar) ?? [
        {
          text: value,
          start: 0,
          end: value.length,
          from: null,
          on: null,
          recurring: false,
          rule: null,
        },
      ];
      task.deadlines.push(
        ...mentionDeadlines(
          passage,
          read.map((deadline) => ({
            ...deadline,
            start: deadline.start + start,
            end: deadline.end + start,
          })),
        ),
      );
    }
  }
}
