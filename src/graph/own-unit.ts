import type { EntityManager } from 'typeorm';
import type { UnitNamed, Viewer } from '../auth/viewer';
import { HubError } from '../errors';
import { shown } from './shown';

/** What a reporter may do, and to which units the row belongs that is to be reported on. */
export interface OwnUnitRule {
  argument: string;
  /** Where it may report, as a sentence has it: "on a task that …". */
  rule: string;
  unitIds(): Promise<readonly number[]>;
}

/**
 * Whoever corrects may report on everything; a reporter where its unit is one of these, or above one of them. Errors:
 * FORBIDDEN, which names the rule. Served by unit_pkey.
 */
export async function requireOwnUnit(tx: EntityManager, viewer: Viewer, of: OwnUnitRule): Promise<void> {
  if (viewer.role !== 'REPORTER') return;
  const { unit, name } = viewer;
  const refused = (why: string) =>
    new HubError('FORBIDDEN', `${of.argument}: "${name}" has the role REPORTER and reports ${of.rule}. ${why}`, {
      argument: of.argument,
      rule: 'OWN_UNIT',
    });
  if (!unit) throw refused('It acts for no unit: ask who runs its issuer of tokens to name one.');
  const unitIds = await of.unitIds();
  // a database that holds no units knows this much
  if ('id' in unit && unitIds.includes(unit.id)) return;
  const own = await idOf(tx, unit);
  if (own === null)
    throw refused(`The unit that it acts for ${'code' in unit ? `(${shown(unit.code)}) ` : ''}is not known here.`);
  if (!(await isAbove(tx, own, unitIds)))
    throw refused('This one is of others: have them report on it, or somebody with the role EDITOR.');
}

/** The row of a unit; of one that was merged away, of the one that was kept. */
async function idOf(tx: EntityManager, unit: UnitNamed): Promise<number | null> {
  const [row] =
    'id' in unit
      ? await tx.query<{ id: number }[]>(
          `select id from published.unit where id = $1
           union all select kept_id from published.unit_merge where merged_id = $1`,
          [unit.id],
        )
      : await tx.query<{ id: number }[]>('select id from published.unit where code = $1', [unit.code]);
  return row?.id ?? null;
}

async function isAbove(tx: EntityManager, unitId: number, unitIds: readonly number[]): Promise<boolean> {
  const [found] = await tx.query<[{ is_above: boolean }]>(
    `with recursive up (id) as (
       select unnest($2::int[])
       -- each once: a circle of units ends it, too
       union select u.parent_id from up join published.unit u on u.id = up.id where u.parent_id is not null)
     select exists (select from up where id = $1) as is_above`,
    [unitId, unitIds],
  );
  return found.is_above;
}
