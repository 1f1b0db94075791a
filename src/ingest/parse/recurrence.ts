/** How often a recurring deadline comes, as an RFC 5545 rule; null where only "regularly" is said. */
export interface Recurrence {
  rule: string | null;
}

const WEEKDAYS: Readonly<Record<string, string>> = { hai: 'MO', ba: 'TU', tư: 'WE', năm: 'TH', sáu: 'FR', bảy: 'SA' };

const PERIODS: Readonly<Record<string, string>> = { tháng: 'MONTHLY', năm: 'YEARLY', tuần: 'WEEKLY' };

/** Wordings and their rules; the first that fits decides. Every pattern is tried anywhere in the words of a deadline. */
const FORMS: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => string | null]> = [
  // Matches: "thứ Sáu hàng tuần". Must not match: "thứ nhất".
  [
    /thứ (hai|ba|tư|năm|sáu|bảy)(?: (?:hằng|hàng) tuần)/iu,
    (m) => `FREQ=WEEKLY;BYDAY=${WEEKDAYS[(m[1] ?? '').toLowerCase()] ?? 'MO'}`,
  ],
  // Matches: "ngày 20 của tháng cuối quý", "ngày 15 tháng cuối mỗi quý". Must not match: "ngày 20 hằng tháng".
  [
    /ngày (\d{1,2}) (?:của )?tháng cuối (?:mỗi |hằng |hàng )?qu[ýí]/iu,
    (m) => `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=${Number(m[1])}`,
  ],
  // Matches: "ngày 25 hằng tháng", "ngày 18 của tháng". Must not match: "ngày 25/12".
  [
    /ngày (\d{1,2}) (?:(?:hằng|hàng) tháng|của tháng|mỗi tháng|tháng cuối)/iu,
    (m) => `FREQ=MONTHLY${/tháng cuối/u.test(m[0]) ? ';INTERVAL=3' : ''};BYMONTHDAY=${Number(m[1])}`,
  ],
  // Matches: "15/6 và 15/12 hằng năm". Must not match: "15/6/2026 và 15/12/2026".
  [
    /(\d{1,2}) ?(?:\/|tháng) ?(\d{1,2}) và (?:ngày )?(\d{1,2}) ?(?:\/|tháng) ?(\d{1,2}) (?:(?:hằng|hàng|mỗi) năm)/iu,
    (m) =>
      Number(m[1]) === Number(m[3])
        ? `FREQ=YEARLY;BYMONTH=${Number(m[2])},${Number(m[4])};BYMONTHDAY=${Number(m[1])}`
        : 'FREQ=YEARLY',
  ],
  // Matches: "tháng 6 và tháng 12 hằng năm", "tháng 5 hằng năm". Must not match: "ngày 10 tháng 6 hằng năm".
  [
    /(?<!ngày \d{1,2} )tháng (\d{1,2})(?:(?: và|,) (?:tháng )?(\d{1,2}))? (?:(?:hằng|hàng|mỗi) năm)/iu,
    (m) =>
      `FREQ=YEARLY;BYMONTH=${[m[1], m[2]]
        .filter((month) => month !== undefined)
        .map(Number)
        .join(',')}`,
  ],
  // Matches: "quý I hằng năm". Must not match: "quý I/2026".
  [
    /qu[ýí] (IV|I{1,3}) (?:hằng|hàng|mỗi) năm/iu,
    (m) => `FREQ=YEARLY;BYMONTH=${['I', 'II', 'III', 'IV'].indexOf((m[1] ?? '').toUpperCase()) * 3 + 3}`,
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
  // Matches: "06 tháng/lần", "02 năm/lần", "03 tháng một lần". Must not match: "6 tháng đầu năm".
  [
    /(\d{1,2}) (tháng|năm|tuần) ?(?:\/|một|1|01) ?lần/iu,
    (m) => `FREQ=${PERIODS[(m[2] ?? '').toLowerCase()] ?? 'YEARLY'};INTERVAL=${Number(m[1])}`,
  ],
  // Matches: "02 lần/năm". Must not match: "2 lần".
  [/(?:0?2|hai) lần ?\/ ?năm/iu, () => 'FREQ=MONTHLY;INTERVAL=6'],
  [/(?:0?1|một) lần ?\/ ?năm/iu, () => 'FREQ=YEARLY'],
  // Matches: "định kỳ 6 tháng", "6 tháng, 1 năm", "6 tháng và hằng năm". Must not match: "6 tháng đầu năm 2026".
  [/(?:định kỳ |hằng |hàng )(?:6|06|sáu) tháng|^(?:6|06|sáu) tháng(?:,| và)/iu, () => 'FREQ=MONTHLY;INTERVAL=6'],
  // Matches: "Hằng năm", "các năm tiếp theo". Must not match: "năm 2026".
  [/(?:hằng|hàng) năm|mỗi năm|các năm tiếp theo|những năm tiếp theo/iu, () => 'FREQ=YEARLY'],
  // Matches: "Thường xuyên", "Liên tục". Must not match: "Ban Thường vụ".
  [/thường xuyên|liên tục|định kỳ/iu, () => null],
];

/** What each of them holds: most deadlines come once. Matches: "hằng ", "mỗi ", "lần". Must not match: "Quý III/2026". */
const RECURS = /h[ằà]ng |mỗi |lần|định kỳ|liên tục|thường xuyên|tháng cuối|của tháng|năm tiếp theo|tháng(?:,| và)/iu;

/** How often the words of a deadline say it comes, or null where they say nothing of the kind. */
export function readRecurrence(words: string): Recurrence | null {
  if (!RECURS.test(words)) return null;
  for (const [form, rule] of FORMS) {
    const match = form.exec(words);
    if (match !== null) return { rule: rule(match) };
  }
  return null;
}
