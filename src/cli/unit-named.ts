import { OperatorError } from '../errors';
import { decodeId } from '../graph/global-id';
import type { Reader } from '../reader';
import { foldUnitName } from '../vietnamese/unit-name-key';

const MOST_NAMED = 20;

/**
 * The row of the unit that is named by its id (as a query returned it), its code or a name, in this order. Errors: OperatorError
 * where none is, or several are.
 */
export async function unitIdOf(db: Reader, given: string, option = '--unit'): Promise<number> {
  const decoded = decodeId(given);
  const found = await db.rows<{ id: number; name: string; within: string | null; isExact: boolean; total: number }>(
    `select u.id, u.name, p.name as within, coalesce(u.id = $1, false) or coalesce(u.code = $2, false) as "isExact",
            count(*) over ()::int as total
       from published.unit u left join published.unit p on p.id = u.parent_id
      where u.id = $1 or u.code = $2 or u.id in (select unit_id from published.unit_name where name_key = $3)
      order by u.id = $1 desc nulls last, u.code = $2 desc nulls last, u.id limit ${MOST_NAMED}`,
    [decoded?.type === 'Unit' ? decoded.id : null, given, foldUnitName(given)],
  );
  const [first] = found;
  if (!first)
    throw new OperatorError(
      `${option} "${given}": no unit has this id, code or name. Ask the graph: { unit(name: "…") { id } }`,
    );
  if (first.isExact || first.total === 1) return first.id;
  const names = found.map(({ name, within }) => `${name}${within ? ` (${within})` : ''}`).join('; ');
  throw new OperatorError(
    `${option} "${given}" is ${first.total} units: ${names}${first.total > MOST_NAMED ? '; …' : ''}. Give the id of one.`,
  );
}
