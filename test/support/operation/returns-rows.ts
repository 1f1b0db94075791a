/** Does an answer hold a row, a count that is not zero, or a thing that was looked up? */
export function returnsRows(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.values(data).some((root) => holdsRows(root) || (isThing(root) && !isPage(root)));
}

const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A page or a report: it is there even where nothing is found. */
const isPage = (value: Record<string, unknown>): boolean =>
  Object.entries(value).every(
    ([name, one]) => name === '__typename' || Array.isArray(one) || isThing(one) || typeof one !== 'string',
  );

function holdsRows(value: unknown): boolean {
  if (typeof value === 'number') return value > 0;
  if (Array.isArray(value)) return value.some((item) => item !== null);
  return isThing(value) && Object.values(value).some(holdsRows);
}
