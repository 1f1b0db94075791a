/** How often a recurring deadline comes, as an RFC 5545 rule; null where only "regularly" is said. */
export interface Recurrence {
  rule: string | null;
}

const WEEKDAYS: Readonly<Record<string, string>> = { hai: 'MO', ba: 'TU', tư: 'WE', năm: 'TH', sáu: 'FR', bảy: 'SA' };

/** Wordings and their rules; the first that fits decides. Every pattern is tried anywhere in the words of a deadline. */
const FORMS: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => string | null]> = [
  // Matches: "thứ Sáu hàng tuần". Must not match: "thứ nhất".
  [
    /thứ (hai|ba|tư|năm|sáu|bảy)(?: (?:hằng|hàng) tuần)/iu,
    (m) => `FREQ=WEEKLY;BYDAY=${WEEKDAYS[(m[1] ?? '').toLowerCase()] ?? 'MO'}`,
  ],
  // Matches: "ngày 25 hằng tháng", "ngày 18 của tháng". Must not match: "ngày 25/12".
  [
    /ngày (\d{1,2}) (?:(?:hằng|hàng) tháng|của tháng|mỗi tháng|tháng cuối)/iu,
    (m) => `FREQ=MONTHLY${/tháng cuối/u.test(m[0]) ? ';INTERVAL=3' : ''};BYMONTHDAY=${Number(m[1])}`,
  ],
  // Matches: "ngày 10/12 hằng năm", "ngày 31 tháng 12 hàng năm". Must not match: "ngày 10/12".
  [
    /ngày (\d{1,2}) ?(?:\/|tháng) ?(\d{1,2}) (?:(?:hằng|hàng) năm|mỗi năm)/iu,
    (m) => `FREQ=YEARLY;BYMONTH=${Number(m[2])};BYMONTHDAY=${Number(m[1])}`,
  ],
  // Matches: "Hằng năm, trước ngày 31 tháng 12". Must not match: "hằng năm và từng giai đoạn".
  [
    /(?:hằng|hàng) năm,? [^.;]{0,30}?ngày (\d{1,2}) ?(?:\/|tháng) ?(\d{1,2})(?! ?[\d/]| năm \d)/iu,
    (m) => `FREQ=YEARLY;BYMONTH=${Number(m[2])};BYMONTHDAY=${Number(m[1])}`,
  ],
  // Matches: "hằng ngày". Must not match: "ngày".
  [/(?:hằng|hàng) ngày/iu, () => 'FREQ=DAILY'],
  // Matches: "hàng tuần". Must not match: "tuần".
  [/(?:hằng|hàng) tuần|mỗi tuần/iu, () => 'FREQ=WEEKLY'],
  // Matches: "hằng tháng". Must not match: "tháng 3".
  [/(?:hằng|hàng) tháng|mỗi tháng/iu, () => 'FREQ=MONTHLY'],
  // Matches: "hằng quý". Must not match: "quý III".
  [/(?:hằng|hàng) qu[ýí]|mỗi qu[ýí]/iu, () => 'FREQ=MONTHLY;INTERVAL=3'],
  // Matches: "định kỳ 6 tháng", "6 tháng, năm". Must not match: "6 tháng đầu năm 2026".
  [/(?:định kỳ )(?:6|06|sáu) tháng/iu, () => 'FREQ=MONTHLY;INTERVAL=6'],
  // Matches: "Hằng năm", "các năm tiếp theo". Must not match: "năm 2026".
  [/(?:hằng|hàng) năm|mỗi năm|các năm tiếp theo|những năm tiếp theo/iu, () => 'FREQ=YEARLY'],
  // Matches: "Thường xuyên", "Liên tục". Must not match: "Ban Thường vụ".
  [/thường xuyên|liên tục|định kỳ/iu, () => null],
];

/** How often the words of a deadline say it comes, or null where they say nothing of the kind. */
export function readRecurrence(words: string): Recurrence | null {
  for (const [form, rule] of FORMS) {
    const match = form.exec(words);
    if (match !== null) return { rule: rule(match) };
  }
  return null;
}
