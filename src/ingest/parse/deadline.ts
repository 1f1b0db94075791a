import { findAll } from '../../vietnamese/find-all';
import type { Span } from '../parsed-document';
import { listedPeriods } from './deadline-list';
import { AFTER_EVENT, DEADLINE_WORDINGS, MAY_RECUR } from './deadline-wordings';
import { type Calendar, PERIOD_SOURCE, type Period, readPeriod } from './period';
import { readRecurrence } from './recurrence';

/** A deadline read in a text; offsets count in that text. */
export interface DeadlineInText extends Span {
  text: string;
  from: string | null;
  on: string | null;
  recurring: boolean;
  rule: string | null;
}

// Matches: "Từ quý III/2026 đến quý III/2030", "Năm 2026 - 2027", "Giai đoạn 2026 – 2030". Must not match: "từ thực tiễn".
const RANGE = new RegExp(
  `(?:[Gg]iai đoạn |[Tt]ừ )?(?:năm )?${PERIOD_SOURCE} ?(?:-|–|đến hết|đến|tới) ?${PERIOD_SOURCE}`,
  'u',
);
/** What stands between the two ends of every range, and few deadlines have. Matches: "–", "đến", ", ". Must not match: "Quý I/2026". */
const MAY_RANGE = /[-–,]|đến|tới|và/u;
// Matches: "quý I - II/2026", "tháng 3 - 6/2026", "Quý II, III/2026". Must not match: "quý I/2026".
const SHORT_RANGE =
  /([Qq]u[ýí]|[Tt]háng) (IV|I{1,3}|\d{1,2})(?:(?:, ?| và )(?:IV|I{1,3}|\d{1,2})(?![\d/])){0,10} ?(?:-|–|,|và|đến) ?(?:(?:[Tt]háng|[Qq]u[ýí]) (?=(?:IV|I{1,3}|\d{1,2})(?: ?\/ ?20| năm 20)))?((?:IV|I{1,3}|\d{1,2})(?: ?\/ ?20\d{2}| năm 20\d{2})?)(?![A-Za-zÀ-ɏẠ-ỹ])/u;
// Matches: "Từ quý II/2027", "từ ngày 01/7/2026". Must not match: "từ đó".
const SINCE = new RegExp(`[Tt]ừ (?:đầu )?${PERIOD_SOURCE}`, 'u');
const PERIOD = new RegExp(PERIOD_SOURCE, 'u');
// Matches: "trong 10 ngày kể từ ngày ban hành", "sau 15 ngày làm việc kể từ ngày ký". Must not match: "10 ngày".
const AFTER_ISSUE =
  /(\d{1,3}) ngày(?: làm việc)?,? (?:kể )?từ (?:khi|ngày) (?:ký |được )?(?:ban hành|ký|có hiệu lực)/iu;
/** Deadlines that name an event instead of a day. Matches: "Kỳ họp thứ nhất Quốc hội khóa XVI", "Theo Kế hoạch của …", "Đã hoàn thành". Must not match: "Rà soát". */
const EVENT =
  /^(?:Kỳ họp|Theo |Đã |Ngay sau|Sau khi|Khi |Trước kỳ họp|Trong kỳ họp|Trước khi|Ngay khi|Đột xuất|Đang |Phiên họp|Đảm bảo|Bảo đảm|Đúng |Trong nhiệm kỳ|Trong quá trình|Trong suốt|Suốt |Lâu dài|Tùy |Tuỳ |Hoàn thành$|Xong$|Song song|Cùng |Cả năm$)/iu;
// Matches: what parts two deadlines of one cell. Must not match: the comma of "Hằng năm, thường xuyên".
const CELL_PARTS = /\s*;\s*|\s*\n\s*|(?<=20\d{2})\s*[,.]?\s+(?=- (?!20\d{2})|\+ |[Tt]háng|[Qq]u[ýí])/u;

/** The deadlines that a whole cell or labelled text says; `null` where its words fit no known form. */
export function readDeadlineCell(text: string, calendar: Calendar): DeadlineInText[] | null {
  const whole = wholeRange(text, calendar);
  if (whole !== null) return whole;
  const parts: DeadlineInText[] = [];
  let from = 0;
  for (const piece of text.split(CELL_PARTS)) {
    const at = text.indexOf(piece, from);
    from = at + piece.length;
    // Matches: the bullet and the full stop round a deadline. Must not match: the deadline's own letters.
    const trimmed = piece.replace(/^[\s\-–+•(]+|[\s.,)]+$/gu, (edge) =>
      edge.includes(')') && piece.includes('(', 1) ? ')' : '',
    );
    if (trimmed === '') continue;
    const start = at + piece.indexOf(trimmed);
    const several = severalOf(trimmed, start, calendar);
    if (several !== null) {
      parts.push(...several);
      continue;
    }
    const read = readWords(trimmed, calendar);
    if (read === null) return parts.length > 0 ? parts : null;
    parts.push({ ...read, text: trimmed, start, end: start + trimmed.length });
  }
  return parts.length > 0 ? parts : null;
}

/** The one stretch that the whole cell says, or null: "Quý IV năm 2025 - Quý I năm 2026", whose dash is no bullet. */
function wholeRange(text: string, calendar: Calendar): DeadlineInText[] | null {
  const range = MAY_RANGE.test(text) ? RANGE.exec(text) : null;
  if (range === null || range.index > 0 || range[0].length < text.trimEnd().length) return null;
  const read = readWords(range[0], calendar);
  return read === null ? null : [{ ...read, text: range[0], start: 0, end: range[0].length }];
}

/** The deadlines of words that list several, or null where they say one. */
function severalOf(words: string, start: number, calendar: Calendar): DeadlineInText[] | null {
  if (readRecurrence(words) !== null) return null;
  const listed = listedPeriods(words);
  if (listed !== null) {
    const read = listed.map((one) => ({
      one,
      deadline: readWords(one.words, calendar),
    }));
    return read.flatMap(({ one, deadline }) =>
      deadline === null
        ? []
        : [
            {
              ...deadline,
              text: one.words,
              start: start + one.start,
              end: start + one.end,
            },
          ],
    );
  }
  const said = findDeadlines(words, calendar);
  return said.length < 2
    ? null
    : said.map((one) => ({
        ...one,
        start: one.start + start,
        end: one.end + start,
      }));
}

function readWords(written: string, calendar: Calendar): Omit<DeadlineInText, 'text' | 'start' | 'end'> | null {
  // Matches: a day without its word: "trước 30/9". Must not match: "trước 30/9/2026".
  const words = written.replace(/(?<=(?:[Tt]rước|[Cc]hậm nhất(?: là)?) )(?=\d{1,2}\/\d{1,2}(?![\d/]))/u, 'ngày ');
  const recurrence = readRecurrence(words);
  const recurring = {
    recurring: recurrence !== null,
    rule: recurrence?.rule ?? null,
  };
  const range = MAY_RANGE.test(words) ? (RANGE.exec(words) ?? shortRange(words)) : null;
  if (range !== null) {
    const last = readPeriod(range[2] ?? '', calendar);
    const first = readPeriod(
      range[1] ?? '',
      last === null ? calendar : { issuedOn: null, year: Number(last.last.slice(0, 4)) },
    );
    if (first !== null && last !== null) return { from: first.first, on: last.last, ...recurring };
  }
  const days = AFTER_ISSUE.exec(words);
  if (days !== null)
    return {
      from: null,
      on: calendar.issuedOn === null ? null : plusDays(calendar.issuedOn, Number(days[1])),
      ...recurring,
    };
  if (recurrence?.rule?.includes('BY') === true) return { from: null, on: null, ...recurring };
  const since = SINCE.exec(words);
  if (since !== null) {
    const period = readPeriod(since[1] ?? '', calendar);
    if (period !== null) return { from: period.first, on: null, ...recurring };
  }
  const single = PERIOD.exec(words);
  const period = single === null ? null : readPeriod(single[1] ?? '', calendar);
  if (period !== null) return atPeriod(period, recurring);
  if (recurrence !== null || EVENT.test(words)) return { from: null, on: null, ...recurring };
  return null;
}

function atPeriod(
  period: Period,
  recurring: { recurring: boolean; rule: string | null },
): Omit<DeadlineInText, 'text' | 'start' | 'end'> {
  return recurring.recurring
    ? { from: period.first, on: null, ...recurring }
    : { from: null, on: period.last, ...recurring };
}

function shortRange(words: string): string[] | null {
  const match = SHORT_RANGE.exec(words);
  return match === null ? null : [match[0], `${match[1]} ${match[2]}`, `${match[1]} ${match[3]}`];
}

function plusDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

// Matches: "trong năm 2026", "trong 2026", where no "hoàn thành" makes it a deadline. Must not match: "trong quý II năm 2026".
const MERE_YEAR = /^(?:[Tt]rong|[Đđ]ến hết|hết|[Tt]rước) (?:năm )?20\d{2}$/u;

/** What every wording holds, a figure, a period's word or one of recurring: many passages have none. Matches: "5", "quý IV", "hằng ngày". Must not match: "quyết định". */
const MAY_BE_DEADLINE =
  /\d|[Qq]u[ýí] |Q[IV]|(?:sáu|chín) tháng|[Hh][ằà]ng |cuối|của tháng|mỗi tháng|thường xuyên|ịnh kỳ/u;

/** The deadlines said in running text, in order. */
export function findDeadlines(text: string, calendar: Calendar): DeadlineInText[] {
  if (!MAY_BE_DEADLINE.test(text)) return [];
  const found: DeadlineInText[] = [];
  const mayRecur = MAY_RECUR.test(text);
  for (const { pattern, recurs } of DEADLINE_WORDINGS) {
    if (recurs && !mayRecur) continue;
    for (const match of findAll(text, pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (MERE_YEAR.test(match[0]) || found.some((other) => other.start < end && start < other.end)) continue;
      const read = readWords(match[0], calendar);
      if (read !== null && (read.on !== null || read.recurring)) found.push({ ...read, text: match[0], start, end });
    }
  }
  for (const { index, 0: words } of findAll(text, AFTER_EVENT)) {
    const end = index + words.length;
    if (!found.some((other) => other.start < end && index < other.end))
      found.push({ text: words, start: index, end, from: null, on: null, recurring: false, rule: null });
  }
  return withoutRepeats(found.sort((a, b) => a.start - b.start));
}

/** Each day once: a sentence that comes back to its deadline sets no other. */
function withoutRepeats(found: readonly DeadlineInText[]): DeadlineInText[] {
  return found.filter(
    (one, i) => one.on === null || !found.slice(0, i).some((other) => other.on === one.on && other.from === one.from),
  );
}
