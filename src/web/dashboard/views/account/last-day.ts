/** The instant at which a last day is over in Vietnam: a key is good on all of it. */
export const endOf = (day: string): string => {
  const next = new Date(Date.parse(`${day}T00:00:00+07:00`) + 86_400_000);
  return next.toISOString();
};
