const MOST_CHARACTERS = 80;

/** A value from a caller as a message names it: in quotes, and not longer than a line. */
export const shown = (value: string): string =>
  value.length > MOST_CHARACTERS ? `"${value.slice(0, MOST_CHARACTERS)}…"` : `"${value}"`;
