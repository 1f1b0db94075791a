import type { WayAnswer } from './three-ways';

/** Instants of the last minutes: each graph wrote its own. */
const RECENT_MS = 600_000;

/**
 * What must be equal: all but where in the text of the query an error is, and the instants of this run. Of several errors
 * that made the same null, the one that the `other` answer tells as well: each may have stopped at another one.
 */
export function comparable(answer: WayAnswer, other: WayAnswer = answer): unknown {
  const at = (error: object) => JSON.stringify(error);
  const errors = onePerNull(answer, other).map(({ message, path, extensions }) => ({ message, path, extensions }));
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

type TellableError = NonNullable<WayAnswer['errors']>[number];

const placeOf = ({ path = [] }: TellableError): string => JSON.stringify(path);
const identityOf = ({ path, message }: TellableError): string => JSON.stringify([path, message]);

/** Of the errors that made the same null, one: the specification wants no more, and Apollo Gateway tells all. */
function onePerNull({ data, errors = [] }: WayAnswer, other: WayAnswer): TellableError[] {
  const told = new Set(other.errors?.map(identityOf));
  const rank = (error: TellableError) => `${told.has(identityOf(error)) ? 0 : 1}${placeOf(error)}`;
  const byNull = new Map<string, TellableError>();
  for (const error of errors.toSorted((a, b) => rank(a).localeCompare(rank(b)))) {
    let value: unknown = data;
    const place = (error.path ?? []).filter((step) => {
      if (value === null || value === undefined) return false;
      value = (value as Record<string, unknown>)[step];
      return true;
    });
    // what is no null stands for itself, and so does what belongs to no place
    const isNull = error.path !== undefined && (value === null || value === undefined);
    const key = isNull ? JSON.stringify(place) : identityOf(error);
    if (!byNull.has(key)) byNull.set(key, error);
  }
  return [...byNull.values()];
}
