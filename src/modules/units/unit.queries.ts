import { tableOf } from '../../graph/row-table';
import type { Row } from '../../graph/rows-by-id';
import type { Reader } from '../../reader';
import { Unit } from './unit.entity';

/** A unit's row, with the name of the organisation it belongs to for the case that it is one of several. */
export type UnitCandidate = Row & Pick<Unit, 'name'> & { within: string | null };

/** The units that go by a folded name, in `within` where given. Served by unit_alias_name_key_idx and the key of unit. */
export const findUnitsByName = (db: Reader, nameKey: string, within: number | null): Promise<UnitCandidate[]> =>
  db.rows(
    `select ${tableOf(Unit).select('u')}, p.name as within
       from unit u left join unit p on p.id = u.parent_id
      where u.id in (select unit_id from unit_alias where name_key = $1) and ($2::int is null or u.parent_id = $2)
      order by u.id limit 20`,
    [nameKey, within],
  );

/** The unit with an agency code. Served by unit_code_key. */
export const findUnitsByCode = (db: Reader, code: string, within: number | null): Promise<UnitCandidate[]> =>
  db.rows(
    `select ${tableOf(Unit).select('u')}, p.name as within from unit u left join unit p on p.id = u.parent_id
      where u.code = $1 and ($2::int is null or u.parent_id = $2)`,
    [code, within],
  );
