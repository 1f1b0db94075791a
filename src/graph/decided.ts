/**
 * What people decided on a row, by field: an import leaves such a field alone. `at` is when, `was` what the document said
 * then, `now` what it says since, where that is something else.
 */
export type Decided = Readonly<Record<string, Decision>>;

export interface Decision {
  at: string;
  was: unknown;
  now?: unknown;
}

/** What the document says of a decided field, as far as imports have seen. */
export const readingOf = (decision: Decision): unknown => ('now' in decision ? decision.now : decision.was);

/**
 * The row's decisions with those on `fields` added, which the document reads as given; for a field decided before, what
 * the document says is known from then.
 */
export function decide(decided: Decided, readings: Readonly<Record<string, unknown>>, at: Date): Decided {
  const added = Object.entries(readings).map(([field, reading]) => {
    const before = decided[field];
    return [field, { at: at.toISOString(), was: (before ? readingOf(before) : reading) ?? null }] as const;
  });
  return { ...decided, ...Object.fromEntries(added) };
}
