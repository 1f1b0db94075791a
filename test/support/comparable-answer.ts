import type { WayAnswer } from './three-ways';

/** Instants of the last minutes: each graph wrote its own. */
const RECENT_MS = 600_000;

/** What must be equal: all but where in the text of the query an error is, and the instants of this run. */
export function comparable(answer: WayAnswer): unknown {
  const at = (error: object) => JSON.stringify(error);
  const errors = onePerNull(answer).map(({ message, path, extensions }) => ({ message, path, extensions }));
  return JSON.parse(
    JSON.stringify({ data: answer.data, errors: errors.sort((a, b) => at(a).localeCompare(at(b))) }),
    (name, value: unknown) => {
      if (typeof value !== 'string') return value;
      // the id under which a log has what is masked
      if (/^[\da-f-]{36}$/.test(value)) return 'masked';
      if (name === 'message') return value.replace(/with this id: [\da-f-]{36}/, 'masked');
      // "2026-11-22T20:00:00.000Z", not "2026-11-22"
      const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z$/.test(value);
      return isInstant && Date.now() - Date.parse(value) < RECENT_MS && name !== 'recordedAt' ? 'now' : value;
    },
  );
}

/** Of the errors that made the same null, the first: the specification wants one, and Apollo Gateway tells all. */
function onePerNull({ data, errors = [] }: WayAnswer): NonNullable<WayAnswer['errors']> {
  const byNull = new Map<string, (typeof errors)[number]>();
  const at = ({ path = [] }: (typeof errors)[number]) => JSON.stringify(path);
  for (const error of errors.toSorted((a, b) => at(a).localeCompare(at(b)))) {
    let value: unknown = data;
    const place = (error.path ?? []).filter((step) => {
      if (value === null || value === undefined) return false;
      value = (value as Record<string, unknown>)[step];
      return true;
    });
    // what is no null stands for itself, and so does what belongs to no place
    const isNull = error.path !== undefined && (value === null || value === undefined);
    const key = JSON.stringify(isNull ? place : [error.path, error.message]);
    if (!byNull.has(key)) byNull.set(key, error);
  }
  return [...byNull.values()];
}
