import { OperatorError } from '../errors';
import { decodeId } from '../graph/global-id';
import type { Reader } from '../reader';
import { foldUnitName } from '../vietnamese/unit-name-key';

/**
 * The row of the unit that is named by its id (as a query returned it), its code or a name. Errors: OperatorError where none
 * is, or several are.
 */
export async function unitIdOf(db: Reader, given: string): Promise<number> {
  const decoded = decodeId(given);
  const found = await db.rows<{ id: number; name: string; within: string | null }>(
    `select u.id, u.name, p.name as within from published.unit u left join published.unit p on p.id = u.parent_id
      where u.id = $1 or u.code = $2 or u.id in (select unit_id from published.unit_name where name_key = $3)
      order by (u.id = $1 or u.code = $2) desc nulls last, u.id limit 20`,
    [decoded?.type === 'Unit' ? decoded.id : null, given, foldUnitName(given)],
  );
  const [first] = found;
  if (!first)
    throw new OperatorError(
      `--unit "${given}": no unit has this id, code or name. Ask the graph: { unit(name: "…") { id } }`,
    );
  if (found.length === 1 || decoded?.id === first.id) return first.id;
  const names = found.map(({ name, within }) => `${name}${within ? ` (${within})` : ''}`).join('; ');
  throw new OperatorError(`--unit "${given}" is ${found.length} units: ${names}. Give the id of one.`);
}
