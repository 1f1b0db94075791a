const VIETNAM_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Vietnam at an instant, YYYY-MM-DD. */
export const vietnamDay = (instant: Date): string => VIETNAM_DAY.format(instant);
