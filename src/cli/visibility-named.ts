import { OperatorError } from '../errors';
import { encodeId } from '../graph/global-id';
import type { VisibilityGiven } from '../graph/visibility';
import type { Hub } from '../hub';
import { unitIdOf } from './unit-named';

/** Who is to see documents: "public", "draft", or units with ";" between. Errors: OperatorError for a unit that is not known. */
export async function visibilityNamed({ database }: Pick<Hub, 'database'>, given: string): Promise<VisibilityGiven> {
  const word = given.trim().toUpperCase();
  if (word === 'PUBLIC' || word === 'DRAFT') return { visibility: word };
  const names = given.split(';').flatMap((name) => name.trim() || []);
  if (names.length === 0)
    throw new OperatorError(`--visibility "${given}": say public, draft, or the units that see them.`, 2);
  const ids = await Promise.all(names.map((name) => unitIdOf(database, name, '--visibility')));
  return { visibility: 'RESTRICTED', visibleTo: ids.map((id) => encodeId('Unit', id)) };
}
