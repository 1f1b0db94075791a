import { HubError } from '../errors';

/**
 * The one row that a look-up by number or name found. Errors: NOT_FOUND for none; AMBIGUOUS for several, whose
 * extensions list the candidates: a number or a name alone is not an identity.
 */
export function onlyOne<Found>(
  found: readonly Found[],
  say: { absent: string; ambiguous: string; candidate: (row: Found) => Record<string, unknown> },
): Found {
  const [first, ...others] = found;
  if (first === undefined) throw new HubError('NOT_FOUND', say.absent);
  if (others.length) throw new HubError('AMBIGUOUS', say.ambiguous, { candidates: found.map(say.candidate) });
  return first;
}
