import { MIGRATIONS } from '../database/migrations';
import { OperatorError } from '../errors';
import type { Manifest } from './manifest';

/** Errors: OperatorError where the graph in the backup has a form that this version does not know, as a newer one made it. */
export function requireKnownForm({ state, program }: Manifest): void {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = state.migrations.filter((name) => !known.has(name));
  if (unknown.length)
    throw new OperatorError(
      `The backup was made by a newer PlanGraph (${program}; migrations ${unknown.join(', ')}): restore it with that version or a newer one. Nothing was changed.`,
    );
}
