/** What SQL that is made for one statement may refer to. */
export interface Scope {
  /** Adds a parameter and gives its place: `$2`. */
  bind: (value: unknown) => string;
  /** The calendar day in Vietnam, YYYY-MM-DD. */
  today: string;
  /** A table alias that the statement does not have yet. */
  alias: () => string;
}

/** A statement's parameters after the `taken` first ones: as a rule the parents' ids are `$1`. */
export function parameters(today: string, taken = 1): Scope & { values: unknown[] } {
  const values: unknown[] = [];
  let aliases = 0;
  return {
    values,
    today,
    bind: (value) => `$${values.push(value) + taken}`,
    alias: () => {
      aliases += 1;
      return `f${aliases}`;
    },
  };
}
