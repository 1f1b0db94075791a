/** A day as a Vietnamese sheet shows it, by what of the calendar its format shows: "15/12/2026", "12/2026", "2026". */
export function shownDate(date: Date, format: string | null): string {
  if (Number.isNaN(date.getTime())) return '';
  const shows = partsOf(format);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (year < 1900 || (!shows.day && !shows.month && !shows.year)) return shownTime(date);
  const parts = [
    shows.day ? day : null,
    shows.month || shows.day ? month : null,
    shows.year || shows.day ? year : null,
  ];
  return parts.filter((part) => part !== null).join('/');
}

function partsOf(format: string | null): { day: boolean; month: boolean; year: boolean } {
  // Matches: the words and colours of '[$-42A]"Ngày" d'. Must not match: "d".
  const pattern = (format ?? 'd/m/yyyy').replace(/"[^"]{0,60}"|\[[^\]]{0,40}\]|\\./g, '').toLowerCase();
  const day = pattern.includes('d');
  const year = pattern.includes('y');
  // "mm" beside hours or seconds are minutes
  const month = pattern.includes('m') && (day || year || !(pattern.includes('h') || pattern.includes('s')));
  return { day, month, year };
}

function shownTime(date: Date): string {
  return `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
}
