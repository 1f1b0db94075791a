const VIETNAM_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const MINUTE_MS = 60_000;

let last: { minute: number; day: string } | undefined;

/** The calendar day in Vietnam at an instant, YYYY-MM-DD. Days begin with a minute there: it is worked out once in each. */
export function vietnamDay(instant: Date): string {
  const minute = Math.floor(instant.getTime() / MINUTE_MS);
  if (last?.minute !== minute) last = { minute, day: VIETNAM_DAY.format(instant) };
  return last.day;
}
